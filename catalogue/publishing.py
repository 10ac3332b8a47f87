"""Publishing a version: ask the gate, save, freeze the document and claim what it names, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Page

from catalogue import gate, indexing
from catalogue.documents import fingerprint
from catalogue.gate import due_since
from catalogue.models import Identifier, PublicAddress, SpecificationVersion
from catalogue.models.choices import AppliesTo, ChangeClass
from catalogue.refusals import Refusal
from catalogue.signals import version_published

__all__ = [
    "SameMoment",
    "act_of_publishing",
    "actor",
    "ensure_publishable",
    "forget_version_fields",
    "publish_version",
    "record_history",
    "recorded_version",
    "version_facts",
]


class SameMoment(Refusal):
    """Raised where somebody else publishes the page, or claims its number, at the same moment."""


def ensure_publishable(page: Any) -> gate.Draft:
    """Return what would be frozen; raise ``gate.Refused`` with the sentence of every blocking check."""
    draft = gate.draft_of(page)
    found = gate.blocking(draft)
    if found:
        raise gate.Refused(page, found)
    return draft


@contextmanager
def act_of_publishing(revision: Any, user: Any = None) -> Iterator[None]:
    """Around Wagtail's publish of ``revision``: all or nothing, in the name of ``user``.

    What was to go live earlier and is late is still on time.
    """
    with transaction.atomic(), due_since(revision.approved_go_live_at), ExitStack() as stack:
        if user is not None:
            stack.enter_context(LogContext(user=user))
        yield


@contextmanager
def publish_version(page: Any, user: Any = None) -> Iterator[gate.Draft]:
    """Around the save that makes ``page`` live: refuse, or freeze its version once the save has been done.

    Runs inside the caller's transaction. The version fields are used up: they are empty in what is saved.
    """
    _lock(page)
    draft = ensure_publishable(page)
    facts = version_facts(draft, user) if draft.changed else None
    page.clear_version_fields()
    yield draft
    _claim(draft)
    if facts is not None:
        version = _record(draft, facts)
        indexing.index_version(version)
        transaction.on_commit(lambda: version_published.send(type(page), page=page, version=version))
    indexing.refresh_entry(page.translation_key)


def _lock(page: Any) -> None:
    """Let one publish of a page in at a time: the second one waits, then sees the first one's version."""
    if page.pk:
        list(Page.objects.select_for_update(no_key=True).filter(pk=page.pk).order_by().values_list("pk"))


def version_facts(draft: gate.Draft, user: Any) -> dict[str, Any]:
    """Return the columns of the version that publishing ``draft`` makes, without its page and sequence."""
    page = draft.page
    change_class = page.change_class or ChangeClass.MAJOR
    everyone = change_class == ChangeClass.CORRECTION
    text = draft.text
    return {
        "label": page.version_label.strip(),
        "change_class": change_class,
        "corrects": page.corrects,
        "effective_from": draft.effective_from,
        "applies_to": page.applies_to or (AppliesTo.EVERYONE if everyone else AppliesTo.NEW),
        "transfer_until": page.transfer_until,
        "summary": page.change_summary.strip(),
        "reason": page.change_reason.strip(),
        "document": text,
        "schema": draft.document.schema,
        "hash": fingerprint(text),
        "published_by": actor(user),
    }


def actor(user: Any = None) -> str:
    """Return who acts, as text that outlives the account: ``user``, or whom Wagtail's log context names."""
    who = user or getattr(get_active_log_context(), "user", None)
    return str(who.get_username()) if who is not None and who.is_authenticated else ""


def _record(draft: gate.Draft, facts: dict[str, Any]) -> SpecificationVersion:
    page = draft.page
    sequence = draft.versions[-1].sequence + 1 if draft.versions else 1
    try:
        with transaction.atomic():
            return SpecificationVersion.objects.create(
                page_id=page.pk,
                subject=page.translation_key,
                kind=page.kind,
                sequence=sequence,
                published_at=timezone.now(),
                **facts,
            )
    except IntegrityError as error:
        raise SameMoment(
            _(
                "Somebody else published this page at the same moment. "
                "Look at what they published, then try again."
            )
        ) from error


def _claim(draft: gate.Draft) -> None:
    """Claim the identifiers and the public address; the database keeps two pages from one number.

    The gate has asked already whether they are free; here another page may have claimed them since.
    """
    page = draft.page
    for scheme, namespace, value in gate.identifiers.claims(draft):
        claimed, _created = Identifier.objects.get_or_create(
            scheme=scheme,
            namespace=namespace,
            value=value,
            defaults={"subject": page.translation_key, "kind": page.kind},
        )
        _ensure_own(page, claimed)
    path = gate.identifiers.public_path(draft)
    if path:
        address, _created = PublicAddress.objects.get_or_create(
            kind=page.kind, path=path, defaults={"subject": page.translation_key}
        )
        _ensure_own(page, address)


def _ensure_own(page: Any, claim: Identifier | PublicAddress) -> None:
    if claim.subject != page.translation_key:
        raise SameMoment(
            _("Another page claimed %(claim)s at the same moment; publish again to see which checks fail.")
            % {"claim": claim}
        )


def record_history(page: Any, note: Any, user: Any = None) -> SpecificationVersion:
    """Record a version of which only ``note`` (a ``VersionNote``) is known, not the document."""
    last = SpecificationVersion.objects.filter(page_id=page.pk).order_by("-sequence").first()
    version = recorded_version(page, note, last.sequence + 1 if last else 1, user)
    version.page_id = page.pk
    version.save()
    return version


def recorded_version(page: Any, note: Any, sequence: int, user: Any = None) -> SpecificationVersion:
    """Return, unsaved, a version of which only ``note`` is known."""
    return SpecificationVersion(
        subject=page.translation_key,
        kind=page.kind,
        sequence=sequence,
        label=note.label,
        change_class=note.change_class,
        effective_from=note.effective_from,
        applies_to=note.applies_to,
        transfer_until=note.transfer_until,
        summary=note.summary,
        reason=note.reason,
        document="",
        schema=1,
        hash=fingerprint(""),
        published_at=timezone.now(),
        published_by=actor(user),
    )


def forget_version_fields(page: Any, revision: Any) -> None:
    """Empty the version fields in the published revision too, so that the next draft starts without them."""
    content = revision.content
    for name in page.version_fields:
        content[name] = page._meta.get_field(name).get_default()
    revision.save(update_fields=["content"])
