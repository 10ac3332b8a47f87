"""The landing page of the ready site."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from catalogue.caching import remembered


class HomePage(Page):
    """The one page at the root of the site; everything else lives below it."""

    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("What a visitor can do here, in two or three sentences."),
    )

    content_panels = [*Page.content_panels, "introduction"]

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The first page of the site.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What machines read beside the page: where it stands and what it says of itself."""
        found: dict[str, Any] = super().get_context(request, *args, **kwargs)
        own = request.build_absolute_uri(self.get_url(request) or request.path)
        return found | {"canonical": own, "description": self.search_description}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page, kept as the catalogue's pages are, unless it is for some visitors only."""

        def rendered(request: HttpRequest) -> HttpResponseBase:
            response: HttpResponseBase = super(HomePage, self).serve(request, *args, **kwargs).render()
            return response

        if self.get_view_restrictions().exists():
            return rendered(request)
        return remembered()(rendered)(request)
