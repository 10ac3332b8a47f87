"""Pages of the tree whose public face is a short address of its own, and not the page itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from catalogue.visiting import Reserved


class ShortlyAddressed(Reserved, models.Model):
    """A page that the public reads at a short address: its address in the tree only leads there.

    What is read there is made from frozen documents. Only a page that freezes one has something to preview.
    """

    preview_modes: ClassVar[list[tuple[str, str]]] = []

    class Meta:
        abstract = True

    def short_address(self) -> tuple[str, ...]:
        """The name of the route in ``catalogue.urls`` and its arguments; empty for a page never published."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return Wagtail's parts of the page's URL, with the short address for a path."""
        parts = super().get_url_parts(request)  # type: ignore[misc]
        path = self._short_path()
        if not parts or parts[2] is None or not path:
            return parts
        return (parts[0], parts[1], path)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send whoever asks by the tree to the short address; raise ``Http404`` for a page without one."""
        path = self._short_path()
        if not path:
            raise Http404
        return redirect(path)

    def _short_path(self) -> str:
        found = self.short_address()
        if not found:
            return ""
        try:
            return reverse(f"catalogue:{found[0]}", args=found[1:])
        except NoReverseMatch:  # a site that does not include catalogue.urls has no public pages of ours
            return ""
