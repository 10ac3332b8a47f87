"""Acknowledging a warning: a reason that speaks about one fact, and about no other that comes after it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from catalogue import gate
from catalogue.models import AcknowledgedWarning
from catalogue.publishing import actor

ACKNOWLEDGED = "catalogue.acknowledge"
"""The log's name of the action."""

TAKEN_BACK = "catalogue.take_back"

LONGEST_REASON = 1000

Key = tuple[str, str]
"""The code of a warning and the fingerprint of its fact."""


def found_in(draft: gate.Draft) -> list[tuple[gate.Check, Key]]:
    """Return every check of ``draft``, each with its key.

    A fingerprint is made of the sentence in the site's own language, whatever language the reader has.
    """
    found = gate.checks_of(draft)
    if translation.get_language() == settings.LANGUAGE_CODE:
        return [(check, key_of(check)) for check in found]
    with translation.override(settings.LANGUAGE_CODE):
        keys = [key_of(check) for check in gate.checks_of(draft)]
    return list(zip(found, keys, strict=True))


def key_of(check: gate.Check) -> Key:
    """Return what tells a warning from every other, as long as its fact stays the same."""
    text = "\n".join((check.code, check.field, check.fact or check.sentence))
    return check.code, hashlib.sha256(text.encode()).hexdigest()


def acknowledged(subject: uuid.UUID) -> dict[Key, AcknowledgedWarning]:
    """Return what was acknowledged about ``subject``: one query."""
    return acknowledged_of([subject])[subject]


def acknowledged_of(subjects: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[Key, AcknowledgedWarning]]:
    """Return what was acknowledged about each of ``subjects``: one query."""
    found: dict[uuid.UUID, dict[Key, AcknowledgedWarning]] = {subject: {} for subject in subjects}
    for row in AcknowledgedWarning.objects.filter(subject__in=found):
        found[row.subject][row.code, row.fingerprint] = row
    return found


def acknowledge(page: Any, key: Key, reason: str, user: Any = None) -> AcknowledgedWarning:
    """Acknowledge the warning ``key`` of the newest draft of ``page``; who does it again changes the reason.

    Raises ``ValidationError`` with a sentence where there is no reason, or no such warning any more.
    """
    reason = reason.replace("\x00", "").strip()
    if not reason:
        raise ValidationError(_("Say why this warning needs nothing done."))
    if len(reason) > LONGEST_REASON:
        raise ValidationError(_("A reason has at most %(most)d characters.") % {"most": LONGEST_REASON})
    found = {known: check for check, known in found_in(gate.draft_of(page.get_latest_revision_as_object()))}
    check = found.get(key)
    if check is None:
        raise ValidationError(_("The draft has changed: this warning is no longer there."))
    if check.blocking:
        raise ValidationError(_("This keeps the page from being published; a reason does not change that."))
    code, fingerprint = key
    row, _created = AcknowledgedWarning.objects.update_or_create(
        subject=page.translation_key,
        code=code,
        fingerprint=fingerprint,
        defaults={"sentence": check.sentence, "reason": reason, "recorded_by": actor(user)},
    )
    log(instance=page, action=ACKNOWLEDGED, user=user, data={"warning": check.sentence, "reason": reason})
    return row


def take_back(page: Any, key: Key, user: Any = None) -> None:
    """Let the warning ``key`` speak again."""
    code, fingerprint = key
    rows = AcknowledgedWarning.objects.filter(
        subject=page.translation_key, code=code, fingerprint=fingerprint
    )
    for row in rows:
        log(instance=page, action=TAKEN_BACK, user=user, data={"warning": row.sentence, "reason": row.reason})
        row.delete()
