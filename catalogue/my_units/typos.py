"""The nearest names to an entry that names nothing: few candidates, a likeness among them, nothing taken."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from django.db.models import Q, QuerySet

from catalogue.models import CatalogueEntry, Kind
from catalogue.numbers.spelling import plain
from catalogue.progression import normalised_title

CANDIDATES = 300
"""Names that one entry is compared with, at the most."""

OFFERED = 3
WORDS = 8
CODE_LIKENESS = 0.75
TITLE_LIKENESS = 0.72
_LOOK_ALIKE = str.maketrans({"o": "0", "l": "1", "i": "1", "s": "5", "z": "2", "b": "8"})


def offers_for(texts: Iterable[str], root: str) -> dict[str, tuple[CatalogueEntry, ...]]:
    """Return the units spelled most like each of ``texts``: one query for each entry."""
    return {text: found for text in texts if (found := _offers(text, root))}


def _offers(text: str, root: str) -> tuple[CatalogueEntry, ...]:
    spelled, title = plain(text), normalised_title(text)
    rows = CatalogueEntry.objects.filter(kind=Kind.UNIT, tree_path__startswith=root)
    if any(character.isdigit() for character in spelled) and " " not in spelled:
        near = _like_code(spelled)
        return _closest(_looks(spelled), rows.filter(near).order_by("number"), CODE_LIKENESS) if near else ()
    inside = rows
    for word in title.split()[:WORDS]:
        inside = inside.filter(title_key__contains=word)
    with_all = list(inside.order_by("title_key")[: OFFERED + 1]) if len(title) > 3 else []
    if 0 < len(with_all) <= OFFERED:
        return tuple(with_all)
    like = _like_title(title)
    return _closest(title, rows.filter(like).order_by("title_key"), TITLE_LIKENESS) if like else ()


def _closest(wanted: str, rows: QuerySet[CatalogueEntry], likeness: float) -> tuple[CatalogueEntry, ...]:
    """Return the rows whose code (``wanted`` has no space) or title is spelled most like ``wanted``."""
    is_code = likeness == CODE_LIKENESS
    by_name: dict[str, CatalogueEntry] = {}
    for row in rows[:CANDIDATES]:
        by_name.setdefault(_looks(row.number) if is_code else row.title_key, row)
    return tuple(
        by_name[name] for name in get_close_matches(wanted, list(by_name), n=OFFERED, cutoff=likeness)
    )


def _looks(code: str) -> str:
    """Return ``code`` with the characters that are taken for each other made one."""
    return code.casefold().translate(_LOOK_ALIKE)


def _like_code(code: str) -> Q | None:
    """Codes that begin or end as this one does: one slip leaves one of the two ends as it was."""
    if len(code) < 3:
        return None
    half = max(2, len(code) // 2)
    return Q(number__istartswith=code[:half]) | Q(number__iendswith=code[-half:])


def _like_title(title: str) -> Q | None:
    """Titles that share the beginning of the longest or of the second longest word."""
    longest = sorted((word for word in title.split() if len(word) > 3), key=len, reverse=True)[:2]
    like = Q()
    for word in longest:
        like |= Q(title_key__contains=word[:5])
    return like if longest else None
