"""The unit checker.

Tick units, read the verdict. A plain GET whose address is the state; long input is posted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalogue import reading, whose_version
from catalogue.caching import for_one_visitor
from catalogue.checking import Chosen, choose, judge, split_entries, unit_dates
from catalogue.documents import QualificationDocument
from catalogue.documents.values import LEVELS
from catalogue.lifecycle import DayError, london_today, read_day
from catalogue.models import Kind
from catalogue.presenters.checker import levels_of, tick_groups, verdict_view
from catalogue.presenters.faults import Fault
from catalogue.presenters.rules import rule_sentences
from catalogue.presenters.surroundings import VersionFact
from catalogue.presenters.versions import version_name
from catalogue.presenters.words import site_wording
from catalogue.rules import standing_sentence, verdict_json
from catalogue.versions import version_facts

from .public import Crumb, body_crumb, canonical_path, crumbs, entry_or_404, moved, qualifications_crumb

LONGEST_PASTE = 20_000
PART = "X-Part"
"""The header by which the page's script asks for the verdict alone."""


@dataclass(frozen=True)
class Asked:
    """What the visitor asked, cleaned.

    Entries, the registration date, the level shown, and what was ignored.
    """

    entries: tuple[str, ...]
    registered: date | None
    level: str
    faults: tuple[Fault, ...]


# A post changes nothing and stores nothing; it only carries what is too long for an address.
@csrf_exempt
@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def checker(request: HttpRequest, slug: str, sequence: int | None = None) -> HttpResponseBase:
    """Show the units to tick and, once something is ticked or pasted, the verdict for them."""
    entry = entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))
    rest = f"/v/{sequence}/check/" if sequence is not None else "/check/"
    redirect = moved(request, entry, slug, rest)
    if redirect is not None:
        return redirect
    asked = _asked(request)
    found, words = _reading(entry, sequence, asked)
    document = found.document
    if not isinstance(document, QualificationDocument):
        raise Http404(gettext("Nothing was ever published at this address."))
    today = london_today()
    chosen = choose(document, asked.entries)
    dates = unit_dates(document)
    answer = judge(document, chosen, dates, today) if document.rule is not None else None
    if request.GET.get("format") == "json":
        return for_one_visitor(_as_json(found, chosen, answer))
    groups, levels = tick_groups(document, chosen, dates, today, asked.level), levels_of(document)
    context = {
        "document": document,
        "url": found.url,
        "action": f"{found.url.rstrip('/')}{rest}",
        "groups": groups,
        "levels": levels,
        "asked": asked,
        "faults": [
            fault if groups and (levels or fault.field != "level") else Fault("", fault.sentence)
            for fault in asked.faults
        ],
        "chosen": chosen,
        "verdict": verdict_view(document, answer, _label(found)) if answer and chosen.any else None,
        "fault": answer.fault if answer else "",
        "sentences": rule_sentences(document),
        "version": version_name(_fact(found)),
        "version_words": words,
        "breadcrumbs": _crumbs(found),
        "section": "qualifications",
        "canonical": request.build_absolute_uri(f"{found.url}check/"),
        "absolute_url": request.build_absolute_uri(),
    }
    # Part and page have one address: a browser that kept the part would show it alone on the way back.
    if request.headers.get(PART) == "verdict":
        part = render(request, "catalogue/components/check_answer.html", context)
        part["Cache-Control"] = "no-store"
        return part
    return for_one_visitor(render(request, "catalogue/check.html", context), PART)


def _asked(request: HttpRequest) -> Asked:
    data = request.POST if request.method == "POST" else request.GET
    faults = []
    entries = [*data.getlist("u"), *split_entries(data.get("paste", "")[:LONGEST_PASTE])]
    if len(data.get("paste", "")) > LONGEST_PASTE:
        sentence = gettext("Only the first %(count)d characters were read.") % {"count": LONGEST_PASTE}
        faults.append(Fault("paste", sentence))
    typed = data.get("registered", "").strip()[:40]
    registered = None
    if typed:
        try:
            registered = read_day(typed)
        except DayError as error:
            faults.append(Fault("registered", error.sentence(site_wording())))
    level = data.get("level", "")
    if level and level not in LEVELS:
        sentence = gettext("“%(level)s” is not a level; all levels are shown.") % {"level": level[:20]}
        faults.append(Fault("level", sentence))
        level = ""
    return Asked(tuple(entries), registered, level, tuple(faults))


def _reading(entry: Any, sequence: int | None, asked: Asked) -> tuple[reading.Reading, tuple[str, ...]]:
    """Return the version to check against: the one asked for, the one that binds, or the one in force."""
    today = london_today()
    found = reading.read(entry, today, sequence) if sequence != 0 else None
    if found is None:
        raise Http404(gettext("There is no such version, or its text is not held here."))
    if asked.registered is None or sequence is not None:
        return found, ()
    facts = version_facts(found.versions, found.facts.version_ends)
    binding = whose_version.binding(facts, asked.registered, today, site_wording(), found.facts.dates)
    if binding.version is None:
        return found, binding.words
    bound = reading.read(entry, today, binding.version.sequence)
    return bound or found, binding.words


def _label(found: reading.Reading) -> str:
    return found.shown.label or str(found.shown.sequence)


def _fact(found: reading.Reading) -> VersionFact:
    shown = found.shown
    return VersionFact(shown.sequence, "", shown.label, shown.change_class, shown.effective_from)


def _as_json(found: reading.Reading, chosen: Chosen, answer: Any) -> HttpResponse:
    """Answer as data: the verdict of the contract, the version checked, and entries that were not read."""
    data: dict[str, Any] = {
        "qualification": found.url,
        "version": found.shown.sequence,
        "achieved": list(chosen.achieved),
        "entries_not_read": chosen.dropped,
    }
    if answer is None:
        data["error"] = gettext("This version has no rule to check.")
    elif answer.verdict is None:
        data["error"] = answer.fault
    else:
        data |= verdict_json(answer.verdict) | {
            "standing": standing_sentence(answer.verdict, version=_label(found))
        }
    return JsonResponse(data)


def _crumbs(found: reading.Reading) -> tuple[Crumb, ...]:
    own = Crumb(found.entry.number or found.entry.title, found.url)
    return crumbs(qualifications_crumb(), body_crumb(found.entry), own, Crumb(gettext("Check your units")))
