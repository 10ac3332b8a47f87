"""The read model: rows derived from versions, live facts and pages, which public pages and lists read.

``VersionUnit`` and ``VersionRoute`` are derived from one frozen document and never change. ``CatalogueEntry``
is one row for each published subject, as it stands on the day it was refreshed; ``refresh_on`` is the next
day on which it must be derived anew. All of it can be rebuilt from the records at any time
(``catalogue.indexing``). ``VersionRule`` and ``VersionEquivalent`` answer what a learner's units count
towards without opening documents.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .records import Kind, SpecificationVersion


class VersionUnit(models.Model):
    """A unit that a version of a qualification freezes.

    ``credits`` are those frozen, the least of a range. ``amount`` is what it brings in the measure of the
    version's rule; it is ``needed`` where a rule puts it into every valid selection.
    """

    version = models.ForeignKey(SpecificationVersion, on_delete=models.CASCADE, related_name="unit_rows")
    position = models.PositiveIntegerField()
    unit = models.UUIDField(null=True, db_index=True)
    key = models.CharField(max_length=255)
    sequence = models.PositiveIntegerField(null=True)
    groups = models.CharField(max_length=255, blank=True)
    mandatory = models.BooleanField(default=False)
    credits = models.PositiveIntegerField(null=True)
    amount = models.PositiveIntegerField(default=0)
    needed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("unit of a version")
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="one_unit_per_position")]

    def __str__(self) -> str:
        return self.key


class VersionRoute(models.Model):
    """A progression route that a version of a qualification states.

    ``value`` is the comparable form of a number.
    """

    version = models.ForeignKey(SpecificationVersion, on_delete=models.CASCADE, related_name="route_rows")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    words = models.TextField()
    title = models.CharField(max_length=255, blank=True)
    title_key = models.CharField(max_length=255, blank=True, db_index=True)
    scheme = models.CharField(max_length=60, blank=True)
    value = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("route of a version")
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="one_route_per_position")]
        indexes = [models.Index(fields=["scheme", "value"], name="route_by_target")]

    def __str__(self) -> str:
        return self.words


class VersionRule(models.Model):
    """The rule that a version freezes, ready to be solved.

    ``least`` is the least amount, in ``measure``, that a valid selection brings: ``None`` where nothing can
    meet the rule. ``needed`` is how much of it lies in units that are needed whatever is chosen.
    ``document`` is the JSON of the rule-of-combination contract; where no rule is recorded it is empty, and
    ``measure`` is ``none``.
    """

    version = models.OneToOneField(
        SpecificationVersion, on_delete=models.CASCADE, primary_key=True, related_name="rule_row"
    )
    measure = models.CharField(max_length=10)
    least = models.PositiveIntegerField(null=True)
    needed = models.PositiveIntegerField(default=0)
    document = models.TextField(blank=True)

    class Meta:
        verbose_name = _("rule of a version")

    def __str__(self) -> str:
        return f"{self.version_id}: {self.least} {self.measure}"


class VersionEquivalent(models.Model):
    """A pair that the rule of a version declares: one who holds ``held`` is treated as holding ``listed``."""

    version = models.ForeignKey(
        SpecificationVersion, on_delete=models.CASCADE, related_name="equivalent_rows"
    )
    listed = models.CharField(max_length=255)
    held = models.CharField(max_length=255, db_index=True)
    amount = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("equivalent of a version")
        constraints = [
            models.UniqueConstraint(fields=["version", "listed", "held"], name="one_equivalent_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.held} → {self.listed}"


class CatalogueEntry(models.Model):
    """A published qualification or unit, as lists, searches and neighbours name it today.

    ``generation`` is the catalogue's generation in which the row was last written: whoever has read up to one
    generation reads on from there. ``title_terms`` and ``more_terms`` are the terms of its title, and of what
    else it is found by; ``facets`` the values it is filtered by, by facet, in the document's words.
    """

    subject = models.UUIDField(unique=True)
    generation = models.PositiveBigIntegerField(db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    page_id = models.PositiveBigIntegerField(db_index=True)
    tree_path = models.CharField(max_length=255, db_index=True)
    live = models.BooleanField()
    path = models.CharField(max_length=255)
    version = models.ForeignKey(SpecificationVersion, on_delete=models.CASCADE, related_name="+")
    refresh_on = models.DateField(null=True, db_index=True)
    refreshed_at = models.DateTimeField(auto_now=True, null=True, db_index=True)
    title = models.CharField(max_length=255)
    title_key = models.CharField(max_length=255, blank=True, db_index=True)
    number = models.CharField(max_length=120, blank=True, db_index=True)
    body = models.UUIDField(null=True, db_index=True)
    body_slug = models.CharField(max_length=255, blank=True)
    body_name = models.CharField(max_length=255, blank=True)
    suite_page_id = models.PositiveBigIntegerField(null=True, db_index=True)
    suite = models.CharField(max_length=255, blank=True)
    level_min = models.CharField(max_length=2, blank=True)
    level_max = models.CharField(max_length=2, blank=True)
    credits_min = models.PositiveIntegerField(null=True)
    credits_max = models.PositiveIntegerField(null=True)
    glh_min = models.PositiveIntegerField(null=True)
    glh_max = models.PositiveIntegerField(null=True)
    tqt_min = models.PositiveIntegerField(null=True)
    tqt_max = models.PositiveIntegerField(null=True)
    operational_start = models.DateField(null=True)
    last_registration = models.DateField(null=True)
    last_claim = models.DateField(null=True)
    last_award = models.DateField(null=True)
    changed_at = models.DateTimeField(db_index=True)
    title_terms = models.TextField(blank=True)
    more_terms = models.TextField(blank=True)
    facets = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("catalogue entry")
        verbose_name_plural = _("catalogue entries")
        constraints = [models.UniqueConstraint(fields=["kind", "path"], name="one_entry_per_path")]

    def __str__(self) -> str:
        return self.title


class CatalogueState(models.Model):
    """One row: which generation of the catalogue this is.

    Every change of anything public raises ``number`` and draws a new ``token``, in the change's own
    transaction. ``recent`` are the last tokens, newest first, so that whoever holds an older generation can
    tell whether this one grew out of it (a restored database, or a change that was taken back, did not).
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=16)
    recent = models.TextField(blank=True)

    class Meta:
        verbose_name = _("state of the catalogue")
        verbose_name_plural = _("state of the catalogue")

    def __str__(self) -> str:
        return f"{self.number} {self.token}"
