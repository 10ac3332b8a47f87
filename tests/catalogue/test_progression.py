"""The graph against networkx and by hand: distances, shortest routes, closed targets, changes, units held."""

from __future__ import annotations

from itertools import permutations

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import progression
from catalogue.documents.values import LevelRange, Quantity
from catalogue.progression import Graph, Route, Step, StepUnit, Total

# The routes that the five documents state between their own qualifications, and two titles that are not here.
CERTIFICATE, DIPLOMA, AWARD4, CERT4, DIP4 = (
    "600/5791/9",
    "600/5781/6",
    "600/5851/1",
    "600/5932/1",
    "600/5931/X",
)
DOCUMENTED = [
    Route("coaches", CERTIFICATE, "next-level"),
    Route("coaches", DIPLOMA, "next-level"),
    Route(AWARD4, CERT4, "within-suite"),
    Route(AWARD4, DIP4, "within-suite"),
    Route(AWARD4, "extended", "planned"),
    Route(CERT4, DIP4, "within-suite"),
]


def units(*rows: tuple[str, int | None]) -> tuple[StepUnit, ...]:
    return tuple(StepUnit(*row) for row in rows)


COACHING = units(("ilm/500", 5), ("ilm/501", 5), ("ilm/503", 3))
MENTORING = units(("ilm/500", 5), ("ilm/502", 29), ("ilm/503", 3))
STEPS = [
    Step("coaches", level=LevelRange("3", "3"), credits=Quantity.exactly(15), glh=Quantity.exactly(36)),
    Step(CERTIFICATE, level=LevelRange("5", "5"), credits=Quantity.exactly(13), units=COACHING),
    Step(DIPLOMA, level=LevelRange("5", "5"), credits=Quantity.exactly(37), units=MENTORING),
    Step(AWARD4, level=LevelRange("4", "4"), credits=Quantity(5, 12)),
    Step(CERT4, level=LevelRange("4", "4"), credits=Quantity(13, 36)),
    Step(DIP4, level=LevelRange("4", "4"), credits=Quantity(37, None), tqt=Quantity.exactly(370)),
    Step("entry", level=LevelRange("E1", "E3")),
]


@pytest.fixture
def graph() -> Graph:
    return Graph(STEPS, DOCUMENTED)


def test_what_leads_where(graph: Graph) -> None:
    assert graph.ahead(AWARD4) == (CERT4, DIP4, "extended")
    assert graph.behind(DIP4) == (AWARD4, CERT4)
    assert [route.kind for route in graph.routes_to(DIP4)] == ["within-suite", "within-suite"]
    assert graph.routes_between(AWARD4, "extended") == (Route(AWARD4, "extended", "planned"),)
    assert graph.routes_from("unknown") == ()
    assert "extended" in graph
    assert graph.step("extended") is None
    assert "unknown" not in graph


def test_in_how_many_steps(graph: Graph) -> None:
    assert progression.distances(graph, AWARD4) == {AWARD4: 0, CERT4: 1, DIP4: 1, "extended": 1}
    assert progression.distances(graph, DIP4, backwards=True) == {DIP4: 0, AWARD4: 1, CERT4: 1}
    assert progression.distances(graph, "coaches", steps=0) == {"coaches": 0}
    assert progression.distances(graph, "unknown") == {"unknown": 0}


def test_what_is_reachable_level_by_level() -> None:
    routes = [Route("a", "b"), Route("b", "c"), Route("a", "c"), Route("c", "entry"), Route("b", "nowhere")]
    levels = {"a": "3", "b": "4", "c": "4"}
    steps = [Step(key, level=LevelRange(level, level)) for key, level in levels.items()] + STEPS
    found = progression.reachable_by_level(Graph(steps, routes), "a")
    assert list(found) == ["E3", "4", None]
    assert [(each.key, each.steps) for each in found["4"]] == [("b", 1), ("c", 1)]
    assert [(each.key, each.steps) for each in found[None]] == [("nowhere", 2)]
    assert progression.reachable_by_level(Graph(steps, routes), "a", steps=1).keys() == {"4"}


