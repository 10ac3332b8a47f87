"""Declaring that one unit may stand in for another: an editor's act, never drawn from a likeness."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import CatalogueEntry, EquivalenceRecord, Kind

from .record import Record, announce, write


def declare_equivalent(
    page: Any, held: uuid.UUID, record: Record, *, stands: bool = True
) -> EquivalenceRecord:
    """Record that one who holds the unit ``held`` is treated as holding ``page``, or (``stands`` false) not
    any more.

    Directed and without chains. Raises ``ValidationError`` for a unit that is not published, or is itself.
    """
    if held == page.translation_key:
        raise ValidationError({"held": _("A unit needs no declaration to stand for itself.")})
    if not CatalogueEntry.objects.filter(subject=held, kind=Kind.UNIT).exists():
        raise ValidationError({"held": _("Only a unit that has been published can stand in for another.")})
    with transaction.atomic():
        act = write(EquivalenceRecord, page, record, held=held, stands=stands)
        announce(EquivalenceRecord, [page], record)
    found: EquivalenceRecord = act
    return found
