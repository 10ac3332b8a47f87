"""The lists of qualifications and of units: searched, filtered, sorted and paged by their address alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from catalogue import reading
from catalogue.addresses import entry_url
from catalogue.caching import remembered
from catalogue.caching.pages import max_age
from catalogue.lifecycle import london_today
from catalogue.models import CatalogueEntry, Kind
from catalogue.presenters.listing import qualification_card, unit_card
from catalogue.presenters.results import Chip, Tab, both_counted, chips, counted, drops, facet_views, sorts
from catalogue.presenters.status import status_view
from catalogue.presenters.words import level_range_words, number_words, quantity_words
from catalogue.search.asking import Asked, Note, asked, query_terms
from catalogue.search.engine import held
from catalogue.search.finding import Found, Search, Wanted
from catalogue.search.index import Index
from catalogue.search.lookup import by_number
from catalogue.search.spelling import Offer, offers
from catalogue.search.words import MOST_WORDS
from catalogue.spreadsheets import MARK, cell

from .paging import address_of_page
from .public import Crumb, crumbs, public, tree_root

PAGE_SIZE = 25
MOST_ROWS = 10_000
"""Rows of a list that are written as CSV."""
ROWS = 500
"""Rows that are read at once for it."""

CSV_COLUMNS = (
    "number title awarding_body level credits guided_learning_hours total_qualification_time status"
    " first_day_to_register last_day_to_register last_award_date url"
).split()


@dataclass(frozen=True)
class WithoutWord:
    """What is left of a query without one of its words, and how many would be found with it."""

    text: str
    count: int


@dataclass(frozen=True)
class Answer:
    """What the index said of one request; ``others`` is how many more of the other kind have the words."""

    found: Found
    asked: Asked
    labels: Mapping[str, Mapping[str, str]]
    offers: Sequence[Offer] = ()
    others: int = 0
    without: Sequence[WithoutWord] = ()

    @property
    def pages(self) -> int:
        """How many pages the results fill; at least one."""
        return max(1, -(-self.found.total // PAGE_SIZE))


@public
@remembered("*")
def qualifications(request: HttpRequest) -> HttpResponseBase:
    """List qualifications: those open to new learners, unless the address asks for more."""
    return _listed(request, Kind.QUALIFICATION)


@public
@remembered("*")
def units(request: HttpRequest) -> HttpResponseBase:
    """List units."""
    return _listed(request, Kind.UNIT)


@public
def qualifications_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the qualifications of the same question as CSV, ``MOST_ROWS`` at the most."""
    return _table(request, Kind.QUALIFICATION)


@public
def units_csv(request: HttpRequest) -> HttpResponseBase:
    """Return the units of the same question as CSV, ``MOST_ROWS`` at the most."""
    return _table(request, Kind.UNIT)