def test_what_is_no_step_is_listed_at_the_level_its_title_begins_with() -> None:
    routes = [Route("a", "b"), Route("a", "elsewhere"), Route("a", "nowhere")]
    steps = [Step("a"), Step("b", title="Level 7 Award", level=LevelRange("4", "4"))]
    titles = {"b": "Level 7 Award", "elsewhere": "ILM Level 5 Diploma in Coaching", "nowhere": "A promotion"}
    found = progression.reachable_by_level(Graph(steps, routes), "a", titles=titles)
    assert {level: [each.key for each in some] for level, some in found.items()} == {
        "4": ["b"], "5": ["elsewhere"], None: ["nowhere"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "least", "most"),
    [
        ("Level 5 Award in Leadership and Management", "5", "5"),
        ("ILM Level 5 Certificate in Effective Coaching", "5", "5"),
        ("City & Guilds Level 7 Diploma", "7", "7"),
        ("University of Leeds Level 4 Certificate", "4", "4"),
        ("ILM Level 4Extended Diploma", "4", "4"),
        ("NCFE Entry Level 3 Award", "E3", "E3"),
        ("Level 1/2 Technical Award", "1", "2"),
        ("Level 4–6 qualifications", None, None),
        ("Level 3 or above", None, None),
        ("Level 3+ study", None, None),
        ("Level 2/1 Award", None, None),
        ("Level 9 Award", None, None),
        ("Level 12 Award", None, None),
        ("SCQF Level 6 Award", None, None),
        ("Award in Preparing for Level 3", None, None),
        ("Certificate at Level 3", None, None),
        ("600/5791/9", None, None),
        ("", None, None),
    ],
)
def test_the_level_that_a_title_begins_with(title: str, least: str | None, most: str | None) -> None:
    assert progression.stated_level(title) == (LevelRange(least, most) if least and most else None)


def test_two_awards_may_lead_to_each_other() -> None:
    circle = Graph(routes=[Route("a", "b"), Route("b", "a"), Route("b", "c"), Route("c", "b")])
    assert progression.distances(circle, "a") == {"a": 0, "b": 1, "c": 2}
    assert progression.shortest_routes(circle, "c", "a").paths == (("c", "b", "a"),)


def test_a_route_to_itself_is_refused() -> None:
    with pytest.raises(progression.SelfRouteError, match="cannot lead from “a” to itself"):
        Graph(routes=[Route("a", "a")])
    graph = Graph(routes=[Route("a", "b")])
    with pytest.raises(progression.SelfRouteError):
        graph.add_route(Route("b", "b"))
    assert graph.ahead("b") == ()


def test_shortest_routes_in_the_documents_order_and_how_many_there_are() -> None:
    routes = [Route("a", middle) for middle in ("m3", "m1", "m2")]
    routes += [Route(middle, "z") for middle in ("m1", "m2", "m3")]
    routes += [Route("a", "long"), Route("long", "longer"), Route("longer", "z")]
    found = progression.shortest_routes(Graph(routes=routes), "a", "z")
    assert (found.steps, found.count) == (2, 3)
    assert found.paths == (("a", "m3", "z"), ("a", "m1", "z"), ("a", "m2", "z"))
    assert progression.shortest_routes(Graph(routes=routes), "a", "z", limit=1).paths == (("a", "m3", "z"),)
    assert progression.shortest_routes(Graph(routes=routes), "a", "z", steps=1) == progression.Shortest(
        None, (), 0
    )
    assert progression.shortest_routes(Graph(routes=routes), "z", "a") == progression.Shortest(None, (), 0)
    assert progression.shortest_routes(Graph(routes=routes), "a", "a") == progression.Shortest(
        0, (("a",),), 1
    )


def test_routes_of_different_kinds_between_the_same_two_are_one_path() -> None:
    graph = Graph(routes=[Route("a", "b", "next-level"), Route("a", "b", "other-body")])
    assert progression.shortest_routes(graph, "a", "b").count == 1
    assert len(graph.routes_between("a", "b")) == 2


def test_a_thousand_million_routes_are_counted_and_not_written_out() -> None:
    routes = []
    for level in range(30):
        for letter in "ab":
            routes += [Route(f"{letter}{level}", f"{other}{level + 1}") for other in "ab"]
    routes += [Route("start", "a0"), Route("start", "b0"), Route("a30", "end"), Route("b30", "end")]
    found = progression.shortest_routes(Graph(routes=routes), "start", "end", limit=3)
    assert (found.steps, found.count, len(found.paths)) == (32, 2**31, 3)


# Closed targets.


@pytest.fixture
def replaced() -> Graph:
    routes = [Route("a", "old"), Route("a", "b"), Route("old", "x"), Route("new", "z"), Route("a", "gone")]
    return Graph(
        routes=routes, replaced_by={"old": ["older", "new"], "older": ["newest"], "newest": ["latest"]}
    )


