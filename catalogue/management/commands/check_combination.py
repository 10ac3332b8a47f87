"""`manage.py check_combination`: units against rules of combination, for machines, line by line."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from typing import Any

from django.core.management.base import BaseCommand

from catalogue.management.lines import answered
from catalogue.rules import Document, Fault, RuleFaults, TooMuchWork, nearest, parse, parse_day, verdict_json

DOCUMENTS = 32
"""How many documents are kept read, so that many learners asked about one document are answered quickly."""


class Command(BaseCommand):
    """Answer how far each learner is from a qualification, one JSON object per line; needs no database."""

    help = (
        'Reads lines such as {"units": {…}, "groups": […], "rules": […], "achieved": ["…"], "on": "…"} from '
        "standard input (a document of docs/rules.md, what was achieved, perhaps a day such as 2026-11-22) "
        "and writes the nearest valid selection and the verdict for each. "
        'A line that cannot be read gives {"error": "…"}.'
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer every line as it comes."""
        for line in answered(sys.stdin.buffer, _check):
            self.stdout.write(line)
            self.stdout.flush()


def _check(data: dict[str, Any]) -> dict[str, Any]:
    faults = []
    achieved = data.pop("achieved", [])
    if not isinstance(achieved, list) or not all(isinstance(code, str) for code in achieved):
        faults.append(Fault("achieved", "This must be a list of unit codes."))
    on = data.pop("on", None)
    try:
        day = None if on is None else parse_day(on)
    except ValueError as error:
        faults.append(Fault("on", str(error)))
    try:
        document = _parsed(json.dumps(data))
    except RuleFaults as more:
        raise RuleFaults([*more.faults, *faults]) from None
    if faults:
        raise RuleFaults(faults)
    try:
        return verdict_json(nearest(document, achieved, day))
    except TooMuchWork as error:
        raise ValueError(str(error)) from None


@lru_cache(maxsize=DOCUMENTS)
def _parsed(text: str) -> Document:
    return parse(json.loads(text))
