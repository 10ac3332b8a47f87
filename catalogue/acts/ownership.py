"""Who owns a qualification or unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import OwnershipRecord

from .record import Record, announce, write


def state_owner(
    page: Any, owner: str, record: Record, since: date | None = None, owner_page: Any = None
) -> OwnershipRecord:
    """Record who owns ``page`` since ``since`` (``None``: the day is not stated); nothing is moved."""
    if not owner.strip():
        raise ValidationError({"owner": _("Name the owner.")})
    subject = owner_page.translation_key if owner_page is not None else None
    with transaction.atomic():
        act: OwnershipRecord = write(
            OwnershipRecord, page, record, owner=owner.strip(), since=since, owner_subject=subject
        )
        announce(OwnershipRecord, [page], record)
    return act
