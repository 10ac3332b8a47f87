"""What a page is about in the terms of schema.org: one block of JSON-LD, as data that no browser runs.

The terms used: EducationalOccupationalCredential, Course, EducationalOrganization, Organization,
PropertyValue, CollectionPage, WebPage, WebSite, BreadcrumbList, ListItem.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from catalogue.documents import QualificationDocument, UnitDocument

from .body import BodyView, SuiteView
from .qualification import QualificationView
from .unit import UnitView
from .words import level_range_words, level_words

Absolute = Callable[[str], str]
"""Makes an absolute address of a path."""
CONTEXT = "https://schema.org"
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def linked_data(context: Mapping[str, Any], absolute: Absolute, site_name: str) -> SafeString:
    """Return the JSON of what the page of ``context`` is about and where it stands; safe inside a script."""
    page = str(context.get("canonical") or "")
    thing = _thing(context.get("view"), context.get("document"), absolute) or _page(page)
    if page:
        thing.setdefault("url", page)
    here = str(context.get("absolute_url") or page) if context.get("is_version_page") else page
    graph = [thing, *_breadcrumbs(context.get("breadcrumbs") or (), here, absolute)]
    home = absolute("/")
    if page == home or not graph[1:]:
        graph.append({"@type": "WebSite", "name": site_name, "url": home})
    data = {"@context": CONTEXT, "@graph": [_stated(one) for one in graph]}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(written.translate(_ESCAPED))  # noqa: S308 -- no character of markup is left


def _thing(view: Any, document: Any, absolute: Absolute) -> dict[str, Any]:
    if isinstance(view, QualificationView) and isinstance(document, QualificationDocument):
        return _qualification(view, document, absolute)
    if isinstance(view, UnitView) and isinstance(document, UnitDocument):
        return _unit(view, document, absolute)
    if isinstance(view, BodyView):
        return {
            "@type": "EducationalOrganization",
            "name": view.name,
            "description": _plain(view.introduction),
        }
    if isinstance(view, SuiteView):
        return {
            "@type": "CollectionPage",
            "name": view.title,
            "hasPart": [_named_credential(card.title, absolute(card.url)) for card in view.cards],
        }
    return {}


def _qualification(
    view: QualificationView, document: QualificationDocument, absolute: Absolute
) -> dict[str, Any]:
    return {
        "@type": "EducationalOccupationalCredential",
        "name": view.title,
        "url": absolute(view.url),
        "description": " ".join(view.lead),
        "credentialCategory": document.type,
        "educationalLevel": level_range_words(document.level),
        "identifier": [_identifier(one.name, one.value) for one in view.identifiers],
        "version": view.version_name,
        "publisher": _organisation(view.body_name, view.body_url, absolute),
        "isPartOf": _collection(view.suite, view.suite_url, absolute),
        "validIn": [{"@type": "AdministrativeArea", "name": nation} for nation in document.nations],
    }


def _unit(view: UnitView, document: UnitDocument, absolute: Absolute) -> dict[str, Any]:
    credits = document.credits.value if document.credits else None
    return {
        "@type": "Course",
        "name": view.title,
        "url": absolute(view.url),
        "description": " ".join(view.lead),
        "courseCode": view.code,
        "educationalLevel": level_words(document.level or ""),
        "numberOfCredits": credits,
        "provider": _organisation(view.body_name, view.body_url, absolute),
        "teaches": [outcome.text for outcome in document.outcomes],
    }


def _page(url: str) -> dict[str, Any]:
    return {"@type": "WebPage", "url": url}


def _breadcrumbs(crumbs: Iterable[Any], here: str, absolute: Absolute) -> list[dict[str, Any]]:
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": str(crumb.title),
            "item": absolute(crumb.url) if crumb.url else here,
        }
        for place, crumb in enumerate(crumbs, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}] if items else []


def _identifier(name: str, value: str) -> dict[str, Any]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _organisation(name: str, url: str, absolute: Absolute) -> dict[str, Any]:
    return {"@type": "EducationalOrganization", "name": name, **({"url": absolute(url)} if url else {})}


def _collection(name: str, url: str, absolute: Absolute) -> dict[str, Any] | None:
    return {"@type": "CollectionPage", "name": name, "url": absolute(url)} if name and url else None


def _named_credential(name: str, url: str) -> dict[str, Any]:
    return {"@type": "EducationalOccupationalCredential", "name": name, "url": url}


def _plain(html: str) -> str:
    return " ".join(strip_tags(str(html)).split())


def _stated(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``thing`` without what is not stated."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], ())}
