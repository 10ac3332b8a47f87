"""All checks of a page, and the refusal that names them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from catalogue.refusals import Refusal

from .checks import Check, registry
from .draft import Draft


class Refused(Refusal):
    """Raised where a page may not go live; ``checks`` are the blocking ones, each sentence at its field."""

    def __init__(self, page: Any, checks: list[Check]) -> None:
        self.page = page
        self.checks = tuple(checks)
        columns = {field.name for field in page._meta.get_fields()}
        by_field: dict[str, list[str]] = defaultdict(list)
        for check in checks:
            by_field[check.field if check.field in columns else NON_FIELD_ERRORS].append(check.sentence)
        ValidationError.__init__(self, dict(by_field))

    def __str__(self) -> str:
        sentences = " ".join(check.sentence for check in self.checks)
        return _("“%(page)s” may not go live: %(sentences)s") % {"page": self.page, "sentences": sentences}


def checks_of(draft: Draft) -> list[Check]:
    """Return every finding on ``draft``, blocking ones first, otherwise in the order of registration."""
    found = [
        check for entry in registry if draft.changed or not entry.of_version for check in entry.find(draft)
    ]
    return sorted(found, key=lambda check: not check.blocking)


def blocking(draft: Draft) -> list[Check]:
    """Return what keeps ``draft`` from going live. An unchanged document is not asked again."""
    return [check for check in checks_of(draft) if check.blocking] if draft.changed else []


def standing(draft: Draft) -> list[Check]:
    """Return the blocking checks that a live page breaks, without those about the act of publishing."""
    found = [check for entry in registry if not entry.of_version for check in entry.find(draft)]
    return [check for check in found if check.blocking]