def test_a_closed_target_says_so_and_offers_what_is_open_in_its_place(replaced: Graph) -> None:
    closed = {"old", "older", "newest", "gone"}
    assert [
        (each.route.target, each.closed, each.instead) for each in progression.onward(replaced, "a", closed)
    ] == [
        ("old", True, ("new", "latest")),
        ("b", False, ()),
        ("gone", True, ()),
    ]
    assert replaced.ahead("a", closed) == ("new", "latest", "b")
    assert replaced.behind("new", closed) == ("a",)
    assert replaced.behind("latest", closed) == ("a",)
    assert replaced.behind("old", closed) == ()
    assert replaced.instead("b", closed) == ()


def test_an_open_replacement_ends_the_search_though_it_will_be_replaced_itself(replaced: Graph) -> None:
    assert replaced.instead("old", {"old", "older"}) == ("new", "newest")


def test_routes_run_through_replacements_and_never_through_what_is_closed(replaced: Graph) -> None:
    closed = {"old", "older", "newest", "gone"}
    assert progression.distances(replaced, "a", closed=closed) == {
        "a": 0,
        "new": 1,
        "latest": 1,
        "b": 1,
        "z": 2,
    }
    assert progression.shortest_routes(replaced, "a", "z", closed=closed).paths == (("a", "new", "z"),)
    assert progression.shortest_routes(replaced, "a", "x", closed=closed).steps is None
    assert progression.shortest_routes(replaced, "old", "x", closed=closed).steps == 1


def test_replacements_that_close_a_circle_are_not_looped_on() -> None:
    graph = Graph(routes=[Route("a", "b")], replaced_by={"b": ["c"], "c": ["b"]})
    assert graph.instead("b", {"b", "c"}) == ()
    assert progression.distances(graph, "a", closed={"b", "c"}) == {"a": 0}
    graph.set_replacements("c", ["d"])
    assert graph.instead("b", {"b", "c"}) == ("d",)
    graph.set_replacements("b", [])
    assert graph.behind("d", {"b", "c"}) == ()


def test_what_leads_here_says_whether_here_is_closed(replaced: Graph) -> None:
    (found,) = progression.leading_here(replaced, "old", {"old"})
    assert (found.route.source, found.closed, found.instead) == ("a", True, ("older", "new"))


# Changes.


def test_changes_of_one_qualification(graph: Graph) -> None:
    graph.set_routes(AWARD4, [Route(AWARD4, DIP4, "within-suite")])
    assert graph.behind(CERT4) == ()
    assert "extended" not in graph
    graph.add_route(Route(DIP4, AWARD4, "same-level"))
    assert graph.behind(AWARD4) == (DIP4,)
    graph.remove_route(Route(DIP4, AWARD4, "same-level"))
    assert graph.behind(AWARD4) == ()
    with pytest.raises(KeyError):
        graph.remove_route(Route(DIP4, AWARD4, "same-level"))
    with pytest.raises(ValueError, match="does not leave"):
        graph.set_routes(AWARD4, [Route(DIP4, AWARD4)])
    graph.set_step(Step(AWARD4, title="Award"))
    assert graph.step(AWARD4) == Step(AWARD4, title="Award")
    graph.remove_step(AWARD4)
    assert graph.step(AWARD4) is None
    assert graph.behind(DIP4) == (CERT4,)


KEYS = st.sampled_from("abcdefgh")
ROUTES = st.lists(st.tuples(KEYS, KEYS).filter(lambda pair: pair[0] != pair[1]), max_size=24)
PAIRS = st.dictionaries(KEYS, st.lists(KEYS, max_size=3), max_size=5)
CLOSED = st.sets(KEYS, max_size=4)


def made(rows: list[tuple[str, str]], replaced_by: dict[str, list[str]] | None = None) -> Graph:
    return Graph(routes=[Route(*row) for row in rows], replaced_by=replaced_by)


def reference(rows: list[tuple[str, str]]) -> networkx.DiGraph:
    graph = networkx.DiGraph()
    graph.add_nodes_from("abcdefgh")
    graph.add_edges_from(rows)
    return graph


@given(ROUTES, KEYS, st.none() | st.integers(0, 4))
def test_distances_are_those_of_networkx(rows: list[tuple[str, str]], start: str, steps: int | None) -> None:
    theirs = networkx.single_source_shortest_path_length(reference(rows), start, cutoff=steps)
    assert progression.distances(made(rows), start, steps=steps) == dict(theirs)
    back = networkx.single_source_shortest_path_length(reference(rows).reverse(), start, cutoff=steps)
    assert progression.distances(made(rows), start, steps=steps, backwards=True) == dict(back)


