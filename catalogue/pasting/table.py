"""The rows of one paste: headings told from units, titles over several rows joined, columns named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from catalogue.wording import gettext_noop

from .columns import COLUMNS, UNSURE, by_heading, by_shape, is_code, is_header, is_reference
from .faults import COLUMN_NAMES, Fault, Note
from .layout import Row

MOST_COLUMNS = 30

_GROUP = re.compile(
    r"(?:\W*)(?:(?:mandatory|optional|core|additional|elective|pathway|overview|unit)\b.*\b(?:units?|group\b.*)"
    r"|(?:unit )?(?:group|section|pathway|route)\b.{0,80}|overview of units)\W*",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r".*(?:[,&–-]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|own|the|their|to|using|with|your))",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:sub-?|grand )?totals?(?:\s+(?:credits?|glh|tqt|hours))?\W*", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*\\?[*†‡].*")


class Table:
    """The rows of one paste: headings told from units, titles over several rows joined."""

    def __init__(self, rows: Sequence[Row], holds: Sequence[str]) -> None:
        self.rows = rows
        self.joined: list[int] = []
        self.left: list[int] = []
        headers = [row for row in rows if is_header(row.cells)]
        self.sorted = self._sort(headers)
        width = max((len(row.cells) for row in [*headers, *self.sorted]), default=0)
        self.width, width = width, min(width, MOST_COLUMNS)
        cells = [[_cell(row, place) for row in self.sorted] for place in range(width)]
        if headers:
            titles = [_cell(headers[0], place) for place in range(width)]
            self.columns = by_heading(titles, cells)
        else:
            self.columns = by_shape(cells)
        self.headed = bool(headers)
        if holds:
            self.columns = tuple(
                replace(column, holds=holds[place] if place < len(holds) else "")
                for place, column in enumerate(self.columns)
            )
        self.mappings = self._mappings(headers, given=bool(holds), cells=cells)
        self.units = self._join()

    def _sort(self, headers: Sequence[Row]) -> list[Row]:
        """Return the rows that may be units.

        Headings, footnotes and totals are left out, and lines of prose before the first heading row.
        """
        found = []
        before = set(self.rows[: self.rows.index(headers[0])]) if headers else set()
        for row in self.rows:
            filled = row.filled
            if is_header(row.cells):
                continue
            alone = len(filled) <= 1
            text = filled[0] if filled else ""
            if (
                alone and (row in before or _GROUP.fullmatch(text) or _FOOTNOTE.fullmatch(text))
            ) or _TOTAL.fullmatch(text):
                self.left.append(row.number)
            else:
                found.append(row)
        return found

    def _mappings(
        self, headers: Sequence[Row], *, given: bool, cells: list[list[str]]
    ) -> list[tuple[int, tuple[str, ...]]]:
        """Return what the columns hold from which row on: a second table may have another order."""
        first = tuple(column.holds for column in self.columns)
        if given or len(headers) < 2:
            return [(0, first)]
        titles = [[_cell(row, place) for place in range(len(cells))] for row in headers]
        return [
            (row.number, tuple(column.holds for column in by_heading(heading, cells)))
            if heading != titles[0]
            else (row.number, first)
            for row, heading in zip(headers, titles, strict=True)
        ]

    def _holds(self, row: Row) -> tuple[str, ...]:
        found = self.mappings[0][1]
        for start, holds in self.mappings:
            if start <= row.number:
                found = holds
        return found

    def _join(self) -> list[tuple[Row, dict[str, str]]]:
        """Return each unit's cells by column, with what was broken over several rows in one."""
        units: list[tuple[Row, dict[str, str]]] = []
        waiting = ""
        rows = [(row, self._stated(row)) for row in self.sorted]
        several = len({column.holds for column in self.columns} & set(COLUMNS)) > 1
        for place, (row, cells) in enumerate(rows):
            if several and len(row.filled) == 1 and not row.markup:
                fate = self._fate(row, cells, units, rows[place + 1 :])
                if fate == "below":
                    waiting = f"{waiting} {cells['title']}".strip()
                elif fate == "above":
                    units[-1][1]["title"] = f"{units[-1][1].get('title', '')} {cells['title']}".strip()
                if fate:
                    (self.left if fate == "left" else self.joined).append(row.number)
                    continue
            if waiting:
                cells["title"], waiting = f"{waiting} {cells.get('title', '')}".strip(), ""
            units.append((row, cells))
        return units

    def _fate(
        self,
        row: Row,
        cells: dict[str, str],
        units: list[tuple[Row, dict[str, str]]],
        after: list[tuple[Row, dict[str, str]]],
    ) -> str:
        """Return what a row of one cell is: part of the title ``above`` or ``below``, ``left`` out, or "".

        Words that stand in a column of their own go on the title above; before a title in small letters, or
        where they break off, they begin the one below. Words that are no cell of the table at all are taken
        only where the sentence says so, and left out where no unit follows.
        """
        whole = next((one for _, one in after if len(one) > 1), None)
        text = row.filled[0]
        in_place = "title" in cells
        if not in_place and (set(cells) - {"code", "reference"} or is_code(text) or is_reference(text)):
            return ""
        cells["title"] = text
        following = after[0][1] if after else {}
        ends_here = _UNFINISHED.fullmatch(text) is not None
        if len(following) > 1 and (ends_here or following.get("title", "")[:1].islower()):
            return "below"
        if units and row.number == units[-1][0].number + 1 + self._run(row.number):
            above = units[-1][1].get("title", "")
            unfinished = not above or _UNFINISHED.fullmatch(above) is not None
            if (in_place and len(row.cells) > 1) or text[:1].islower() or unfinished:
                return "above"
        if not in_place:
            del cells["title"]
        return "left" if whole is None else ""

    def _run(self, number: int) -> int:
        """Return how many rows directly above ``number`` were joined already."""
        run = 0
        while number - 1 - run in self.joined:
            run += 1
        return run

    def _stated(self, row: Row) -> dict[str, str]:
        return {
            holds: cell
            for holds, cell in zip(self._holds(row), row.cells, strict=False)
            if holds in COLUMNS and cell
        }

    def faults(self) -> tuple[Fault, ...]:
        """Return what keeps the whole table from being read."""
        if not self.sorted:
            return (Fault(gettext_noop("There are no units in this text.")),)
        if self.width > MOST_COLUMNS:
            template = gettext_noop("The table has %(width)s columns; at most %(most)s are read.")
            return (Fault(template, values={"width": self.width, "most": MOST_COLUMNS}),)
        unsure = [place for place, column in enumerate(self.columns, start=1) if column.holds == UNSURE]
        template = gettext_noop(
            "Column %(column)s (%(samples)s) has no heading that tells what it holds: "
            "say which it is, or leave it out."
        )
        faults = [
            Fault(template, values={"column": place, "samples": ", ".join(self.columns[place - 1].samples)})
            for place in unsure
        ]
        held = [column.holds for column in self.columns if column.holds in COLUMNS]
        for name in dict.fromkeys(one for one in held if held.count(one) > 1):
            twice = gettext_noop("Two columns are said to hold the %(name)s.")
            faults.append(Fault(twice, values={"name": COLUMN_NAMES[name]}))
        if "title" not in held and not unsure:
            faults.append(Fault(gettext_noop("No column holds the titles of the units.")))
        return tuple(faults)

    def notes(self) -> list[Note]:
        """Return what was cleaned, joined and left out."""
        found = []
        said = (
            ([row.number for row in self.rows if row.invisible],
             gettext_noop("Invisible characters were taken out of these rows: %(rows)s.")),
            ([row.number for row in self.rows if row.markup],
             gettext_noop("HTML was taken out of these rows: %(rows)s.")),
            (self.joined,
             gettext_noop("Rows of words alone were joined to a title that is broken there: %(rows)s.")),
            (self.left,
             gettext_noop("These rows were left out as headings, totals or footnotes: %(rows)s.")),
        )  # fmt: skip
        for rows, template in said:
            if rows:
                found.append(Note(template, tuple(rows)))
        unknown = [column.heading for column in self.columns if column.heading and not column.holds]
        if unknown:
            template = gettext_noop("These columns were left out: %(names)s.")
            found.append(Note(template, values={"names": ", ".join(unknown)}))
        if self.headed:
            held = {column.holds for column in self.columns}
            missing = [COLUMN_NAMES[one] for one in ("level", "credits", "glh", "tqt") if one not in held]
            if missing:
                template = gettext_noop("The table has no column for: %(names)s.")
                found.append(Note(template, values={"names": ", ".join(missing)}))
        return found


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
