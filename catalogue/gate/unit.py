"""Checks on a unit's own document."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.documents import UnitDocument
from catalogue.models.choices import ChangeClass

from .checks import Check, registry
from .draft import Draft


@registry.register("unit-reference", of_version=True)
def unit_reference(draft: Draft) -> Iterator[Check]:
    """A unit that asks for something else than before is usually another unit, with another reference."""
    unit, before = draft.unit, draft.before
    if unit is None or draft.page.change_class != ChangeClass.MAJOR:
        return
    if isinstance(before, UnitDocument) and unit.reference and unit.reference == before.reference:
        yield Check(
            "unit-reference-kept",
            _("What is asked for changes, but the unit reference stays %(reference)s: a new one is usual.")
            % {"reference": unit.reference},
            "unit_reference",
        )


@registry.register("unit-outcomes")
def unit_outcomes(draft: Draft) -> Iterator[Check]:
    """A unit says what the learner will know or do, and by what that is judged."""
    unit = draft.unit
    if unit is None:
        return
    if not unit.outcomes:
        yield Check("no-outcomes", _("The unit states no learning outcomes."), "outcomes")
    bare = [outcome.number for outcome in unit.outcomes if not outcome.criteria]
    if bare:
        yield Check(
            "no-criteria",
            _("Learning outcome %(numbers)s has no assessment criteria.") % {"numbers": ", ".join(bare)},
            "outcomes",
        )
