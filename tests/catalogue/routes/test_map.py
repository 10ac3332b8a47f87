"""The map: every place once, in its level's column, nothing on top of anything else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from catalogue.presenters.route_map import BOX, MapPlace, route_map
from catalogue.progression import column_order

LEVELS = st.sampled_from([None, "E1", "2", "3", "4", "8"])


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[MapPlace], list[tuple[str, str]]]:
    count = draw(st.integers(1, 20))
    places = [
        MapPlace(
            f"k{number}",
            draw(st.text(max_size=120)),
            level=draw(LEVELS),
            note=draw(st.sampled_from(["", "open"])),
        )
        for number in range(count)
    ]
    keys = st.sampled_from([place.key for place in places])
    edges = draw(st.lists(st.tuples(keys, keys).filter(lambda pair: pair[0] != pair[1]), max_size=30))
    return places, edges


@given(drawings())
def test_nothing_is_lost_and_nothing_overlaps(drawn: tuple[list[MapPlace], list[tuple[str, str]]]) -> None:
    places, edges = drawn
    found = route_map(places, edges, {place.level: str(place.level) for place in places})
    assert sorted(box.place.key for box in found.boxes) == sorted(place.key for place in places)
    assert len(found.paths) == len(edges)
    for box in found.boxes:
        assert 0 <= box.x <= found.width - BOX
        assert box.y + box.height <= found.height
        for other in found.boxes:
            if other is not box and other.x == box.x:
                assert other.y + other.height <= box.y or box.y + box.height <= other.y
    for path in found.paths:
        assert re.fullmatch(r"M-?\d+ -?\d+C(-?\d+ ?){6}", path)


@given(drawings())
def test_levels_rise_from_left_to_right(drawn: tuple[list[MapPlace], list[tuple[str, str]]]) -> None:
    places, edges = drawn
    found = route_map(places, edges, {place.level: str(place.level) for place in places})
    by_x = sorted(found.boxes, key=lambda box: box.x)
    orders = [column_order(box.place.level) for box in by_x]
    assert orders == sorted(orders)
