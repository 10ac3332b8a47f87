"""Bodies, units and qualifications for tests, made as an editor would: a draft page, then its publish.

Every function returns the page as the database holds it; what a test does not care about is filled in.
Wagtail's index of references costs a third of a publish and nearly no test asks it: here it is left alone,
and ``index_references`` fills it for the tests that do.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from django.core.management import call_command
from wagtail.signal_handlers import disable_reference_index_auto_update

from catalogue.interchange.bodies import find_catalogue
from catalogue.models import (
    AwardingBodyPage,
    QualificationGroup,
    QualificationGroupUnit,
    QualificationPage,
    SuiteGroup,
    SuiteGroupUnit,
    SuitePage,
    UnitIndexPage,
    UnitPage,
)
from catalogue.numbers import expected_check

_numbers = count(1)
VERSION = {"change_class": "minor", "change_summary": "The assessment guidance is clearer."}
"""What a publish of changed content is asked for, at the least."""


def qualification_number() -> str:
    """Return a qualification number that no other test has used, with its check character."""
    digits = f"900{next(_numbers):04}"
    return f"{digits[:3]}/{digits[3:]}/{expected_check(digits)}"


@disable_reference_index_auto_update()
def make_body(name: str = "Eastern Awards", slug: str = "eastern-awards") -> AwardingBodyPage:
    """Return a live awarding body with its folder of units."""
    body = AwardingBodyPage(title=name, name=name, slug=slug, live=False)
    find_catalogue().add_child(instance=body)
    body.save_revision().publish()
    index = UnitIndexPage(title="Units", slug="units", live=False)
    body.add_child(instance=index)
    index.save_revision().publish()
    return fresh(body)


@disable_reference_index_auto_update()
def draft_unit(body: AwardingBodyPage, code: str, **columns: Any) -> UnitPage:
    """Return the draft of a unit of ``body``: level 3, 5 credits, 20 GLH, 50 hours of TQT."""
    values = {"title": f"Unit {code}", "slug": code.lower(), "code": code, "live": False, "level": "3"}
    page = UnitPage(**values | exactly(credits=5, glh=20, tqt=50) | columns)
    UnitIndexPage.objects.child_of(body).get().add_child(instance=page)
    page.save_revision()
    return fresh(page)


def make_unit(body: AwardingBodyPage, code: str, **columns: Any) -> UnitPage:
    """Return a published unit of ``body``."""
    return publish(draft_unit(body, code, **columns))


def make_units(body: AwardingBodyPage, *codes: str, **columns: Any) -> list[UnitPage]:
    """Return a published unit for each code."""
    return [make_unit(body, code, **columns) for code in codes]


@disable_reference_index_auto_update()
def draft_qualification(
    parent: Any, units: list[UnitPage], title: str = "Level 3 Award in Testing", **columns: Any
) -> QualificationPage:
    """Return the draft of a qualification of one mandatory group ``M`` of ``units``; sizes are their sums."""
    sums = {
        name: sum(getattr(unit, f"{name}_min") or 0 for unit in units) for name in ("credits", "glh", "tqt")
    }
    values = {"title": title, "number": qualification_number(), "live": False, "rule": mandatory_rule()}
    page = QualificationPage(**values | {"level_min": "3", "level_max": "3"} | exactly(**sums) | columns)
    page.groups.set([group("M", "Mandatory units", units, role="mandatory")])
    parent.add_child(instance=page)
    page.save_revision()
    return fresh(page)


def make_qualification(parent: Any, units: list[UnitPage], **columns: Any) -> QualificationPage:
    """Return a published qualification with one mandatory group of ``units``."""
    return publish(draft_qualification(parent, units, **columns))


@disable_reference_index_auto_update()
def make_suite(body: AwardingBodyPage, units: list[UnitPage] | None = None, **columns: Any) -> SuitePage:
    """Return a live suite; its unit table, if ``units`` are given, is one group ``M`` of them."""
    values = {"title": "Testing", "slug": "testing", "live": False}
    suite = SuitePage(**values | columns)
    if units:
        row = SuiteGroup(code="M", title="Units", role="mandatory")
        row.unit_rows.set([SuiteGroupUnit(unit=unit, sort_order=order) for order, unit in enumerate(units)])
        suite.groups.set([row])
    body.add_child(instance=suite)
    suite.save_revision().publish()
    return fresh(suite)


def exactly(**sizes: int | None) -> dict[str, Any]:
    """Return the columns of exact sizes: ``exactly(credits=5)`` fills ``credits_min`` and ``credits_max``."""
    return {f"{name}_{end}": size for name, size in sizes.items() for end in ("min", "max")}


def group(code: str, title: str, units: list[UnitPage], role: str = "") -> QualificationGroup:
    """Return an unsaved group of ``units``."""
    row = QualificationGroup(code=code, title=title, role=role)
    row.unit_rows.set(
        [QualificationGroupUnit(unit=unit, sort_order=order) for order, unit in enumerate(units)]
    )
    return row


def mandatory_rule() -> dict[str, Any]:
    """Return the rule that every unit of group ``M`` is needed."""
    return {"measure": "credits", "rules": [{"kind": "mandatory", "groups": ["M"]}]}


@disable_reference_index_auto_update()
def publish(page: Any, **columns: Any) -> Any:
    """Publish the newest draft of ``page`` with ``columns`` changed; return the page."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return fresh(page)


def revise(page: Any, **columns: Any) -> Any:
    """Publish ``columns`` as the next version of ``page``: a minor change, unless they say otherwise."""
    return publish(page, **VERSION | columns)


def fresh(page: Any) -> Any:
    """Return ``page`` as the database holds it."""
    return type(page).objects.get(pk=page.pk)


def index_references() -> None:
    """Fill Wagtail's index of references, as it would be had it followed every save."""
    call_command("rebuild_references_index", verbosity=0)
