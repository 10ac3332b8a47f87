"""Later evidence: a list of some day shows a title under somebody."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import ListingRecord

from .record import Record, announce, write


def state_listing(page: Any, listed_under: str, record: Record, title: str = "") -> ListingRecord:
    """Record that a later list shows ``page`` under ``listed_under``; ``record.as_at`` is the day of the
    list.
    """
    if record.as_at is None:
        raise ValidationError(
            {"as_at": _("Give the day of the list: evidence without a day proves nothing.")}
        )
    if not listed_under.strip():
        raise ValidationError({"listed_under": _("Say under whose name the list shows it.")})
    with transaction.atomic():
        act: ListingRecord = write(
            ListingRecord, page, record, listed_under=listed_under.strip(), title=title.strip()
        )
        announce(ListingRecord, [page], record)
    return act
