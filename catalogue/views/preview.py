"""The public page of a draft, for its editors: made from the document that the draft would freeze.

Wagtail asks who may see it. Nothing is written, nothing is kept, and no address leads here.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from wagtail.models import Site

from catalogue import gate, reading
from catalogue.documents import QualificationDocument
from catalogue.freezing import suite_of
from catalogue.live_facts import facts_of
from catalogue.models import CatalogueEntry, Kind, SpecificationVersion
from catalogue.publishing import version_facts
from catalogue.versions import version_rows

from . import qualifications, units

TEMPLATES = {
    Kind.QUALIFICATION: ("catalogue/preview/qualification.html", qualifications.shown),
    Kind.UNIT: ("catalogue/preview/unit.html", units.shown),
}


def preview(request: HttpRequest, page: Any) -> HttpResponse:
    """Answer with the page that publishing ``page``, as it stands in memory, would show today."""
    template, shown = TEMPLATES[page.kind]
    site = Site.find_for_request(request)
    context = shown(request, draft_reading(page), site.root_page.path if site else "")
    response = render(request, template, context | {"canonical": ""})
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def draft_reading(page: Any) -> reading.Reading:
    """Return what a visitor would read if ``page`` were published now; nothing in it is saved."""
    draft = gate.draft_of(page)
    subject = page.translation_key
    versions = tuple(version_rows(subject))
    shown = SpecificationVersion(
        subject=subject,
        kind=page.kind,
        sequence=versions[-1].sequence + 1 if versions else 1,
        **version_facts(draft, None),
    )
    facts = facts_of([subject], draft.today)[subject]
    return reading.Reading(_entry(draft), (*versions, shown), shown, draft.document, facts)


def _entry(draft: gate.Draft) -> CatalogueEntry:
    """Return the entry as publishing would derive it, as far as the page shows it.

    It has no version: that makes the unsaved one, which has no key either, the one in force.
    """
    page, document = draft.page, draft.document
    held = CatalogueEntry.objects.filter(subject=page.translation_key).first()
    body = page.body_page
    suite = suite_of(page) if draft.qualification else None
    return CatalogueEntry(
        subject=page.translation_key,
        kind=page.kind,
        live=True,
        page_id=page.pk,
        tree_path=page.path,
        path=gate.identifiers.public_path(draft) or (held.path if held else page.slug),
        title=document.title[:255],
        number=document.number if isinstance(document, QualificationDocument) else document.code,
        body=body.translation_key if body else None,
        body_slug=body.slug if body else "",
        body_name=body.display_name if body else "",
        suite_page_id=suite.pk if suite else None,
        suite=suite.title if suite else "",
    )
