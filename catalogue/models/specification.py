"""What a qualification page and a unit page have in common: a workshop whose publishing freezes a version.

The page's columns are the next document. Publishing asks the gate, freezes the document and claims its
identifiers in the same transaction as the save that makes the page live; whichever path leads there
(wagtail's editor, workflow, bulk action, schedule, API, shell), that save is the one point they share.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from catalogue.admin.panels import BesidePanel
from catalogue.refusals import NoAlias

from .addressed import ShortlyAddressed
from .choices import AppliesTo, ChangeClass
from .index import CatalogueEntry
from .placement import Placed
from .records import Kind
from .specification_form import SpecificationCopyForm, SpecificationForm

VERSION_FIELDS = (
    "change_class",
    "corrects",
    "version_label",
    "effective_from",
    "applies_to",
    "transfer_until",
    "change_summary",
    "change_reason",
    "as_history",
)

NOT_COPIED = (*VERSION_FIELDS, "go_live_at", "expire_at")
"""What a copy starts without, beside its numbers and codes: the next version's fields, and the schedule."""

# A save that names only these fields is Wagtail keeping its own books: nothing of the document changes.
BOOKKEEPING = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "wagtail_admin_comments",
    "live_revision",
    "last_published_at",
    "first_published_at",
    "numchild",
    "path",
    "depth",
    "url_path",
    "locked",
    "locked_by",
    "locked_at",
    "go_live_at",
    "expire_at",
    "expired",
}


class SpecificationPage(ShortlyAddressed, Placed, Page):
    """Abstract base of the two pages that publish versions."""

    base_form_class = SpecificationForm
    copy_form_class = SpecificationCopyForm

    preview_modes: ClassVar[list[tuple[str, Any]]] = [("", _("The draft as the public would read it"))]

    kind: ClassVar[Kind]
    version_fields: ClassVar[tuple[str, ...]] = VERSION_FIELDS
    known_body: Any = None
    """The awarding body above a page that a loader is about to put into the tree."""

    change_class = models.CharField(
        _("how much changes"), max_length=20, choices=ChangeClass.choices, blank=True
    )
    corrects = models.PositiveIntegerField(
        _("version it corrects"),
        null=True,
        blank=True,
        help_text=_("The number of a version in force, where a correction is meant for its learners only."),
    )
    version_label = models.CharField(
        _("version label"),
        max_length=60,
        blank=True,
        help_text=_("The body's own words: 6.3, Issue A, 191214."),
    )
    effective_from = models.DateField(
        _("effective from"),
        null=True,
        blank=True,
        help_text=_("Today if empty. The first day it binds, inclusive."),
    )
    applies_to = models.CharField(
        _("whom it binds"),
        max_length=20,
        choices=AppliesTo.choices,
        blank=True,
        help_text=_("If empty: everyone for a correction, new registrations otherwise."),
    )
    transfer_until = models.DateField(_("transfer until"), null=True, blank=True)
    change_summary = models.TextField(
        _("what changed"), blank=True, help_text=_("One sentence for the public.")
    )
    change_reason = models.TextField(
        _("reason"), blank=True, help_text=_("Needed where the date lies in the past: why it is recorded so.")
    )
    as_history = models.BooleanField(
        _("recorded as history"),
        default=False,
        help_text=_("The document was in force before it was held here; its date may be past or not stated."),
    )

    version_panel = MultiFieldPanel(
        [
            BesidePanel(heading=_("Beside the draft")),
            MultiFieldPanel(
                [FieldPanel(name) for name in VERSION_FIELDS],
                heading=_("Next version"),
                help_text=_("Asked for when changed content is published; used up by that publish."),
            ),
        ],
        heading=_("Versions and live facts"),
    )

    class Meta:
        abstract = True

    def short_address(self) -> tuple[str, ...]:
        """The address claimed when it was first published."""
        entries = CatalogueEntry.objects.filter(subject=self.translation_key)
        path = entries.values_list("path", flat=True).first()
        if not path:
            return ()
        return ("unit", *path.split("/", 1)) if self.kind == Kind.UNIT else ("qualification", path)

    def save(
        self,
        clean: bool = True,  # noqa: FBT001, FBT002  (Wagtail's signature)
        user: Any = None,
        log_action: Any = False,  # noqa: FBT002
        **kwargs: Any,
    ) -> Any:
        """Save; where the page is live, ask the gate first and freeze the version in the same transaction.

        Raises ``gate.Refused`` with the sentences of every blocking check, ``NoAlias`` for an alias; nothing
        is then written.
        """
        if self.alias_of_id:
            raise NoAlias(
                _("A qualification or unit has no alias: a version has one address. Link to it instead.")
            )
        if self._state.adding and self.live and not self._may_start_live():
            self.live, self.has_unpublished_changes = False, True
        fields = kwargs.get("update_fields")
        bookkeeping = fields is not None and set(fields) <= BOOKKEEPING
        if not self.live or bookkeeping:
            self._stay_unpublished(fields)
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        # The gate stands above the models and knows them all; only at this point do they call up to it.
        from catalogue.publishing import publish_version

        # What is frozen is the page as it stands in memory, so all of it is written.
        kwargs["update_fields"] = None
        self.first_published_at = self.first_published_at or timezone.now()
        self.last_published_at = self.last_published_at or self.first_published_at
        with transaction.atomic(), publish_version(self, user=user):
            return super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def _may_start_live(self) -> bool:
        """Whether a page that is new to the database may go live by that very save.

        A copy may not: it says that it was published before it existed. Nor may one that is to go live
        later: Wagtail's create view saves it live and takes it back when it is scheduled.
        """
        scheduled = self.go_live_at is not None and self.go_live_at > timezone.now()
        return self.first_published_at is None and self.live_revision_id is None and not scheduled

    def _stay_unpublished(self, fields: Any) -> None:
        """Take back what a copy says of having been published; an unpublished page keeps when it was."""
        told_afterwards = fields is not None and {"live_revision", "first_published_at"} <= set(fields)
        if not self.live and (self._state.adding or told_afterwards):
            self.live_revision = None
            self.first_published_at = self.last_published_at = None

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish ``revision`` whole or not at all; one to go live later must pass the gate today already."""
        from catalogue.publishing import act_of_publishing

        with act_of_publishing(revision, kwargs.get("user")):
            return super().publish(revision, *args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Copy as a draft without identifiers and version fields: two pages never claim one number."""
        kwargs["keep_live"] = False
        return super().copy(*args, **kwargs)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """Show the public page of the document that this draft would freeze; nobody else can reach it."""
        # The views stand above the models; like the gate, they are called up to at this point only.
        from catalogue.views.preview import preview

        return preview(request, self)

    def create_alias(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: an alias would publish another page's version under a second name."""
        raise NoAlias(
            _("A qualification or unit has no alias: a version has one address. Link to it instead.")
        )

    def clear_version_fields(self) -> None:
        """Empty the fields that the next version will be asked for."""
        for name in self.version_fields:
            setattr(self, name, self._meta.get_field(name).get_default())
