"""Staff, assessment and progression: alternatives, marks and targets as a reader needs them."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.documents.assessment import Assessment, AssessmentParty, AssessmentSection
from catalogue.documents.qualification import BodyFacts, FrozenUnit, QualificationDocument, Route, RouteTarget
from catalogue.documents.staff import Evidence, StaffItem, StaffRequirement
from catalogue.documents.unit import UnitDocument
from catalogue.documents.values import Identifier
from catalogue.lifecycle import DateFact, Dates
from catalogue.presenters.assessment import assessment_views, marks_words, party_views
from catalogue.presenters.progression import leading_here, route_groups
from catalogue.presenters.staff import staff_views
from catalogue.presenters.surroundings import Neighbour, Surroundings

TODAY = date(2026, 11, 22)
NUMBER = Identifier("qualification-number", "600/5781/6")


def test_alternatives_stand_together_and_notes_beside_them() -> None:
    items = (
        StaffItem(
            "Knowledge",
            (
                Evidence("A degree"),
                Evidence("Recent practice", alternative=True, recency_years=3),
                Evidence("Membership", desirable=True),
            ),
        ),
    )
    (view,) = staff_views((StaffRequirement("Tutors", "They must", items),))
    assert view.as_table
    first, second = view.items[0].evidence
    assert [one.text for one in first] == ["A degree", "Recent practice"]
    assert first[1].notes == ("within the last 3 years",)
    assert second[0].notes == ("desirable, not required",)


def test_a_plain_list_is_no_table() -> None:
    (view,) = staff_views((StaffRequirement("Tutors", "They must", (StaffItem("be kind"),)),))
    assert not view.as_table


@pytest.mark.parametrize(
    ("least", "available", "expected"),
    [
        (12, 24, "at least 12 of 24 marks"),
        (1, None, "at least 1 mark"),
        (None, 24, "24 marks"),
        (None, None, ""),
        (0, 10, "at least 0 of 10 marks"),
    ],
)
def test_marks(least: int | None, available: int | None, expected: str) -> None:
    assert marks_words(least, available) == expected


def test_an_assessment_names_its_units_and_its_pass() -> None:
    unit = FrozenUnit("D3.01", UnitDocument("Practice", "D3.01"), "ilm/d3-01", 1)
    sections = (
        AssessmentSection("One", "<p>Do.</p>", 24, 12, ("Done",)),
        AssessmentSection("Two", "", 26, 13),
    )
    document = QualificationDocument(
        "Title",
        BodyFacts("ilm", "ILM"),
        units=(unit,),
        assessments=(Assessment("Assignment", ("D3.01", "D3.99"), sections=sections, pass_marks=25),),
    )
    (view,) = assessment_views(document)
    assert [(one.code, one.title, one.url) for one in view.units] == [
        ("D3.01", "Practice", "/units/ilm/d3-01/"),
        ("D3.99", "", ""),
    ]
    assert view.passing == "at least 25 of 50 marks"
    assert view.sections[0].marks == "at least 12 of 24 marks"


def test_who_does_what() -> None:
    (party,) = party_views((AssessmentParty("agrees-departures", "ILM", "in writing"),))
    assert (party.duty, party.party, party.words) == ("Agrees to departures", "ILM", "in writing")


def test_routes_by_kind_with_the_status_of_what_is_here() -> None:
    here = Neighbour(
        "Diploma", "/qualifications/600-5781-6/", dates=Dates(last_registration=DateFact(date(2015, 8, 31)))
    )
    routes = (
        Route("planned", "A level 7 (under development)"),
        Route("next-level", "The Diploma", RouteTarget("Diploma", NUMBER)),
        Route("next-level", "Another", RouteTarget("Another thing", None, "Elsewhere")),
        Route("employment", "Work as a coach"),
    )
    groups = route_groups(routes, Surroundings("/", targets={NUMBER: here}), TODAY)
    assert [group.title for group in groups] == [
        "At a higher level",
        "Work",
        "Planned: not yet offered when this was written",
    ]
    known, other = groups[0].routes
    assert (known.url, known.number) == ("/qualifications/600-5781-6/", "600/5781/6")
    assert known.status is not None
    assert known.status.tone == "closed"
    assert (other.url, other.body, other.name, other.status) == ("", "Elsewhere", "Another thing", None)


def test_a_route_to_elsewhere_stands_at_the_level_that_its_title_states() -> None:
    routes = (
        Route("next-level", "Then a promotion", RouteTarget("A promotion")),
        Route("next-level", "ILM’s diploma", RouteTarget("ILM Level 7 Diploma in Coaching")),
        Route("next-level", "Level 5 Award", RouteTarget("Level 5 Award in Coaching")),
    )
    groups = route_groups(routes, Surroundings("/"), TODAY)
    assert [(group.title, group.routes[0].words) for group in groups] == [
        ("At a higher level: Level 5", "Level 5 Award"),
        ("At a higher level: Level 7", "ILM’s diploma"),
        ("At a higher level", "Then a promotion"),
    ]


def test_what_leads_here() -> None:
    (route,) = leading_here((Neighbour("Award", "/qualifications/a/", "600/0000/0", "ILM"),), TODAY)
    assert (route.words, route.url, route.body) == ("Award", "/qualifications/a/", "ILM")
    assert route.status is not None
    assert route.status.words == "Dates not stated"
