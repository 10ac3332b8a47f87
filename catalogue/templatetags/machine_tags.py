"""What machines read of a page: linked data and the title under which it is shared."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from catalogue.presenters.linked_data import linked_data as linked

from .catalogue_tags import site_name

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context: Context) -> SafeString | str:
    """Return the JSON-LD of this page; nothing where there is no request."""
    request = context.get("request")
    if request is None:
        return ""
    known: dict[str, Any] = {str(name): value for name, value in context.flatten().items()}
    return linked(known, request.build_absolute_uri, site_name())


@register.simple_tag(takes_context=True)
def share_title(context: Context) -> str:
    """Return the title under which the page is shared: what it is about, its last crumb, the site's name."""
    view: Any = context.get("view")
    names = [getattr(view, name, "") for name in ("title", "name")]
    names += [getattr(context.get("entry"), "title", ""), getattr(context.get("page"), "seo_title", "")]
    names += [crumb.title for crumb in (context.get("breadcrumbs") or ())[-1:]]
    return next((str(name) for name in names if isinstance(name, str) and name), site_name())