@settings(max_examples=300)
@given(ROUTES, KEYS, KEYS)
def test_shortest_routes_are_all_those_of_networkx(rows: list[tuple[str, str]], start: str, end: str) -> None:
    found = progression.shortest_routes(made(rows), start, end, limit=10_000)
    other = reference(rows)
    theirs = (
        sorted(tuple(path) for path in networkx.all_shortest_paths(other, start, end))
        if networkx.has_path(other, start, end)
        else []
    )
    assert sorted(found.paths) == theirs
    assert found.count == len(theirs)
    assert found.steps == (len(theirs[0]) - 1 if theirs else None)


@given(ROUTES, PAIRS, CLOSED, KEYS, KEYS)
def test_with_closed_targets_both_directions_agree_and_distances_too(
    rows: list[tuple[str, str]], replaced_by: dict[str, list[str]], closed: set[str], start: str, end: str
) -> None:
    graph = made(rows, replaced_by)
    for key in "abcdefgh":
        assert not closed & set(graph.ahead(key, closed))
        for other in "abcdefgh":
            assert (other in graph.ahead(key, closed)) == (key in graph.behind(other, closed))
    effective = networkx.DiGraph([(key, other) for key in "abcdefgh" for other in graph.ahead(key, closed)])
    effective.add_nodes_from("abcdefgh")
    assert progression.distances(graph, start, closed=closed) == dict(
        networkx.single_source_shortest_path_length(effective, start)
    )
    steps = progression.shortest_routes(graph, start, end, closed=closed).steps
    assert steps == (
        networkx.shortest_path_length(effective, start, end)
        if networkx.has_path(effective, start, end)
        else None
    )


CHANGE = st.tuples(KEYS, st.lists(KEYS, max_size=4))


@given(ROUTES, PAIRS, st.lists(CHANGE, max_size=6), st.lists(CHANGE, max_size=3))
def test_a_graph_that_was_changed_is_the_graph_built_anew(
    rows: list[tuple[str, str]],
    replaced_by: dict[str, list[str]],
    changes: list[tuple[str, list[str]]],
    replacements: list[tuple[str, list[str]]],
) -> None:
    graph = made(rows, replaced_by)
    leaving = {key: [target for source, target in rows if source == key] for key in "abcdefgh"}
    for source, targets in changes:
        leaving[source] = [target for target in targets if target != source]
        graph.set_routes(source, [Route(source, target) for target in leaving[source]])
    for key, by in replacements:
        graph.set_replacements(key, by)
        replaced_by[key] = by
    anew = made([(key, target) for key, targets in leaving.items() for target in targets], replaced_by)
    closed = {"a", "b", "c"}
    for key in "abcdefgh":
        assert graph.routes_from(key) == anew.routes_from(key)
        assert graph.ahead(key, closed) == anew.ahead(key, closed)
        assert set(graph.behind(key)) == set(anew.behind(key))
        assert set(graph.behind(key, closed)) == set(anew.behind(key, closed))
        assert (key in graph) == (key in anew)


# Units in common.


def test_the_two_coaching_qualifications_have_eight_credits_in_common(graph: Graph) -> None:
    common = progression.common_between(graph, CERTIFICATE, DIPLOMA)
    assert (common.units, common.credits, common.unstated) == (2, 8, 0)
    assert common.pairs == (("ilm/500", "ilm/500"), ("ilm/503", "ilm/503"))
    assert progression.common_between(graph, CERTIFICATE, "unknown").units == 0


def test_a_declared_equivalent_counts_and_says_so_and_only_in_its_direction() -> None:
    wanted = units(("8605-530", 4))
    common = progression.units_in_common(["8580-500"], wanted, {"8605-530": {"8580-500"}})
    assert (common.pairs, common.credits) == ((("8605-530", "8580-500"),), 4)
    assert common.by_equivalence == common.pairs
    assert (
        progression.units_in_common(["8605-530"], units(("8580-500", 4)), {"8605-530": {"8580-500"}}).units
        == 0
    )


def test_a_held_unit_counts_once_for_the_most_credits() -> None:
    wanted = units(("small", 2), ("large", 9), ("held", 1))
    equivalents = {"small": {"held"}, "large": {"held"}}
    assert progression.units_in_common(["held"], wanted, equivalents).pairs == (("large", "held"),)
    both = progression.units_in_common(
        ["held", "other"], wanted, {"small": {"held", "other"}, "large": {"held"}}
    )
    assert both.pairs == (("small", "other"), ("large", "held"))


def test_pairs_move_along_so_that_as_many_units_as_possible_count() -> None:
    wanted = units(("a", 3), ("b", 2), ("c", 1))
    equivalents = {"a": {"1", "2"}, "b": {"1", "3"}, "c": {"1"}}
    common = progression.units_in_common(["1", "2", "3"], wanted, equivalents)
    assert (common.units, common.credits) == (3, 6)
    assert len({held for _, held in common.pairs}) == 3