def _listed(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    root, today = tree_root(request), london_today()
    question = _asked(request)
    exact = by_number(question.text, root, today) if question.text else []
    answer = _answer(question, kind, root, today, apart=tuple(entry.pk for entry in exact))
    question, found = answer.asked, answer.found
    rows = CatalogueEntry.objects.in_bulk(found.keys)
    # What bears a number is shown in both lists: it counts as what it is.
    own = sum(entry.kind == kind for entry in exact)
    total, others = found.total + own, answer.others + len(exact) - own
    return render(
        request,
        "catalogue/results.html",
        {
            "kind": kind.value,
            "query": question.text,
            "asked": question,
            "notes": [gettext(sentence) % values for sentence, values in question.notes],
            "exact": [_card(entry, today, kind) for entry in exact] if question.page == 1 else [],
            "cards": [_card(rows[key], today, kind) for key in found.keys if key in rows],
            "counted": both_counted(kind, total, len(exact) - own),
            "total": total,
            "hidden": found.hidden,
            "closed_url": question.href(closed=True),
            "facets": facet_views(question, found, answer.labels, kind),
            "chips": chips(question, answer.labels),
            "chosen_count": sum(len(values) for values in question.chosen.values()),
            "drops": drops(question, found, kind) if not (total or exact) else (),
            "offers": [Chip(one.text, question.href(text=one.text)) for one in answer.offers],
            "without": [
                Chip(one.text, question.href(text=one.text), counted(kind, one.count))
                for one in answer.without
            ],
            "sorts": sorts(question),
            "tabs": _tabs(kind, question, total, others),
            "pages": answer.pages,
            "previous": question.href(page=question.page - 1) if question.page > 1 else "",
            "next": question.href(page=question.page + 1) if question.page < answer.pages else "",
            "compare_url": reverse("catalogue:compare_units" if kind == Kind.UNIT else "catalogue:compare"),
            "csv_url": f"{_address(kind, data=True)}?{question.query()}".rstrip("?"),
            "most_rows": MOST_ROWS,
            "breadcrumbs": crumbs(Crumb(_title(kind))),
            "section": "units" if kind == Kind.UNIT else "qualifications",
            "own_search": True,
            "absolute_url": request.build_absolute_uri(question.href(page=question.page)),
            "canonical": address_of_page(request, 1 if question.asks else question.page),
        },
    )


def _asked(request: HttpRequest) -> Asked:
    try:
        return asked(dict(request.GET.lists()))
    except TooManyFieldsSent:
        note: Note = (gettext("The address had too many parts to be read; all of them were ignored."), {})
        return replace(asked({}), notes=(note,))


def _answer(
    question: Asked, kind: Kind, root: str, today: date, *, apart: tuple[int, ...], most: int = 0
) -> Answer:
    """Ask the index: the page of results, or the first ``most`` of them, and every count."""
    with held(kind, root, today) as index:
        question = _known(question, index)
        search = Search(index, _wanted(question, kind, apart))
        if most:
            return Answer(Found(search.page(0, most), search.hits().bit_count()), question, {})
        last = max(1, -(-search.hits().bit_count() // PAGE_SIZE))
        if question.page > last:
            note: Note = (
                gettext("There is no page %(page)s: this is the last."),
                {"page": number_words(question.page)},
            )
            question = replace(question, page=last, notes=(*question.notes, note))
        found = search.found((question.page - 1) * PAGE_SIZE, PAGE_SIZE)
        labels = {name: dict(index.labels[name]) for name in index.facets}
        nothing = bool(question.terms) and not found.total and not apart
        offered = offers(index, question.text) if nothing else []
        without = list(_without_word(question, search)) if nothing and not offered else []
    with held(_other(kind), root, today) as index:
        terms = Wanted(_other(kind), question.terms, closed=question.closed, apart=apart)
        others = Search(index, terms).hits().bit_count()
    return Answer(found, question, labels, offered, others, without)


def _without_word(question: Asked, search: Search) -> Iterator[WithoutWord]:
    """Yield the query without each of its words, where that finds something."""
    counts = search.without_word()
    words = question.text.split()
    for place, word in enumerate(words[:MOST_WORDS]):
        count = max((counts.get(term, 0) for term in query_terms(word)), default=0)
        if count and len(query_terms(word)) == 1:
            yield WithoutWord(" ".join([*words[:place], *words[place + 1 :]]), count)


def _wanted(question: Asked, kind: Kind, apart: tuple[int, ...]) -> Wanted:
    return Wanted(kind, question.terms, question.chosen, question.closed, question.order, apart)


def _known(question: Asked, index: Index) -> Asked:
    """Leave out values that nothing ever had, and say so."""
    notes, chosen = list(question.notes), {}
    for name, values in question.chosen.items():
        known = tuple(value for value in values if value in index.facets[name])
        for value in values:
            if value not in known:
                sentence = gettext("Nothing here has “%(value)s” as its “%(name)s”; that was ignored.")
                notes.append((sentence, {"name": name, "value": value[:40]}))
        if known:
            chosen[name] = known
    return replace(question, chosen=chosen, notes=tuple(notes[:8]))


def _other(kind: Kind) -> Kind:
    return Kind.QUALIFICATION if kind == Kind.UNIT else Kind.UNIT


def _title(kind: Kind) -> str:
    return gettext("Units") if kind == Kind.UNIT else gettext("Qualifications")


def _address(kind: Kind, *, data: bool = False) -> str:
    name = "units" if kind == Kind.UNIT else "qualifications"
    return reverse(f"catalogue:{name}_csv" if data else f"catalogue:{name}")


def _tabs(kind: Kind, question: Asked, total: int, others: int) -> list[Tab]:
    words = Asked(text=question.text, closed=question.closed).query()
    other = f"{_address(_other(kind))}?{words}".rstrip("?")
    return [
        Tab(_title(one), total, question.href(), current=True)
        if one == kind
        else Tab(_title(one), others, other, current=False)
        for one in (Kind.QUALIFICATION, Kind.UNIT)
    ]


def _card(entry: CatalogueEntry, today: date, kind: Kind) -> Any:
    """Return the card of ``entry`` in the list of ``kind``: only that is compared from it."""
    near = reading.neighbour(entry)
    card = qualification_card(near, today) if entry.kind == Kind.QUALIFICATION else unit_card(near)
    return replace(card, compared_as=entry.path) if entry.kind == kind else card


# CSV ----------------------------------------------------------------------------------------


def _table(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    root, today = tree_root(request), london_today()
    question = _asked(request)
    exact = by_number(question.text, root, today) if question.text else []
    answer = _answer(question, kind, root, today, apart=tuple(entry.pk for entry in exact), most=MOST_ROWS)
    keys = [*(entry.pk for entry in exact), *answer.found.keys][:MOST_ROWS]
    lines = _lines(keys, today, request.build_absolute_uri("/").rstrip("/"))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = "units" if kind == Kind.UNIT else "qualifications"
    response["Content-Disposition"] = f'attachment; filename="{name}-{today.isoformat()}.csv"'
    response["Cache-Control"] = f"public, max-age={max_age()}"
    return response


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(keys: Sequence[int], today: date, home: str) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield MARK + writer.writerow(CSV_COLUMNS)
    for start in range(0, len(keys), ROWS):
        some = keys[start : start + ROWS]
        rows = CatalogueEntry.objects.in_bulk(some)
        yield "".join(writer.writerow(_cells(rows[key], today, home)) for key in some if key in rows)


def _cells(entry: CatalogueEntry, today: date, home: str) -> list[str]:
    near = reading.neighbour(entry)
    days = (entry.operational_start, entry.last_registration, entry.last_award)
    return [
        cell(entry.number),
        cell(entry.title),
        cell(entry.body_name),
        level_range_words(near.level),
        quantity_words(near.credits, str),
        quantity_words(reading.quantity(entry.glh_min, entry.glh_max), str),
        quantity_words(near.tqt, str),
        status_view(near.dates, today).words,
        *(day.isoformat() if day else "" for day in days),
        home + entry_url(entry),
    ]
