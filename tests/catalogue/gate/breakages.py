"""Drafts that may not go live: for each blocking check a page whose newest revision breaks it.

Every draft is saved as the editor saves it, without asking whether it is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import QualificationPage, UnitPage
from catalogue.models.live import LifecycleChange
from tests.catalogue import making

TAKEN = "601/0002/6"
SAID = acts.Record("The body’s list")


@dataclass
class World:
    """Two bodies; ``draft`` was never published, ``page`` has a version and an unpublished change."""

    body: Any
    other: Any
    units: list[UnitPage]
    draft: QualificationPage
    page: QualificationPage

    def day(self, days: int) -> Any:
        return london_today() + timedelta(days=days)

    def again(self) -> World:
        """Return the world as the database holds it, whatever was done to this one and undone."""
        units = [making.fresh(unit) for unit in self.units]
        body, other, draft, page = map(making.fresh, (self.body, self.other, self.draft, self.page))
        return World(body, other, units, draft, page)


@dataclass(frozen=True)
class Breakage:
    """``make`` breaks a page of the world and returns it; the refusal has ``words``."""

    code: str
    words: str
    make: Callable[[World], Any]

    def __str__(self) -> str:
        return self.code


def change(page: Any, **columns: Any) -> Any:
    """Save ``columns`` in the newest draft of ``page``."""
    draft = page.get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save_revision(clean=False)
    return making.fresh(page)


def groups(page: Any, *rows: Any) -> Any:
    draft = page.get_latest_revision_as_object()
    draft.groups.set(list(rows))
    draft.save_revision(clean=False)
    return making.fresh(page)


def use(page: Any, *units: UnitPage) -> Any:
    """Give the draft of ``page`` one group of ``units``."""
    return groups(page, making.group("M", "Units", list(units)))


def end(page: Any, field: str, day: Any) -> LifecycleChange:
    return acts.move_date(page, field, day, SAID)


def number_of_another(world: World) -> Any:
    making.make_qualification(world.body, world.units, slug="another", number=TAKEN)
    return change(world.draft, number="601 0002 6")


def address_of_another(world: World) -> Any:
    making.make_qualification(world.body, world.units, slug="taken", number="")
    suite = making.make_suite(world.body)
    return making.draft_qualification(suite, world.units, slug="taken", number="")


def code_of_another(world: World) -> Any:
    return making.draft_unit(world.body, "ea-1", slug="another")


def identifier_twice(world: World) -> Any:
    draft = world.draft.get_latest_revision_as_object()
    draft.number = TAKEN
    row = draft.identifier_rows.model(scheme="qualification-number", value=TAKEN)
    draft.identifier_rows.set([row])
    draft.save_revision(clean=False)
    return making.fresh(world.draft)


def two_units_of_one_key(world: World) -> Any:
    twin = making.make_unit(world.other, "EA-1", slug="twin")
    return use(world.draft, *world.units, twin)


def unpublished_unit(world: World) -> Any:
    world.units[2].unpublish()
    return change(world.draft)


def dates_out_of_order(world: World) -> Any:
    LifecycleChange.objects.bulk_create(
        LifecycleChange(
            subject=world.draft.translation_key,
            kind="qualification",
            source="A list",
            field=field,
            to_date=day,
        )
        for field, day in (("last_registration", world.day(20)), ("last_award", world.day(10)))
    )
    return world.draft


def unit_starts_later(world: World) -> Any:
    end(world.units[0], "operational_start", world.day(30))
    return world.draft


def unit_closes_sooner(world: World) -> Any:
    end(world.draft, "last_registration", world.day(60))
    end(world.units[0], "last_registration", world.day(59))
    return world.draft


def unit_awarded_shorter(world: World) -> Any:
    end(world.draft, "last_award", world.day(60))
    end(world.units[0], "last_award", world.day(59))
    return world.draft


def row_without_words(world: World) -> Any:
    draft = world.draft.get_latest_revision_as_object()
    draft.sections.set([draft.sections.model(role="objective", title="", body="<p>To coach.</p>")])
    draft.save_revision(clean=False)
    return making.fresh(world.draft)


def row_without_unit(world: World) -> Any:
    draft = world.draft.get_latest_revision_as_object()
    row = draft.groups.get_object_list()[0]
    row.unit_rows.add(row.unit_rows.model())
    draft.save_revision(clean=False)
    return making.fresh(world.draft)


def rule(*rules: Any) -> dict[str, Any]:
    return {"measure": "credits", "rules": list(rules)}


BREAKAGES = [
    Breakage("identifier-format", "603/12", lambda world: change(world.draft, number="603/12")),
    Breakage("identifier-clash", "601/0002/6 belongs to another", number_of_another),
    Breakage("identifier-clash", "ea-1 belongs to another", code_of_another),
    Breakage("identifier-twice", "601/0002/6 is given twice", identifier_twice),
    Breakage("address-clash", "“taken” belongs to another", address_of_another),
    Breakage("field", "is not a valid choice", lambda world: change(world.draft, level_min="9")),
    Breakage("row", "heading as printed", row_without_words),
    Breakage("row", "Choose one", row_without_unit),
    Breakage(
        "unit-withheld",
        "another awarding body",
        lambda world: use(world.draft, *world.units, making.draft_unit(world.other, "WA-1")),
    ),
    Breakage(
        "unit-not-published",
        "Unit EA-9 is not published yet",
        lambda world: use(world.draft, *world.units, making.draft_unit(world.body, "EA-9")),
    ),
    Breakage("unit-key-twice", "both called EA-1", two_units_of_one_key),
    Breakage(
        "group-twice",
        "both called M",
        lambda world: groups(
            world.draft, making.group("M", "One", world.units[:1]), making.group("M", "Two", world.units[1:])
        ),
    ),
    Breakage("unit-unpublished", "Unit EA-3 is unpublished", unpublished_unit),
    Breakage(
        "unit-restricted",
        "Unit WA-1 is restricted",
        lambda world: use(world.draft, *world.units, making.make_unit(world.other, "WA-1", restricted=True)),
    ),
    Breakage(
        "standard-text", "no standard text “rqf”", lambda world: change(world.draft, standard_text_keys="rqf")
    ),
    Breakage("level-descriptor", "no descriptor", lambda world: change(world.draft, descriptor_levels="4")),
    Breakage("date-order", "Last award date", dates_out_of_order),
    Breakage("unit-not-yet", "Unit EA-1 is available from", unit_starts_later),
    Breakage("unit-closed", "learners can be registered until", unit_closes_sooner),
    Breakage("unit-not-awarded", "Mandatory unit EA-1", unit_awarded_shorter),
    Breakage(
        "rule-malformed",
        "There is no unit",
        lambda world: change(world.draft, rule=rule({"kind": "mandatory", "units": ["EA-7"]})),
    ),
    Breakage(
        "rule-impossible",
        "No selection of units can meet",
        lambda world: change(world.draft, rule=rule({"kind": "credits", "min": 99})),
    ),
    Breakage("range-down", "is above the most", lambda world: change(world.draft, glh_min=50, glh_max=40)),
    Breakage("level-down", "is above the highest", lambda world: change(world.draft, level_min="4")),
    Breakage("change-class", "how much changes", lambda world: change(world.page, change_class="")),
    Breakage("change-summary", "in one sentence", lambda world: change(world.page, change_summary=" ")),
    Breakage("corrects", "Only a correction", lambda world: change(world.page, corrects=1)),
    Breakage("label-used", "labelled “1.0”", lambda world: change(world.page, version_label="1.0")),
    Breakage(
        "effective-past",
        "takes effect on the day it goes live",
        lambda world: change(world.page, effective_from=world.day(-1)),
    ),
    Breakage(
        "past-reason",
        "why a date in the past",
        lambda world: change(world.page, change_class="correction", effective_from=world.day(-1)),
    ),
    Breakage(
        "transfer-until",
        "until when learners may transfer",
        lambda world: change(world.page, applies_to="transfer"),
    ),
    Breakage(
        "transfer-unused",
        "does not bind by transfer",
        lambda world: change(world.page, transfer_until=world.day(30)),
    ),
    Breakage(
        "transfer-before",
        "lies before the version takes effect",
        lambda world: change(world.page, applies_to="transfer", transfer_until=world.day(-30)),
    ),
]
