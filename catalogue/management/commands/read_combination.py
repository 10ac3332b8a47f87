"""`manage.py read_combination`: English rules of combination in, rules out, line by line."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from catalogue.management.lines import answered
from catalogue.rules.english import read


class Command(BaseCommand):
    """Read rules of combination from English, one JSON object per line; needs no database."""

    help = (
        'Reads lines such as {"text": "…", "units": {…}, "groups": […]} from standard input and writes, for '
        'each, {"rules": […], "endorsements": […], "equivalents": […], "unread": […], "unmatched": […]}. '
        'A line that cannot be read gives {"error": "…"}.'
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer every line as it comes."""
        for line in answered(sys.stdin.buffer, _read):
            self.stdout.write(line)
            self.stdout.flush()


def _read(data: dict[str, Any]) -> dict[str, Any]:
    text = data.get("text")
    if not isinstance(text, str):
        raise ValueError("text: This must be the English statement, as text.")
    return read(text, data.get("units"), data.get("groups"))
