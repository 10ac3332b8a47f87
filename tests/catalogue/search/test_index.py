"""The index agrees with looking at every entry, also after any changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.lifecycle import DateFact, Dates, status_on
from catalogue.search.facets import CLOSED
from catalogue.search.finding import Search, Wanted
from catalogue.search.index import Index, Record
from catalogue.search.spelling import offers

DAY = date(2026, 11, 22)
WORDS = ["coach", "care", "sport", "art"]
DATES = [
    (None, None, None, None),
    (date(2020, 1, 1), None, None, None),
    (None, DAY, None, None),
    (None, date(2026, 11, 21), None, None),
    (date(2027, 1, 1), None, None, None),
    (None, None, None, date(2020, 1, 1)),
]
RECORDS = st.builds(
    Record,
    key=st.integers(1, 30),
    order=st.sampled_from(["a", "b", "c", "d"]),
    title_terms=st.lists(st.sampled_from(WORDS), max_size=3),
    more_terms=st.lists(st.sampled_from(WORDS), max_size=2),
    values=st.fixed_dictionaries(
        {
            "level": st.lists(st.sampled_from([("1", ""), ("2", "")]), max_size=2, unique=True),
            "body": st.sampled_from([[("ilm", "ILM")], [("aim", "AIM")]]),
        }
    ),
    dates=st.sampled_from(DATES),
    credits=st.sampled_from([None, 3, 12]),
)


def an_index(records: list[Record], day: date = DAY) -> Index:
    """An index of ``records`` as an engine builds it."""
    index = Index(sorted((one.order, one.key) for one in records))
    index.fill(records)
    index.turn_to(day)
    return index


def is_closed(record: Record) -> bool:
    names = ("operational_start", "last_registration", "last_claim", "last_award")
    stated = {name: DateFact(day) for name, day in zip(names, record.dates, strict=True) if day}
    return status_on(Dates(**stated), DAY).status.value in CLOSED


def naive(records: dict[int, Record], wanted: Wanted) -> list[Record]:
    """What is wanted, by looking at every record; open ones first, then by title."""

    def fits(record: Record) -> bool:
        terms = {*record.title_terms, *record.more_terms}
        values = {name: {key for key, _ in some} for name, some in record.values.items()}
        return (
            all(term in terms for term in wanted.terms)
            and all(values[name] & set(chosen) for name, chosen in wanted.chosen.items())
            and (wanted.closed or not is_closed(record))
        )

    return sorted((one for one in records.values() if fits(one)), key=lambda one: (is_closed(one), one.order))


WANTED = st.builds(
    Wanted,
    kind=st.just("qualification"),
    terms=st.lists(st.sampled_from(WORDS), max_size=2, unique=True).map(tuple),
    chosen=st.sampled_from(
        [
            {},
            {"level": ("1",)},
            {"level": ("1", "2")},
            {"level": ("2",), "body": ("ilm",)},
            {"body": ("aim",)},
        ]
    ),
    closed=st.booleans(),
)


@given(
    st.lists(RECORDS, max_size=12, unique_by=lambda one: one.key),
    st.lists(st.one_of(RECORDS, st.integers(1, 30)), max_size=12),
    WANTED,
    st.integers(0, 5),
    st.integers(1, 5),
)
@settings(max_examples=100, deadline=None)
def test_agrees_with_looking_at_every_entry(
    first: list[Record], changes: list[Record | int], wanted: Wanted, start: int, size: int
) -> None:
    index, held = an_index(first), {one.key: one for one in first}
    for change in changes:
        if isinstance(change, int):
            index.drop(change)
            held.pop(change, None)
        else:
            index.put(change)
            held[change.key] = change
    expected = naive(held, wanted)
    search = Search(index, wanted)
    found = search.found(start, size)
    assert found.total == len(expected)
    assert [held[key].order for key in found.keys] == [one.order for one in expected[start : start + size]]
    everything = search.page(0, 100)
    assert sorted(everything) == sorted(one.key for one in expected)
    assert everything[start : start + size] == found.keys
    shown = naive(held, replace(wanted, closed=True))
    assert found.hidden == (0 if wanted.closed else sum(map(is_closed, shown)))
    for name in ("level", "body"):
        others = {key: some for key, some in wanted.chosen.items() if key != name}
        base = naive(held, replace(wanted, chosen=others))
        counts = {value: count for value, count in found.counts[name].items() if count}
        keys = {key for one in base for key, _ in one.values[name]}
        assert counts == {key: sum(key in dict(one.values[name]) for one in base) for key in keys}
    for name in wanted.chosen:
        others = {key: some for key, some in wanted.chosen.items() if key != name}
        assert found.without[name] == len(naive(held, replace(wanted, chosen=others)))


@given(
    st.lists(RECORDS, max_size=12, unique_by=lambda one: one.key),
    st.sampled_from(["level", "credits", "body"]),
)
@settings(deadline=None)
def test_every_order_keeps_every_entry(records: list[Record], sort: str) -> None:
    index = an_index(records)
    for name in (sort, f"{sort}-down"):
        search = Search(index, Wanted("qualification", sort=name, closed=True))
        assert sorted(search.page(0, 100)) == sorted(one.key for one in records)


def a_record(key: int, title: str, more: str = "", **fields: object) -> Record:
    """A record whose terms are the words of ``title`` and ``more``."""
    return Record(key, title, title.split(), more.split(), {}, DATES[0], **fields)  # type: ignore[arg-type]


def found(index: Index, *terms: str, **fields: object) -> tuple[int, ...]:
    return Search(index, Wanted("qualification", terms, sort="best", **fields)).page(0, 100)  # type: ignore[arg-type]


def test_titles_with_all_words_come_first_and_the_shortest_of_them() -> None:
    index = an_index(
        [
            a_record(1, "care of animals", "health"),
            a_record(2, "health care"),
            a_record(3, "health and social care"),
            a_record(4, "sport", "health care"),
            a_record(5, "care"),
        ]
    )
    assert found(index, "health", "care") == (2, 3, 1, 4)


def test_how_a_title_begins_does_not_make_it_longer() -> None:
    longer = a_record(1, "access diploma business", length=4)
    shorter = a_record(2, "ilm level 3 diploma business admin", length=2)
    assert found(an_index([longer, shorter]), "business") == (2, 1)


def test_the_beginning_of_a_word_stands_for_it_where_nothing_has_it_whole() -> None:
    index = an_index([a_record(1, "leadership"), a_record(2, "leader"), a_record(3, "lead")])
    assert found(index, "leadersh") == (1,)
    assert found(index, "leader") == (2,)
    assert found(index, "le") == ()


def test_levels_in_both_directions() -> None:
    values = [[("e1", "")], [("3", "")], [("1", ""), ("2", "")], []]
    records = [replace(a_record(key, "x"), values={"level": some}) for key, some in enumerate(values, 1)]
    index = an_index(records)
    up = Search(index, Wanted("qualification", sort="level")).page(0, 9)
    down = Search(index, Wanted("qualification", sort="level-down")).page(0, 9)
    assert up == (1, 3, 2, 4)
    assert down == (2, 3, 1, 4)


def test_a_status_turns_with_the_day() -> None:
    index = an_index([replace(a_record(1, "x"), dates=DATES[2])])
    assert index.counts("status", index.alive) == {"available": 1}
    index.turn_to(date(2026, 11, 23))
    assert index.counts("status", index.alive) == {"closed-to-new": 1}
    index.turn_to(DAY)
    assert index.counts("status", index.alive) == {"available": 1}


def test_a_facet_of_very_many_values_counts_the_commonest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.search.index.LOOKED_AT", 2)
    values = [[("a", ""), ("b", "")], [("b", ""), ("c", "")], [("b", ""), ("c", "")]]
    index = an_index([replace(a_record(key, "x"), values={"tag": some}) for key, some in enumerate(values)])
    assert index.counts("tag", index.alive) == {"b": 3, "c": 2}
    wanted = Wanted("qualification", chosen={"tag": ("a",)})
    assert Search(index, wanted).found(0, 9).total == 1


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("coachnig", ["coaching"]),
        ("helth care", ["health care"]),
        ("healthcare", ["health care"]),
        ("helth coachnig", ["health coaching"]),
        ("helth zzzz coachnig", ["health zzzz coaching"]),
        ("coaching", []),
        ("zzzz", []),
        ("xy", []),
        ("c0aching", []),
    ],
)
def test_spelling(typed: str, offered: list[str]) -> None:
    index = an_index([a_record(1, "coach health"), a_record(2, "health care")])
    assert [one.text for one in offers(index, typed)] == offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("603/58", ["603/5847/6", "603/5849/1"]),
        ("603 5847", ["603/5847/6"]),
        ("603/5847/7", ["603/5847/6"]),
        ("603/8547/6", ["603/5847/6"]),
        ("60358x47/6", []),
        ("600/5931", ["600/5931/X"]),
        ("600/5932/x", ["600/5931/X"]),
        ("r/618/114", ["R/618/1148"]),
        ("999/9999/9", []),
        ("607/0000", []),
    ],
)
def test_a_number_begun_or_with_a_slip(typed: str, offered: list[str]) -> None:
    """Of what is there; what is gone, and codes of no known form, are not offered."""
    known = ["60358476", "60358491", "6005931x", "r6181148", "60700001", "9999999"]
    index = Index()
    for key, number in enumerate(known):
        index.put(Record(key, "", [], [number], {}, DATES[0]))
    index.drop(known.index("60700001"))
    assert [one.text for one in offers(index, typed)] == offered


def test_without_a_word() -> None:
    index = an_index([a_record(1, "coach"), a_record(2, "coach sport")])
    search = Search(index, Wanted("qualification", ("coach", "zzz")))
    assert search.without_word() == {"coach": 0, "zzz": 2}
    assert Search(index, Wanted("qualification", ("zzz",))).without_word() == {}
