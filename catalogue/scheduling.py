"""What is due to go live or to expire, one transaction each: a page that is refused stops no other.

A refused page keeps its schedule, so that it goes live as soon as an editor has mended it; the refusal is
told in the server's log, and in the page's own history where its editors look.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, PageLogEntry, Revision

logger = logging.getLogger("catalogue.schedule")

REFUSED = "catalogue.publish.refused"
"""The entry in a page's history that says why it did not go live."""


@dataclass(frozen=True)
class Due:
    """One thing to do: ``expires`` or goes live, ``when`` it was to be."""

    what: Any
    when: datetime
    expires: bool

    @property
    def name(self) -> str:
        """The title of the page, or the name of the object."""
        return str(self.what) if self.expires else (self.what.content.get("title") or self.what.object_str)


@dataclass(frozen=True)
class Done:
    """What became of something due: ``fault`` is why it was not done, empty where it was."""

    due: Due
    fault: str = ""


def everything_due(now: datetime) -> Iterator[Due]:
    """Yield what is to expire, then what is to go live, each in order of time."""
    for model in _drafted_models():
        for held in model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            yield Due(held, held.expire_at, expires=True)
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
        yield Due(revision, revision.approved_go_live_at, expires=False)


def carry_out(due: Due) -> Done:
    """Do ``due`` whole or not at all; whatever goes wrong is told, and nothing is raised."""
    try:
        with transaction.atomic():
            if due.expires:
                due.what.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            else:
                due.what.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as refusal:
        fault = " ".join(refusal.messages)
        logger.error("“%s” was due on %s and was refused: %s", due.name, due.when.isoformat(), fault)
        _tell_editors(due, fault)
        return Done(due, fault)
    except Exception as error:  # one broken page must not stop the others
        logger.exception("“%s” was due on %s and failed.", due.name, due.when.isoformat())
        return Done(due, f"{type(error).__name__}: {error}")
    return Done(due)


def _drafted_models() -> list[Any]:
    drafted = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    return [Page, *(model for model in drafted if not issubclass(model, Page))]


def _tell_editors(due: Due, fault: str) -> None:
    """Write the refusal into the page's history: once, not on every run until it is mended."""
    if due.expires or not issubclass(due.what.content_type.model_class(), Page):
        return
    page = due.what.content_object
    entries = PageLogEntry.objects.filter(page=page, action=REFUSED)
    last = entries.order_by("-timestamp", "-pk").first()
    if last is None or last.revision_id != due.what.pk or last.data.get("fault") != fault:
        log(instance=page, action=REFUSED, revision=due.what, data={"fault": fault}, timestamp=timezone.now())


def refusal_of(page: Page) -> str:
    """Return why ``page``, which was due and still is, was refused; empty where nothing is overdue."""
    overdue = Revision.page_revisions.filter(object_id=str(page.pk), approved_go_live_at__lt=timezone.now())
    revision = overdue.order_by("-approved_go_live_at").first()
    if revision is None:
        return ""
    entries = PageLogEntry.objects.filter(page=page, action=REFUSED, revision=revision)
    last = entries.order_by("-timestamp", "-pk").first()
    return str(last.data.get("fault", "")) if last is not None else ""
