"""The map of routes: places in columns by level and the lines between them, as numbers for an SVG.

Everything it shows is in the list beside it. Lengths are in SVG units, one to a CSS pixel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from catalogue.progression import column_order

BOX = 224
GAP = 56
LINE = 19
PAD = 10
HEAD = 34
ROW_GAP = 18
LETTERS = 24
"""Letters of a title on one line of a box."""

LINES = 4
"""Lines of a title in a box, at the most."""


@dataclass(frozen=True)
class MapPlace:
    """What is to be drawn: ``level`` ``None`` stands in the last column. ``tone`` is that of its status."""

    key: str
    title: str
    url: str = ""
    level: str | None = None
    tone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Box:
    """A place drawn: its corner, its height, the lines of its title (each with its own height)."""

    place: MapPlace
    x: int
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    note_y: int
    width: int = BOX

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + PAD

    @property
    def centre(self) -> int:
        """Half its height."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Column:
    """A level's column: where its heading stands."""

    title: str
    x: int


@dataclass(frozen=True)
class RouteMap:
    """The whole drawing. ``paths`` are the ``d`` of each line."""

    width: int
    height: int
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


def route_map(
    places: Sequence[MapPlace], edges: Iterable[tuple[str, str]], titles: Mapping[str | None, str]
) -> RouteMap:
    """Return the drawing of ``places`` and the routes among them; ``titles`` names each level's column."""
    lines = list(edges)
    levels = sorted({place.level for place in places}, key=column_order)
    columns = tuple(Column(titles[level], index * (BOX + GAP)) for index, level in enumerate(levels))
    boxes: dict[str, Box] = {}
    for column, level in zip(columns, levels, strict=True):
        inside = [place for place in places if place.level == level]
        y = HEAD
        for place in sorted(inside, key=lambda place: _pull(place, lines, boxes)):
            box = _box(place, column.x, y)
            boxes[place.key] = box
            y += box.height + ROW_GAP
    height = max((box.y + box.height for box in boxes.values()), default=HEAD) + 4
    paths = tuple(_path(boxes[one], boxes[two]) for one, two in lines if one in boxes and two in boxes)
    width = max(1, len(columns)) * (BOX + GAP)
    return RouteMap(width, height, columns, tuple(boxes.values()), paths)


def _pull(place: MapPlace, edges: list[tuple[str, str]], placed: Mapping[str, Box]) -> tuple[float, str]:
    """Return the middle height of what is drawn and linked with ``place``: lines then stay short."""
    linked = [
        placed[other].centre
        for one, two in edges
        for own, other in ((one, two), (two, one))
        if own == place.key and other in placed
    ]
    return (sum(linked) / len(linked) if linked else 0.0, place.title)


def _box(place: MapPlace, x: int, y: int) -> Box:
    words = wrap(place.title, LETTERS, max_lines=LINES, placeholder=" …") or [place.key]
    lines = tuple((y + PAD + LINE * (index + 1) - 4, text) for index, text in enumerate(words))
    note_y = y + PAD + LINE * (len(words) + 1) - 4
    height = 2 * PAD + LINE * (len(words) + (1 if place.note else 0))
    return Box(place, x, y, height, lines, note_y)


def _path(one: Box, two: Box) -> str:
    """Return the line from ``one`` to ``two``: forward, back, or round the side within a column."""
    if one.x < two.x:
        start, end, bend = one.x + BOX, two.x, (two.x - one.x - BOX) // 2
        return (
            f"M{start} {one.centre}C{start + bend} {one.centre} {end - bend} {two.centre} {end} {two.centre}"
        )
    if one.x > two.x:
        start, end, bend = one.x, two.x + BOX, (one.x - two.x - BOX) // 2
        return (
            f"M{start} {one.centre}C{start - bend} {one.centre} {end + bend} {two.centre} {end} {two.centre}"
        )
    side = one.x + BOX
    return f"M{side} {one.centre}C{side + 44} {one.centre} {side + 44} {two.centre} {side} {two.centre}"
