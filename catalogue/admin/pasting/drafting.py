"""Carrying out what was confirmed: drafts of new units, rows in a group's next draft. All or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from catalogue.columns import make_rows, read_rows
from catalogue.documents.unit import LearningOutcome
from catalogue.interchange.bodies import unit_index
from catalogue.models import AwardingBodyPage, UnitPage
from catalogue.numbers import parse
from catalogue.pasting import PastedUnit

from .places import Place
from .planning import SIZES, Plan

LONGEST_SLUG = 200


def carry_out(plan: Plan, place: Place, group: str, title: str, user: Any) -> tuple[int, int]:
    """Draft the new units of ``plan`` and put all its units into ``group``; return how many of each.

    ``group`` is the code of a group of the place's draft; one that is not there is made with ``title``. An
    empty code adds the units to no group.
    """
    with transaction.atomic():
        drafted = iter(draft_units([one.unit for one in plan.new if one.unit], place.body, user))
        units = [
            one.page or next(drafted).pk for one in plan.rows if one.unit is not None
        ]  # in the order of the table
        added = add_to_group(place, group, title, units, user) if group else 0
    return len(plan.new), added


def draft_units(units: Sequence[PastedUnit], body: AwardingBodyPage, user: Any) -> list[UnitPage]:
    """Return a new draft page for each of ``units`` in the folder of the body's units.

    Each gets its first revision and its entry in the log, as one that is written in the editor.
    """
    if not units:
        return []
    index = unit_index(body, user)
    taken = set(UnitPage.objects.child_of(index).values_list("slug", flat=True))
    pages = []
    for unit in units:
        page = UnitPage(slug=_slug(unit, taken), live=False, owner=user, **_columns(unit))
        index.add_child(instance=page)
        page.save_revision(user=user, log_action=True)
        pages.append(page)
    return pages


def _columns(unit: PastedUnit) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "title": unit.title,
        "code": unit.code,
        "unit_reference": unit.reference,
        "level": unit.level,
    }
    for name in SIZES:
        size = getattr(unit, name)
        columns |= {
            f"{name}_min": size.min if size else None,
            f"{name}_max": size.max if size else None,
        }
    return columns


def _slug(unit: PastedUnit, taken: set[str]) -> str:
    """Return a free slug made of the code, else of the title; ``taken`` then holds it."""
    wanted = parse("body-code", unit.code).slug if unit.code else slugify(unit.title)
    base = slugify(wanted)[:LONGEST_SLUG].strip("-") or "unit"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug


def add_to_group(place: Place, code: str, title: str, units: Iterable[int], user: Any) -> int:
    """Put ``units`` last into the group ``code`` of the place's next draft; return how many it gained.

    A unit that the group has already is left where it stands.
    """
    row = place.group(code)
    if row is None:
        row = place.draft.groups.model(code=code, title=title or code, sort_order=len(place.groups))
        place.groups.append(row)
    held = {one.unit_id for one in row.unit_rows.all()}
    wanted = [unit for unit in dict.fromkeys(units) if unit not in held]
    last = max((one.sort_order or 0 for one in row.unit_rows.all()), default=-1)
    for order, unit in enumerate(wanted, start=last + 1):
        row.unit_rows.add(row.unit_rows.model(unit_id=unit, sort_order=order))
    if wanted:
        # A live page's draft may be the page itself, whose rows the database hands out anew each time.
        place.draft.groups.set(place.groups)
        place.draft.save_revision(user=user, log_action=True)
    return len(wanted)


def write_outcomes(unit: UnitPage, outcomes: Sequence[LearningOutcome], *, replace: bool, user: Any) -> None:
    """Put ``outcomes`` into the next draft of ``unit``: in the place of those it has, or after them.

    An outcome that is replaced keeps its indicative content where the new one states none.
    """
    draft = unit.get_latest_revision_as_object()
    rows = draft.outcomes
    held: tuple[LearningOutcome, ...] = read_rows(rows)
    content = {one.number: one.indicative_content for one in held}
    new = [
        LearningOutcome(
            one.number,
            one.text,
            one.criteria,
            one.indicative_content or (content.get(one.number, ()) if replace else ()),
        )
        for one in outcomes
    ]
    rows.set(make_rows(rows.model, new if replace else [*held, *new]))
    draft.save_revision(user=user, log_action=True)
