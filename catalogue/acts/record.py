"""What every act says beside its own facts, and writing one down."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from catalogue import indexing
from catalogue.lifecycle import london_today
from catalogue.models import LifecycleChange, ListingRecord, OwnershipRecord, ReplacementRecord
from catalogue.publishing import actor
from catalogue.signals import live_facts_changed

ACTS: tuple[Any, ...] = (LifecycleChange, ReplacementRecord, OwnershipRecord, ListingRecord)
LOG_ACTION = "catalogue.act"
LONGEST_SOURCE = 255


@dataclass(frozen=True)
class Record:
    """Source, reason and announcement of an act.

    ``group`` binds the acts of one announcement together, ``moment`` is when all of them were recorded.
    ``announce_on`` in the future prepares the act: until that day nothing of it is shown.
    """

    source: str
    as_at: date | None = None
    reason: str = ""
    public_note: str = ""
    announce_on: date | None = None
    regulator_notified_on: date | None = None
    group: uuid.UUID | None = None
    moment: datetime | None = None
    user: Any = None

    @property
    def day(self) -> date:
        """The first day on which the act is public."""
        today = london_today()
        return max(today, self.announce_on) if self.announce_on else today

    def together(self) -> Record:
        """Return this record for several acts of one announcement."""
        return replace(self, group=self.group or uuid.uuid4(), moment=self.moment or timezone.now())

    def check(self) -> None:
        """Raise ``ValidationError`` with a sentence at each field that cannot be so."""
        today, faults = london_today(), {}
        if not self.source.strip():
            faults["source"] = _("Say who or what says so: a fact without a source helps nobody.")
        elif len(self.source.strip()) > LONGEST_SOURCE:
            faults["source"] = _("A source has at most %(most)d characters.") % {"most": LONGEST_SOURCE}
        if self.as_at and self.as_at > today:
            faults["as_at"] = _("The day of a source cannot be still to come.")
        if self.announce_on and self.announce_on < today:
            faults["announce_on"] = _(
                "Nothing can be announced on a day that has passed; leave it empty for now."
            )
        if self.regulator_notified_on and self.regulator_notified_on > today:
            faults["regulator_notified_on"] = _("The regulator cannot have been told on a day still to come.")
        if faults:
            raise ValidationError(faults)

    def values(self, page: Any) -> dict[str, Any]:
        """Return the columns of an act about ``page``."""
        return {
            "subject": page.translation_key,
            "kind": page.kind,
            "group": self.group or uuid.uuid4(),
            "source": self.source.strip(),
            "as_at": self.as_at,
            "reason": self.reason,
            "public_note": self.public_note,
            "announce_on": self.announce_on,
            "regulator_notified_on": self.regulator_notified_on,
            "recorded_at": self.moment or timezone.now(),
            "recorded_by": actor(self.user),
        }


def write(model: Any, page: Any, record: Record, **facts: Any) -> Any:
    """Write one act about ``page``; what reads it is told by ``announce``."""
    record.check()
    act = model(**record.values(page), **facts)
    act.save()
    return act


def announce(model: Any, pages: Iterable[Any], record: Record) -> None:
    """Bring the read model up to date with acts about ``pages``, note them in the pages' history, tell who
    listens.
    """
    listed = list(pages)
    for page in listed:
        indexing.refresh_entry(page.translation_key)
        user = record.user if getattr(record.user, "pk", None) else None
        data = {"act": model._meta.model_name, "source": record.source[:LONGEST_SOURCE]}
        log(instance=page, action=LOG_ACTION, user=user, data=data)
    subjects = frozenset(page.translation_key for page in listed)
    transaction.on_commit(lambda: live_facts_changed.send(model, subjects=subjects))
