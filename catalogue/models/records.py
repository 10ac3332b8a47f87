"""Records that are written once: versions, identifiers, public addresses.

They name what they are about by ``subject`` (Wagtail's ``translation_key``), so that neither copying nor
moving a page touches them, and they outlive the page's own drafts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page

from catalogue.documents import QualificationDocument, UnitDocument
from catalogue.documents.thawing import thawed
from catalogue.refusals import HasVersions, WrittenOnce

from .choices import AppliesTo, ChangeClass


class Kind(models.TextChoices):
    """What a record is about."""

    QUALIFICATION = "qualification", _("qualification")
    UNIT = "unit", _("unit")


class WrittenOnceQuerySet(models.QuerySet):
    """Refuses bulk change and deletion; reading, and writing new records, are as usual."""

    def update(self, **kwargs: Any) -> int:
        """Refuse: a record that stands for ever has no new values."""
        raise WrittenOnce(self.model.never_changes)

    def delete(self) -> Any:
        """Refuse: what has been recorded is never deleted."""
        raise WrittenOnce(self.model.never_deleted)

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        """Refuse, as ``update`` does."""
        raise WrittenOnce(self.model.never_changes)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """Write new records; refuse to write over old ones."""
        if kwargs.get("update_conflicts"):
            raise WrittenOnce(self.model.never_changes)
        return super().bulk_create(objs, *args, **kwargs)


class WrittenOnceModel(models.Model):
    """A record that is inserted and then stands. ``catalogue.frozen`` holds the database to the same."""

    never_changes = _("A recorded act never changes; record another.")
    never_deleted = _("A recorded act is never deleted; record another.")

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the record; raise ``WrittenOnce`` where it stands already."""
        if self.pk is not None or not self._state.adding:
            raise WrittenOnce(self.never_changes)
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: what has been recorded is never deleted."""
        raise WrittenOnce(self.never_deleted)


def keep_versions(collector: Any, field: Any, versions: Any, using: str) -> None:
    """Refuse the deletion of pages that ``versions`` are of: what their foreign key does on delete.

    It is asked on every way Django has to delete a row: a page, its parent, a query set. Not a
    ``ProtectedError``: Django would gather those and put its own words in their place.
    """
    kept = Page.objects.using(using).filter(specification_versions__in=versions).values_list("path", "title")
    pages = dict(kept.order_by("title"))
    _count_children(pages, using)
    raise HasVersions(cannot_be_deleted(list(dict.fromkeys(pages.values()))))


def _count_children(paths: Iterable[str], using: str) -> None:
    """Count the children of every page above ``paths`` anew.

    By the time a foreign key is asked, treebeard has counted what is to be deleted as gone; outside a
    transaction that would stand, and a parent that seems to have no children can be deleted from above them.
    """
    step = Page.steplen
    above = {path[:end] for path in paths for end in range(step, len(path), step)}
    pages = Page.objects.using(using)
    for path in above:
        children = pages.filter(depth=len(path) // step + 1, path__startswith=path).count()
        pages.filter(path=path).exclude(numchild=children).update(numchild=children)


def cannot_be_deleted(titles: list[str]) -> str:
    """Return the sentences that refuse the deletion of published pages, and say what to do instead."""
    named = _now("“%(title)s”") % {"title": titles[0]}
    if len(titles) > 1:
        more = ngettext("%(named)s and %(count)d more", "%(named)s and %(count)d more", len(titles) - 1)
        named = more % {"named": named, "count": len(titles) - 1}
    return _now(
        "%(named)s cannot be deleted: what has been published is kept, because people prove old certificates "
        "with it. Withdraw it, or unpublish it: its versions then stay at their addresses."
    ) % {"named": named}


class SpecificationVersion(WrittenOnceModel):
    """A document as it was published. ``sequence`` rises by one for each version of one page."""

    never_changes = _("A published version never changes.")
    never_deleted = _("A published version is never deleted.")

    page = models.ForeignKey(
        Page, on_delete=keep_versions, related_name="specification_versions", verbose_name=_("page")
    )
    subject = models.UUIDField(_("subject"), db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    sequence = models.PositiveIntegerField(_("sequence"))
    label = models.CharField(_("label"), max_length=60, blank=True)
    change_class = models.CharField(_("change class"), max_length=20, choices=ChangeClass.choices)
    corrects = models.PositiveIntegerField(_("corrects version"), null=True, blank=True)
    effective_from = models.DateField(_("effective from"), null=True, blank=True)
    applies_to = models.CharField(_("binds"), max_length=20, choices=AppliesTo.choices)
    transfer_until = models.DateField(_("transfer until"), null=True, blank=True)
    summary = models.TextField(_("what changed"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    document = models.TextField(
        _("document"),
        blank=True,
        help_text=_("Canonical JSON; empty where only the fact of the version is known."),
    )
    schema = models.PositiveSmallIntegerField(_("schema number"))
    hash = models.CharField(_("hash"), max_length=64)
    published_at = models.DateTimeField(_("published at"), db_index=True)
    published_by = models.CharField(_("published by"), max_length=255, blank=True)

    class Meta(WrittenOnceModel.Meta):
        verbose_name = _("specification version")
        verbose_name_plural = _("specification versions")
        ordering = ["subject", "sequence"]
        constraints = [models.UniqueConstraint(fields=["page", "sequence"], name="one_version_per_sequence")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} v{self.sequence}"

    def thaw(self) -> QualificationDocument | UnitDocument | None:
        """Return the frozen document, or ``None`` where none was kept."""
        if not self.document:
            return None
        return thawed(
            QualificationDocument if self.kind == Kind.QUALIFICATION else UnitDocument, self.document
        )


class Identifier(models.Model):
    """A number or code claimed for one subject, for good.

    ``namespace`` is the body's slug for its own codes.
    """

    scheme = models.CharField(_("scheme"), max_length=60)
    namespace = models.CharField(_("namespace"), max_length=120, blank=True)
    value = models.CharField(_("value"), max_length=120)
    subject = models.UUIDField(_("subject"), db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    claimed_at = models.DateTimeField(_("claimed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "namespace", "value"], name="one_subject_per_identifier"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class PublicAddress(models.Model):
    """A public path that leads to one subject for good; the newest is canonical, older ones redirect to it.

    Qualifications: ``603-5847-6`` or a slug. Units: ``<body slug>/<unit slug>``.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    path = models.CharField(_("path"), max_length=255)
    subject = models.UUIDField(_("subject"), db_index=True)
    claimed_at = models.DateTimeField(_("claimed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("public address")
        verbose_name_plural = _("public addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "path"], name="one_subject_per_address")]
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"
