"""What bears a number, code or reference that somebody typed, however it is spelt; what has some words."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from catalogue.models import CatalogueEntry, Identifier, Kind
from catalogue.numbers import recognise

from .asking import query_terms
from .bits import members
from .engine import held
from .finding import BEST, Search, Wanted
from .words import split

SHORTEST = 3
"""Characters of a code that is looked up."""
MOST = 20
"""Entries that bear one code: each body numbers its units as it likes."""


def by_number(text: str, root: str, day: date) -> list[CatalogueEntry]:
    """Return the published entries below ``root`` that bear the number in ``text``: three queries at most.

    A regulator's number may stand in running text ("QAN 603/5847/6"); a body's own code must be all there is.
    """
    if not any(character.isdigit() for character in text):
        return []
    known = recognise(text)
    joined = _joined(text)
    claims = Q(pk__in=[])
    for number in known:
        claims |= Q(scheme=number.scheme, namespace="", value=number.key)
    subjects = set(Identifier.objects.filter(claims).values_list("subject", flat=True)) if known else set()
    keys = [key for kind in Kind for key in _with_code(Kind(kind), joined, root, day)]
    if not subjects and not keys:
        return []
    # Asked apart: with both in one query, and a place in the tree, a database may well look at every row.
    rows = {row.pk: row for row in CatalogueEntry.objects.filter(subject__in=subjects)} if subjects else {}
    rows |= CatalogueEntry.objects.in_bulk(keys)
    bearing = [
        row
        for row in rows.values()
        if row.live
        and row.tree_path.startswith(root)
        and (row.subject in subjects or _joined(row.number) == joined)
    ]
    return sorted(bearing, key=lambda row: (row.kind, row.title, row.pk))[:MOST]


def best(kind: Kind, text: str, root: str, day: date, most: int) -> list[CatalogueEntry]:
    """Return the published entries that have every word of ``text``, closed ones too: the best, one query."""
    wanted = Wanted(kind, query_terms(text), closed=True, sort=BEST)
    with held(kind, root, day) as index:
        keys = Search(index, wanted).page(0, most) if wanted.terms else ()
    rows = CatalogueEntry.objects.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _with_code(kind: Kind, joined: str, root: str, day: date) -> list[int]:
    if len(joined) < SHORTEST:
        return []
    with held(kind, root, day) as index:
        found = index.more.get(joined)
        bits = found.bits & index.alive if found is not None else 0
        return [index.keys[place] for place in members(bits, 0, MOST)]


def _joined(text: str) -> str:
    """Return the letters and digits of ``text`` as one word, without the name people give to numbers."""
    return "".join(word for word in split(text) if word != "qan")
