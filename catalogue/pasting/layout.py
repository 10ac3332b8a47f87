"""Pasted text into rows of cells: tabs of a word processor or spreadsheet, pipes, commas, aligned spaces, or
one cell on each line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .cleaning import Cleaned, clean, line_ends
from .columns import is_header

_RULE = re.compile(r"[\s|:+=\-–—_]*")
_GAP = re.compile(r"\S+(?: \S+)*")
_MOSTLY = 0.6
LONGEST_CELL_LINES = 20
"""Lines of a quoted cell, at the most: a quotation mark that is never closed must not swallow the table."""


@dataclass(frozen=True)
class Row:
    """A row that is not empty; ``number`` counts such rows from 1."""

    number: int
    cells: tuple[str, ...]
    invisible: bool = False
    markup: bool = False

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that say something."""
        return tuple(cell for cell in self.cells if cell)


class Layout(NamedTuple):
    """How the text was laid out (``tabs``, ``pipes``, ``commas``, ``spaces``, ``lines``), and its rows."""

    kind: str
    rows: tuple[Row, ...]


def lay_out(text: str) -> Layout:
    """Return the rows of ``text``."""
    plain = line_ends(text)
    lines = [line for line in plain.split("\n") if line.strip()]
    if _share(lines, lambda line: "\t" in line.strip()) > 0:
        rows = _numbered(_delimited(plain, "\t"))
        if any(len(row.filled) > 1 for row in rows):
            return Layout("tabs", rows)
    if _share(lines, lambda line: line.count("|") >= 2 or "|" in line.strip(" |")) > _MOSTLY:
        return Layout("pipes", _numbered(_piped(lines)))
    for separator in ",;":
        if _is_delimited(plain, lines, separator):
            return Layout("commas", _numbered(_delimited(plain, separator)))
    if _share(lines, lambda line: "  " in line.strip()) >= _MOSTLY:
        return Layout("spaces", _numbered(_aligned(lines)))
    return Layout("lines", _numbered([line] for line in lines))


def _share(lines: list[str], test: Callable[[str], bool]) -> float:
    hits = sum(1 for line in lines if test(line))
    return hits / len(lines) if lines else 0.0


def _numbered(rows: Iterable[Iterable[str]]) -> tuple[Row, ...]:
    found: list[Row] = []
    for cells in rows:
        cleaned: list[Cleaned] = [clean(cell) for cell in cells]
        invisible = any(one.invisible for one in cleaned)
        markup = any(one.markup for one in cleaned)
        texts = tuple(one.text.replace("\n", " ") for one in cleaned)
        if any(texts) or markup:
            found.append(Row(len(found) + 1, texts, invisible, markup))
    return tuple(found)


def _quoted(separator: str) -> re.Pattern[str]:
    """Return the pattern of a quoted cell.

    In a table of tabs a quoted cell holds no tab: an odd quotation mark spoils at most its own column.
    """
    inside = r'[^"\t]' if separator == "\t" else r'[^"]'
    return re.compile(rf'[ ]*"((?:{inside}|"")*)"[ ]*(?={re.escape(separator)}|\n|\Z)')


def _delimited(text: str, separator: str) -> list[list[str]]:
    """Return the cells between ``separator``; a quoted cell may hold line ends and doubled quotes."""
    quoted, rows, row, at = _quoted(separator), [], [], 0
    plain = re.compile(rf"[^{re.escape(separator)}\n]*")
    while at <= len(text):
        match = quoted.match(text, at)
        if match and match[1].count("\n") < LONGEST_CELL_LINES:
            row.append(match[1].replace('""', '"'))
        else:
            match = plain.match(text, at)
            assert match is not None  # noqa: S101 -- the pattern matches the empty string
            row.append(match[0])
        at = match.end()
        if at >= len(text) or text[at] == "\n":
            rows.append(row)
            row = []
        at += 1
    return rows


def _is_delimited(text: str, lines: list[str], separator: str) -> bool:
    """Whether ``separator`` stands between cells and not within sentences: headings, or one width."""
    if _share(lines, lambda line: separator in line) <= _MOSTLY:
        return False
    rows = [row for row in _delimited(text, separator) if any(cell.strip() for cell in row)]
    if any(is_header([clean(cell).text for cell in row]) for row in rows[:5]):
        return True
    widths = {len(row) for row in rows}
    return len(widths) == 1 and widths.pop() >= 3


def _piped(lines: list[str]) -> list[list[str]]:
    rows = []
    for line in lines:
        if _RULE.fullmatch(line):
            continue
        inner = line.strip()
        inner = inner.removeprefix("|")
        inner = inner.removesuffix("|")
        rows.append([cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)])
    return rows


def _aligned(lines: list[str]) -> list[list[str]]:
    """Return the cells of lines whose columns stand under each other, two spaces or more between them."""
    split = [
        [(found.start(), found.end(), found[0]) for found in _GAP.finditer(line.expandtabs())]
        for line in lines
        if not _RULE.fullmatch(line)
    ]
    width = _usual_width(split)
    whole = [chunks for chunks in split if len(chunks) == width]
    spans = [
        (min(row[place][0] for row in whole), max(row[place][1] for row in whole)) for place in range(width)
    ]
    return [
        [text for _, _, text in chunks] if len(chunks) == width else _placed(chunks, spans)
        for chunks in split
    ]


def _usual_width(split: list[list[tuple[int, int, str]]]) -> int:
    """Return the number of cells of a heading row, else the most frequent number above one."""
    for chunks in split[:5]:
        if is_header([text for _, _, text in chunks]):
            return len(chunks)
    counts = [len(chunks) for chunks in split if len(chunks) > 1]
    return max(set(counts), key=lambda width: (counts.count(width), width)) if counts else 1


def _placed(chunks: list[tuple[int, int, str]], spans: list[tuple[int, int]]) -> list[str]:
    """Return the cells of a row that lacks some, each under the column it shares most places with."""
    cells = [""] * len(spans)
    for start, end, text in chunks:
        overlaps = [min(end, right) - max(start, left) for left, right in spans]
        place = max(range(len(spans)), key=lambda one: overlaps[one])
        cells[place] = f"{cells[place]} {text}".strip()
    return cells
