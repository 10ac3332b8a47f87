"""Checks on the dates that stand beside the document."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.lifecycle import check_order, check_period

from .checks import Check, registry
from .draft import Draft
from .wording import WORDING


@registry.register("dates")
def dates(draft: Draft) -> Iterator[Check]:
    """Dates are in order; who registers last has the whole registration period before the last award."""
    stated = draft.facts.dates
    for fault in check_order(stated, WORDING):
        yield Check("date-order", fault.message, fault.field, blocking=True)
    if draft.qualification is not None:
        period = draft.qualification.registration_period
        beyond = check_period(stated, period.months if period else None, WORDING)
        if beyond is not None:
            yield Check("period-beyond-award", beyond.message, beyond.field)
