"""The same facts as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from catalogue import reading
from catalogue.caching import unchanging
from catalogue.documents import QualificationDocument, encode
from catalogue.lifecycle import london_today, status_on
from catalogue.models import SpecificationVersion
from catalogue.presenters.words import quantity_words
from catalogue.spreadsheets import MARK, cell

from .surroundings import current_sequence

UNIT_COLUMNS = ("key", "code", "reference", "title", "level", "credits", "glh", "tqt", "groups")


def document_response(found: reading.Reading) -> HttpResponse:
    """Return the document exactly as it was frozen; its hash is the entity tag, for it never changes."""
    response = HttpResponse(found.shown.document, content_type="application/json")
    return unchanging(response, found.shown.hash)


def page_response(request: HttpRequest, found: reading.Reading) -> JsonResponse:
    """Return what the page shows: the version in force, its document, the live facts, the status today."""
    today = london_today()
    status = status_on(found.facts.dates, today)
    return JsonResponse(
        {
            "url": request.build_absolute_uri(found.url),
            "on": today.isoformat(),
            "status": {
                "code": status.status.value,
                "phrase": status.phrase,
                "since": encode(status.since),
                "until": encode(status.until),
            },
            "version": _version(found.shown, current_sequence(found)),
            "live": _live(found),
            "document": json.loads(found.shown.document),
        },
        json_dumps_params={"ensure_ascii": False},
    )


def units_response(found: reading.Reading) -> HttpResponse:
    """Return the unit table as CSV: a line for each unit.

    Ranges are in words: a spreadsheet would take ``5-12`` for a day of December.
    """
    document = found.document
    assert isinstance(document, QualificationDocument)  # noqa: S101 -- only qualifications have units
    written = io.StringIO()
    written.write(MARK)
    table = csv.writer(written)
    table.writerow(UNIT_COLUMNS)
    for unit in document.units:
        groups = ";".join(group.id for group in document.groups if unit.key in group.units)
        own = unit.document
        table.writerow(
            [
                cell(unit.key),
                cell(own.code),
                cell(own.reference),
                cell(own.title),
                own.level or "",
                *(quantity_words(getattr(own, name), str) for name in ("credits", "glh", "tqt")),
                cell(groups),
            ]
        )
    response = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="{found.entry.path}-v{found.shown.sequence}-units.csv"'
    )
    return response


def _version(version: SpecificationVersion, current: int | None) -> dict[str, Any]:
    return {
        "sequence": version.sequence,
        "label": version.label,
        "current": version.sequence == current,
        "change_class": version.change_class,
        "effective_from": encode(version.effective_from),
        "applies_to": version.applies_to,
        "summary": version.summary,
        "schema": version.schema,
        "hash": version.hash,
    }


def _live(found: reading.Reading) -> dict[str, Any]:
    facts = found.facts
    return {
        "dates": {name: encode(fact) for name, fact in facts.dates.stated()},
        "changes": encode(facts.changes),
        "replacement": encode(facts.replacement),
        "owners": encode(facts.owners),
        "listings": encode(facts.listings),
    }
