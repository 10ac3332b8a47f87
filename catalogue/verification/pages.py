"""Whether every live page could still go live, and is what its last version froze."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from catalogue import gate
from catalogue.documents import encode
from catalogue.freezing import newest_versions
from catalogue.models import QualificationPage, UnitPage

from .finding import Finding, readable

INLINED = ("body", "suite", "standard_texts", "level_descriptors", "units")
"""What a document takes from elsewhere, and what may have changed there without the page being wrong."""


def pages() -> Iterator[Finding]:
    """Yield what is wrong with live pages."""
    for model in (UnitPage, QualificationPage):
        for page in model.objects.live().order_by("path").iterator(chunk_size=100):
            yield from _page(page)


def _page(page: Any) -> Iterator[Finding]:
    where = str(page)
    held = newest_versions([page.pk]).get(page.pk)
    if held is not None and readable(held) is None:
        return  # ``versions`` says so.
    draft = gate.draft_of(page)
    if draft.before is None:
        yield Finding("no-version", where, _("It is live and has no version: publish it through the admin."))
    elif own_content(page, draft.document) != own_content(page, draft.before):
        sentence = _("It was changed without being published: revert to its last revision and publish that.")
        yield Finding("row-differs", where, sentence)
    if page.alias_of_id:
        yield Finding(
            "alias", where, _("It is an alias, which a qualification or unit cannot be: delete it.")
        )
    for check in gate.standing(draft):
        yield Finding(check.code, where, check.sentence)


def own_content(page: Any, document: Any) -> Any:
    """Return what ``document`` says of the page's own, as plain data, without what it inlines."""
    content = {name: value for name, value in encode(document).items() if name not in INLINED}
    groups = [] if getattr(page, "use_suite_groups", False) else content.get("groups", [])
    content["groups"] = [
        {name: value for name, value in group.items() if name != "units"}
        | {"count": len(group.get("units", []))}
        for group in groups
    ]
    content["routes"] = [
        {name: value for name, value in route.items() if name != "target"}
        for route in content.get("routes", [])
    ]
    return content
