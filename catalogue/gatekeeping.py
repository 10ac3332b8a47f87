"""The ways around a page's own ``save()``: moves, schedules, saves of the bare page, deletion.

What stands there raises a ``Refusal`` before anything is written. Connected in ``CatalogueConfig.ready``.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, Revision, get_page_models
from wagtail.signals import pre_page_move

from catalogue.models import SpecificationPage, SpecificationVersion
from catalogue.models.placement import body_of, in_ownership_transfer
from catalogue.models.records import cannot_be_deleted
from catalogue.models.specification import BOOKKEEPING
from catalogue.publishing import act_of_publishing, ensure_publishable
from catalogue.refusals import AnotherBody, HasVersions, NotThroughPage
from catalogue.scheduling import REFUSED


def connect() -> None:
    """Stand on every way."""
    pre_page_move.connect(keep_body, dispatch_uid="catalogue.keep_body")
    pre_save.connect(gate_schedule, sender=Revision, dispatch_uid="catalogue.gate_schedule")
    for model in get_page_models():
        pre_delete.connect(keep_from_above, sender=model, dispatch_uid=f"catalogue.kept.{model.__name__}")
    pre_save.connect(refuse_bare_page, sender=Page, dispatch_uid="catalogue.refuse_bare_page")
    hooks.register("register_actions", publish_whole, order=100)
    hooks.register("register_log_actions", name_refusals)
    hooks.register("before_move_page", refuse_move_early)
    hooks.register("before_delete_page", refuse_deletion_early)


class PublishWhole(PublishPageRevisionAction):
    """Wagtail's action for callers that go to it directly, such as its API: all or nothing, and says who."""

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        """Publish or schedule the revision."""
        with act_of_publishing(self.revision, self.user):
            return super().execute(*args, **kwargs)


def publish_whole(registry: Any) -> None:
    """Put our publish action in the place of Wagtail's."""
    registry.register(Page, PublishWhole)


def name_refusals(actions: Any) -> None:
    """Say in a page's history why a schedule was not carried out."""

    @actions.register_action(REFUSED)
    class RefusedFormatter(LogFormatter):
        label = _("Refuse to publish")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Not published as scheduled: %(fault)s") % {
                "fault": log_entry.data.get("fault", "")
            }


def keep_body(
    sender: Any, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Refuse a move from one awarding body to another, unless a recorded transfer carries it out."""
    if in_ownership_transfer() or body_of(parent_page_before) == body_of(parent_page_after):
        return
    raise AnotherBody(
        gettext(
            "“%(page)s” cannot be moved to another awarding body: that is a transfer of ownership, "
            "which is recorded with its date and keeps the former names."
        )
        % {"page": instance.title}
    )


def refuse_move_early(request: HttpRequest, page: Page, destination: Page) -> None:
    """Refuse in Wagtail's move view before it asks for confirmation, with our sentence instead of its own."""
    keep_body(type(page), page, page.get_parent(), destination)


def gate_schedule(
    sender: Any, instance: Revision, *, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Ask the gate when a revision is approved to go live later, on whichever path.

    Wagtail then saves the page as a draft, or not at all where it is live, so that nothing else would ask.
    """
    if raw or instance.approved_go_live_at is None:
        return
    if update_fields is not None and "approved_go_live_at" not in update_fields:
        return
    if _is_specification(instance.content_type.model_class()):
        ensure_publishable(instance.as_object())


def refuse_bare_page(
    sender: Any, instance: Page, *, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Refuse to bring a specification live, or retitle a live one, by a save of Wagtail's base page alone."""
    if raw or not instance.live or not instance.pk or not _is_specification(instance.specific_class):
        return
    if update_fields is not None and set(update_fields) <= BOOKKEEPING:
        return
    held = Page.objects.filter(pk=instance.pk).values("live", "title").first()
    if held is not None and held != {"live": True, "title": instance.title}:
        raise NotThroughPage(
            gettext("“%(page)s” can only go live through the page itself: publish it, or save page.specific.")
            % {"page": instance.title}
        )


def keep_from_above(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Refuse to delete a page from above published ones, which a tree whose counts are wrong would allow."""
    refuse_deletion(instance)


def refuse_deletion_early(request: HttpRequest, page: Page) -> None:
    """Refuse in Wagtail's delete view before it asks for confirmation; elsewhere the foreign key refuses."""
    refuse_deletion(page)


def refuse_deletion(page: Page) -> None:
    """Raise ``HasVersions`` where ``page`` or anything below it has a published version: one query."""
    below = Page.objects.descendant_of(page, inclusive=True)
    kept = SpecificationVersion.objects.filter(page__in=below).values_list("page__title", flat=True)
    titles = sorted(set(kept.order_by()))
    if titles:
        raise HasVersions(cannot_be_deleted(titles))


def _is_specification(model: Any) -> bool:
    return model is not None and issubclass(model, SpecificationPage)