def test_unstated_credits_are_named_and_not_guessed() -> None:
    common = progression.units_in_common(["x", "y"], units(("x", None), ("y", 3)))
    assert (common.units, common.credits, common.unstated) == (2, 3, 1)


WANTED = st.lists(
    st.tuples(st.sampled_from("pqrst"), st.integers(0, 5)), max_size=4, unique_by=lambda row: row[0]
)
EQUIVALENTS = st.dictionaries(
    st.sampled_from("pqrst"), st.sets(st.sampled_from("pqrst123"), max_size=4), max_size=5
)


@given(st.sets(st.sampled_from("pqrst123"), max_size=4), WANTED, EQUIVALENTS)
def test_the_pairing_is_the_best_of_all_pairings(
    held: set[str], wanted: list[tuple[str, int]], equivalents: dict[str, set[str]]
) -> None:
    best = (0, 0)
    slots = [*held, *("",) * len(wanted)]
    for chosen in set(permutations(slots, len(wanted))):
        pairs = [(key, other) for (key, _), other in zip(wanted, chosen, strict=True) if other]
        if all(key == other or other in equivalents.get(key, ()) for key, other in pairs):
            covered = {key for key, _ in pairs}
            best = max(best, (sum(size for key, size in wanted if key in covered), len(covered)))
    common = progression.units_in_common(held, units(*wanted), equivalents)
    assert (common.credits, common.units) == best
    assert len({other for _, other in common.pairs}) == common.units
    assert all(key == other or other in equivalents[key] for key, other in common.pairs)


# Along a route.


def test_what_a_route_asks_for(graph: Graph) -> None:
    graph.add_route(Route(CERTIFICATE, DIPLOMA, "within-suite"))
    walked = progression.along(graph, ("coaches", CERTIFICATE, DIPLOMA))
    assert [leg.key for leg in walked.legs] == [CERTIFICATE, DIPLOMA]
    assert [leg.common.credits for leg in walked.legs] == [0, 8]
    assert [leg.routes[0].kind for leg in walked.legs] == ["next-level", "within-suite"]
    assert walked.credits == Total(50, 50)
    assert walked.further_credits == Total(42, 50)
    assert walked.glh == Total(0, 0, (CERTIFICATE, DIPLOMA))


def test_from_nothing_the_first_step_is_taken_too(graph: Graph) -> None:
    walked = progression.along(graph, ("coaches", CERTIFICATE), first_is_held=False)
    assert walked.credits == Total(28, 28)
    assert walked.glh == Total(36, 36, (CERTIFICATE,))
    assert walked.legs[0].routes == ()


def test_ranges_and_open_tops_are_kept(graph: Graph) -> None:
    walked = progression.along(graph, (AWARD4, CERT4, DIP4))
    assert walked.credits == Total(50, None)
    assert walked.tqt == Total(370, 370, (CERT4,))
    assert progression.along(graph, (AWARD4, CERT4)).credits == Total(13, 36)
    assert progression.along(graph, (AWARD4, "extended")).credits == Total(0, 0, ("extended",))
    assert progression.along(graph, (AWARD4,)).legs == ()


def test_what_is_held_is_never_counted_below_nothing() -> None:
    many = units(*((f"u{number}", 4) for number in range(20)))
    graph = Graph(
        [Step("a", units=many), Step("b", credits=Quantity(37, None), units=many)], [Route("a", "b")]
    )
    assert progression.along(graph, ("a", "b")).further_credits == Total(0, None)


# Titles.


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("ILM Level 4 Diploma in Leadership and Management", True),
        ("ILM Level 4 Diploma in Leadership & Management", True),
        (" ilm  level 4 diploma in leadership and management.", True),
        ("ILM Level 4Diploma in Leadership and Management", False),
        ("ILM Level 4 Extended Diploma in Leadership and Management", False),
        ("", False),
    ],
)
def test_a_title_is_offered_only_where_it_is_the_very_title(title: str, same: bool) -> None:
    index = progression.title_index(
        [("k", "ILM Level 4 Diploma in Leadership and Management"), ("blank", " ")]
    )
    assert progression.offers(title, index) == (("k",) if same else ())


def test_two_qualifications_of_one_title_are_both_offered() -> None:
    index = progression.title_index([("one", "Level 2 Certificate"), ("two", "LEVEL 2 CERTIFICATE")])
    assert progression.offers("Level 2 Certificate", index) == ("one", "two")
