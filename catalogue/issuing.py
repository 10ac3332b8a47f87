"""One issue of a suite's document: versions of the siblings chosen, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue import gate
from catalogue.freezing import TAKE_ALL
from catalogue.lifecycle import Dates, Status, london_today, status_on
from catalogue.live_facts import facts_of
from catalogue.models import QualificationPage, SpecificationVersion, SuitePage


@dataclass(frozen=True)
class Issue:
    """What the versions of one issue are asked: the page's version fields, the same for each sibling."""

    change_class: str
    change_summary: str
    version_label: str = ""
    effective_from: date | None = None
    applies_to: str = ""
    transfer_until: date | None = None
    change_reason: str = ""
    as_history: bool = False


@dataclass(frozen=True)
class Sibling:
    """A qualification of the suite, and whether it takes no new learners any more."""

    page: QualificationPage
    closed: bool
    status: str


def siblings(suite: SuitePage, today: date | None = None) -> list[Sibling]:
    """Return the published qualifications of ``suite``, in its order: five queries."""
    today = today or london_today()
    pages = list(QualificationPage.objects.child_of(suite).live().order_by("path"))
    facts = facts_of([page.translation_key for page in pages], today)
    return [_sibling(page, facts[page.translation_key].dates, today) for page in pages]


def _sibling(page: QualificationPage, dates: Dates, today: date) -> Sibling:
    found = status_on(dates, today)
    closed = found.status in (Status.CLOSED_TO_NEW, Status.NO_LONGER_AWARDED)
    return Sibling(page, closed, found.phrase)


def issue(
    pages: Iterable[QualificationPage], asked: Issue, *, take_all: bool = False, user: Any = None
) -> tuple[list[SpecificationVersion], list[QualificationPage]]:
    """Publish the newest draft of each of ``pages`` as a version of one issue; return the versions, and who
    had none.

    A sibling whose content is unchanged gets no version. Raises ``ValidationError`` that names each sibling
    the gate refuses; then no version has been made at all.
    """
    faults, unchanged, issued = [], [], []
    with transaction.atomic():
        for page in pages:
            draft = page.get_latest_revision_as_object()
            if take_all:
                draft.take_over = TAKE_ALL
            for field in fields(asked):
                setattr(draft, field.name, getattr(asked, field.name))
            found = gate.draft_of(draft)
            if not found.changed:
                unchanged.append(page)
                continue
            try:
                draft.save_revision(user=user).publish(user=user)
            except ValidationError as error:
                faults += [_named(page, sentence) for sentence in error.messages]
            else:
                issued.append(page.pk)
        if faults:
            raise ValidationError(faults)
    newest = {
        row.page_id: row
        for row in SpecificationVersion.objects.filter(page_id__in=issued)
        .defer("document")
        .order_by("sequence")
    }
    return [newest[pk] for pk in issued], unchanged


def _named(page: QualificationPage, sentence: str) -> str:
    return _("%(title)s: %(sentence)s") % {"title": page.title, "sentence": sentence}
