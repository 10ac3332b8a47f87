"""The transfer of a qualification, a unit or a whole suite to another awarding body.

A recorded act and a move in one: the page goes to the new body's subtree, where that body's people may work
on it;
former owner and name stay on record, old addresses lead on, versions are not touched.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from catalogue.freezing import group_rows, ordered
from catalogue.gate.identifiers import BODY_CODE, comparable
from catalogue.lifecycle import london_today
from catalogue.models import (
    AwardingBodyPage,
    Identifier,
    OwnershipRecord,
    PublicAddress,
    QualificationPage,
    SpecificationVersion,
    SuitePage,
    UnitIndexPage,
    UnitPage,
)
from catalogue.models.placement import ownership_transfer

from .record import Record, announce, write


def transfer(page: Any, to: AwardingBodyPage, record: Record, since: date | None = None) -> uuid.UUID:
    """Record that ``to`` owns ``page`` since ``since`` (``None``: the day is not stated) and move it there.

    ``page`` is a qualification, a unit or a suite with all its qualifications. Returns the announcement's
    group.
    """
    record = record.together()
    record.check()
    moved = list(_subjects(page))
    _check(page, moved, to, record, since)
    with transaction.atomic():
        for one in moved:
            _keep_former_owner(one, record)
            write(
                OwnershipRecord,
                one,
                record,
                owner=to.display_name,
                since=since,
                owner_subject=to.translation_key,
            )
        _take_along(page, moved, to, record)
        _leave_the_desk(page, moved, record)
        with ownership_transfer():
            # Who gives a page away needs no rights where it goes: whether they may give it is asked before.
            move = MovePageAction(page, _target(page, to), pos="last-child", user=record.user)
            move.execute(skip_permission_checks=True)
        announce(OwnershipRecord, [type(one).objects.get(pk=one.pk) for one in moved], record)
    assert record.group is not None  # noqa: S101 -- together() has seen to it
    return record.group


def _subjects(page: Any) -> Iterator[Any]:
    """Yield the pages whose owner changes."""
    if isinstance(page, SuitePage):
        yield from QualificationPage.objects.child_of(page).order_by("path")
    else:
        yield page


def _check(page: Any, moved: list[Any], to: Any, record: Record, since: date | None) -> None:
    faults: dict[str, str] = {}
    today = london_today()
    if not isinstance(page, (QualificationPage, UnitPage, SuitePage)):
        raise ValidationError(_("Only a qualification, a unit or a suite can be transferred."))
    if page.body_page == to:
        faults["to"] = _("It belongs to %(body)s already.") % {"body": to.display_name}
    elif Page.objects.child_of(_target(page, to, make=False)).filter(slug=page.slug).exists():
        faults["to"] = _("%(body)s has a page with the address “%(slug)s” already.") % {
            "body": to.display_name,
            "slug": page.slug,
        }
    else:
        faults.update(_code_taken(moved, to))
    if since and since > today:
        faults["since"] = _("The page moves at once: record the transfer on its day or later.")
    if record.announce_on and record.announce_on > today:
        faults["announce_on"] = _("The page moves at once: a transfer cannot be announced later.")
    if faults:
        raise ValidationError(faults)


def _code_taken(moved: list[Any], to: Any) -> dict[str, str]:
    """Return the fault where another unit of the new body bears the code of one that comes."""
    for page in moved:
        code = getattr(page, "code", "")
        held = Identifier.objects.filter(
            scheme=BODY_CODE, namespace=str(to.translation_key), value=comparable(BODY_CODE, code)
        )
        if code and held.exclude(subject=page.translation_key).exists():
            words = {"body": to.display_name, "code": code}
            return {"to": _("%(body)s has another unit with the code %(code)s.") % words}
    return {}


def _keep_former_owner(page: Any, record: Record) -> None:
    """Put on record who owned it before, under the name it had, where nobody has said so yet."""
    body = page.body_page
    if body is None or OwnershipRecord.objects.filter(subject=page.translation_key).exists():
        return
    former = replace(record, public_note="")
    write(
        OwnershipRecord, page, former, owner=body.display_name, since=None, owner_subject=body.translation_key
    )


def _take_along(page: Any, moved: list[Any], to: Any, record: Record) -> None:
    """Claim at the new body what the old one's name was part of, and copy the unit table of a suite left
    behind.
    """
    for one in moved:
        published = SpecificationVersion.objects.filter(subject=one.translation_key).exists()
        if isinstance(one, UnitPage) and published:
            path = f"{to.slug}/{one.slug}"
            PublicAddress.objects.get_or_create(
                kind=one.kind, path=path, defaults={"subject": one.translation_key}
            )
            if one.code:
                Identifier.objects.get_or_create(
                    scheme=BODY_CODE,
                    namespace=str(to.translation_key),
                    value=comparable(BODY_CODE, one.code),
                    defaults={"subject": one.translation_key, "kind": one.kind},
                )
        elif isinstance(one, QualificationPage) and one is page and one.use_suite_groups:
            _copy_table(one, record)


def _leave_the_desk(page: Any, moved: list[Any], record: Record) -> None:
    """End what the former body's people are about: reviews under way, and locks that one of them holds."""
    for one in dict.fromkeys([page, *moved]):
        state = one.current_workflow_state
        if state is not None:
            state.cancel(user=record.user)
        if one.locked:
            one.locked, one.locked_by, one.locked_at = False, None, None
            one.save(update_fields=["locked", "locked_by", "locked_at"])


def _copy_table(page: QualificationPage, record: Record) -> None:
    """Give the next draft of ``page`` the unit table of the suite it leaves."""
    draft = page.get_latest_revision_as_object()
    rows = []
    for order, row in enumerate(group_rows(page)):
        own = draft.groups.model(
            sort_order=order,
            code=row.code,
            title=row.title,
            role=row.role,
            parent=row.parent,
            words=row.words,
        )
        own.unit_rows.set(
            [
                own.unit_rows.model(unit=one.unit, sort_order=place)
                for place, one in enumerate(ordered(row.unit_rows))
            ]
        )
        rows.append(own)
    draft.groups.set(rows)
    draft.use_suite_groups = False
    draft.save_revision(user=record.user)


def _target(page: Any, to: AwardingBodyPage, *, make: bool = True) -> Any:
    """Return the page of the new body that ``page`` comes to stand under."""
    if not isinstance(page, UnitPage):
        return to
    index = UnitIndexPage.objects.child_of(to).first()
    if index is None and make:
        index = UnitIndexPage(title=_("Units"), slug="units", live=False)
        to.add_child(instance=index)
        index.save_revision().publish()
    return index or to
