"""Tags of images and documents: those of one's own collections, where Wagtail offers everybody's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views.chooser import viewset as image_chooser

from .files import own_files

MOST = 10


def own_tags(request: HttpRequest) -> Any:
    """Return the tags of the images and documents of the visitor's collections."""
    found = Tag.objects.none()
    for model in (get_image_model(), get_document_model()):
        rows = model.tags.through.objects.filter(
            object_id__in=own_files(request, model).values("pk"),
            content_type__app_label=model._meta.app_label,
            content_type__model=model._meta.model_name,
        )
        found |= Tag.objects.filter(pk__in=rows.values("tag"))
    return found


def offer(request: HttpRequest, **names: str) -> JsonResponse:
    """Answer with at most ``MOST`` tags that begin as asked."""
    term = request.GET.get("term", "").replace("\x00", "")
    tags = own_tags(request).filter(name__istartswith=term).order_by("name")
    return JsonResponse(list(tags.values_list("name", flat=True)[:MOST]) if term else [], safe=False)


class ChooseImage(image_chooser.choose_view_class):
    """The image chooser, which proposes the tags that are used most."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the tags of other collections."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = set(own_tags(self.request).values_list("pk", flat=True))
        tags = context.get("popular_tags") or []
        return context | {"popular_tags": [tag for tag in tags if tag.pk in own]}


def choose_image(request: HttpRequest) -> HttpResponseBase:
    """Answer in the place of Wagtail's image chooser."""
    view = image_chooser.construct_view(
        image_chooser.inject_view_methods(ChooseImage, ["get_object_list"]),
        icon=image_chooser.icon,
        page_title=image_chooser.page_title,
        search_tab_label=image_chooser.search_tab_label,
        creation_tab_label=image_chooser.creation_tab_label,
    )
    answer: HttpResponseBase = view(request)
    return answer
