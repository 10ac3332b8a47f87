"""Units on lines of their own: one cell on each line, as tables of old documents paste, or a printed list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .columns import heading_of, is_code, is_header
from .layout import Row

_SIZE = re.compile(r"(.*?)[\s,(–-]*\b(\d+)\s*credits?\b\)?\s*(.*)", re.IGNORECASE)
_LEVEL = re.compile(r"(.*?)[\s,(–-]*\b(level \d|entry (?:level )?\d)\)?[\s,–-]*", re.IGNORECASE)
_FIRST = re.compile(r"(\S+)\s+(\S.*)")
HEADINGS = ("Code", "Title", "Level", "Credits")


def from_lines(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a table whose cells stand on a line each, or of a list such as ``D3.01 Title``.

    What is neither is returned as it came.
    """
    return _stacked(rows) or _listed(rows) or tuple(rows)


def _stacked(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the table whose headings, then cells, stand one on each line; empty where there is none.

    Each line keeps its number: a row's is that of its first line.
    """
    texts = [row.cells[0] for row in rows]
    start = next((place for place, text in enumerate(texts[:-1]) if _heads(texts[place : place + 2])), None)
    if start is None:
        return ()
    end = start
    while end < len(texts) and heading_of(texts[end]):
        end += 1
    width = end - start
    headings = texts[start:end]
    header = Row(rows[start].number, tuple(headings))
    before = [Row(row.number, row.cells, row.invisible, row.markup) for row in rows[:start]]
    found, place = [*before, header], end
    while place < len(rows):
        if texts[place : place + width] == headings:
            found.append(Row(rows[place].number, tuple(headings)))
            place += width
            continue
        taken = rows[place : place + width]
        if _is_note(texts[place]) or len(taken) < width:
            found.append(rows[place])
            place += 1
            continue
        cells = tuple(row.cells[0] for row in taken)
        flags = any(row.invisible for row in taken), any(row.markup for row in taken)
        found.append(Row(taken[0].number, cells, *flags))
        place += width
    return tuple(found)


def _heads(texts: Sequence[str]) -> bool:
    return is_header(list(texts))


def _is_note(text: str) -> bool:
    return text.startswith(("*", "\\*", "†")) or bool(re.fullmatch(r"(?:unit )?group\b.{0,80}", text, re.I))


def _listed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return ``D3.02 Organising workplace coaching 2 credits`` as rows of a table; a list needs two codes.

    Lines without a code belong to the unit above.
    """
    found: list[list[Row]] = []
    before = []
    for row in rows:
        first = _FIRST.fullmatch(row.cells[0])
        if first and is_code(first[1]):
            found.append([row])
        elif found:
            found[-1].append(row)
        else:
            before.append(row)
    if len(found) < 2:
        return ()
    entries = [_entry(taken) for taken in found]
    # What follows the credits is no part of the title: it heads a column that is named as left out.
    rest = [entry.cells[-1] for entry in entries if entry.cells[-1]]
    header = Row(0, (*HEADINGS, " · ".join(rest)))
    return (*before, header, *entries)


def _entry(taken: Sequence[Row]) -> Row:
    code, _, text = " ".join(row.cells[0] for row in taken).partition(" ")
    credits = level = rest = ""
    if match := _SIZE.fullmatch(text):
        text, credits, rest = match[1], match[2], match[3]
    if match := _LEVEL.fullmatch(text):
        text, level = match[1], match[2]
    flags = any(row.invisible for row in taken), any(row.markup for row in taken)
    return Row(taken[0].number, (code, " ".join(text.split()), level, credits, rest), *flags)
