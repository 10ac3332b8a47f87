"""Live facts, which change without a new version: append-only acts that say who, when, why and whose word.

None of these is a page field, so neither drafts nor reverting a revision touch them. ``subject`` is the
page's ``translation_key``. An act with ``announce_on`` in the future is prepared and not yet public.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.lifecycle import LONDON

from .choices import DateField, Outcome
from .records import Kind, WrittenOnceModel, WrittenOnceQuerySet


class ActQuerySet(WrittenOnceQuerySet):
    """Acts; what was called off before its day is as if it had never been prepared."""

    def standing(self) -> ActQuerySet:
        """Return the acts that were not called off, announced or not."""
        return self.exclude(group__in=CalledOff.objects.values("group"))

    def announced(self, day: date) -> ActQuerySet:
        """Return the acts that are public on ``day``, in the order in which they became so."""
        public = models.Q(announce_on=None) | models.Q(announce_on__lte=day)
        return self.standing().filter(public).order_by("public_at", "id")


class Act(WrittenOnceModel):
    """A recorded act about one subject."""

    subject = models.UUIDField(_("subject"), db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    group = models.UUIDField(_("announcement"), default=uuid.uuid4, db_index=True, editable=False)
    source = models.CharField(_("source"), max_length=255, help_text=_("Who or what says so."))
    as_at = models.DateField(
        _("as at"),
        null=True,
        blank=True,
        help_text=_("The day of the source; leave empty where it bears none."),
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("For editors; not shown to the public."))
    public_note = models.TextField(_("public note"), blank=True)
    announce_on = models.DateField(
        _("announce on"), null=True, blank=True, help_text=_("Until this day nothing of the act is shown.")
    )
    regulator_notified_on = models.DateField(_("regulator notified on"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=255, blank=True, editable=False)
    public_at = models.DateTimeField(_("public since"), default=timezone.now, db_index=True, editable=False)

    objects = ActQuerySet.as_manager()

    class Meta(WrittenOnceModel.Meta):
        abstract = True
        ordering = ["id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the act; raise ``WrittenOnce`` for one that stands: a later act corrects it."""
        self.public_at = public_from(self.announce_on, self.recorded_at)
        super().save(*args, **kwargs)


def public_from(announce_on: date | None, recorded_at: datetime) -> datetime:
    """Return when an act becomes public: the first moment of its day in London, or when it was recorded."""
    if announce_on is None:
        return recorded_at
    return max(datetime.combine(announce_on, time.min, LONDON), recorded_at)


class LifecycleChange(Act):
    """One date moved ``from_date`` → ``to_date`` (inclusive days; ``None`` is "not stated")."""

    field = models.CharField(_("date"), max_length=20, choices=DateField.choices)
    from_date = models.DateField(_("from"), null=True, blank=True)
    to_date = models.DateField(_("to"), null=True, blank=True)
    version = models.PositiveIntegerField(
        _("of this version only"), null=True, blank=True, help_text=_("Empty: of every version.")
    )

    class Meta(Act.Meta):
        verbose_name = _("change of a date")
        verbose_name_plural = _("changes of dates")
        indexes = [models.Index(fields=["subject", "field", "id"], name="lifecycle_by_subject")]

    def __str__(self) -> str:
        return f"{self.field}: {self.from_date} → {self.to_date}"

    @property
    def direction(self) -> str:
        """``extended``, ``brought-forward``, ``first-stated``, ``withdrawn`` or ``unchanged``."""
        if self.from_date == self.to_date:
            return "unchanged"
        if self.from_date is None:
            return "first-stated"
        if self.to_date is None:
            return "withdrawn"
        return "extended" if self.to_date > self.from_date else "brought-forward"


class ReplacementRecord(Act):
    """What replaces a qualification or unit; the latest announced record is what is said."""

    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)

    class Meta(Act.Meta):
        verbose_name = _("replacement")
        verbose_name_plural = _("replacements")

    def __str__(self) -> str:
        return str(self.get_outcome_display())


class SuccessorRecord(WrittenOnceModel):
    """One successor named by a replacement: a subject of this site, or a title (and number) elsewhere."""

    replacement = models.ForeignKey(ReplacementRecord, on_delete=models.PROTECT, related_name="successors")
    successor = models.UUIDField(_("qualification or unit here"), null=True, blank=True, db_index=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    scheme = models.CharField(_("scheme"), max_length=60, blank=True)
    value = models.CharField(_("number or code"), max_length=120, blank=True)
    equivalent = models.BooleanField(
        _("equivalent"), null=True, help_text=_("Leave unknown where not stated.")
    )
    from_date = models.DateField(_("from"), null=True, blank=True)
    advice = models.TextField(_("what a registered learner should do"), blank=True)

    class Meta(WrittenOnceModel.Meta):
        verbose_name = _("successor")
        verbose_name_plural = _("successors")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title or self.value


class OwnershipRecord(Act):
    """Who owns the subject from ``since`` on (``None``: the day is not stated)."""

    owner = models.CharField(_("owner"), max_length=255)
    owner_subject = models.UUIDField(_("awarding body here"), null=True, blank=True)
    since = models.DateField(_("since"), null=True, blank=True)

    class Meta(Act.Meta):
        verbose_name = _("ownership")
        verbose_name_plural = _("ownerships")

    def __str__(self) -> str:
        return self.owner


class ListingRecord(Act):
    """Later evidence.

    A list of ``as_at`` shows the subject under ``listed_under``; its dates are not known here.
    """

    listed_under = models.CharField(_("listed under"), max_length=255)
    title = models.CharField(_("title used there"), max_length=255, blank=True)

    class Meta(Act.Meta):
        verbose_name = _("later listing")
        verbose_name_plural = _("later listings")

    def __str__(self) -> str:
        return f"{self.listed_under} ({self.as_at})"


class CalledOff(WrittenOnceModel):
    """An announcement that was called off before its day: none of its acts ever becomes public."""

    group = models.UUIDField(_("announcement"), unique=True, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    recorded_by = models.CharField(_("recorded by"), max_length=255, blank=True, editable=False)

    class Meta(WrittenOnceModel.Meta):
        verbose_name = _("called-off announcement")
        verbose_name_plural = _("called-off announcements")

    def __str__(self) -> str:
        return str(self.group)
