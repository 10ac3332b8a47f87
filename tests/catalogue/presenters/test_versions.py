"""Which version is shown, which is current, whom each binds."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.presenters.surroundings import Surroundings, VersionFact
from catalogue.presenters.versions import version_name, version_views


@pytest.mark.parametrize(
    ("label", "name"),
    [("191214", "Version 191214"), ("6.3", "Version 6.3"), ("Issue A", "Issue A"), ("", "Version 2")],
)
def test_name(label: str, name: str) -> None:
    assert version_name(VersionFact(2, "/v/2/", label)) == name


def test_newest_first_with_whom_it_binds() -> None:
    versions = (
        VersionFact(1, "/v/1/", "1.0", "major", applies_to="new", held=False),
        VersionFact(
            2,
            "/v/2/",
            "2.0",
            "minor",
            date(2026, 9, 1),
            "transfer",
            date(2027, 8, 31),
            "Fewer words.",
        ),
    )
    newest, first = version_views(Surroundings("/", versions, shown=1, current=2))
    assert (newest.name, newest.effective, newest.current, newest.shown) == (
        "Version 2.0",
        "1 September 2026",
        True,
        False,
    )
    assert newest.binds == "learners registered from its date on, others by transfer until 31 August 2027"
    assert (newest.change, newest.summary) == ("minor change", "Fewer words.")
    assert (first.change, first.effective, first.held) == ("first held here", "not stated", False)


def test_a_correction_of_one_version_binds_only_those_registered_under_it() -> None:
    versions = (
        VersionFact(1, "/v/1/", "1.0", "major", applies_to="new"),
        VersionFact(2, "/v/2/", "2.0", "major", applies_to="new"),
        VersionFact(3, "/v/3/", "1.1", "correction", applies_to="everyone", corrects=1),
        VersionFact(4, "/v/4/", "2.1", "correction", applies_to="everyone"),
    )
    everyone, of_one, *_others = version_views(Surroundings("/", versions, shown=4, current=4))
    assert of_one.binds == "everyone registered under Version 1.0"
    assert everyone.binds == "everyone, also those already registered"


def test_the_next_version_leads_to_what_will_differ_from_the_one_in_force() -> None:
    versions = (
        VersionFact(1, "/v/1/", "1.0", effective_from=date(2025, 9, 1)),
        VersionFact(2, "/v/2/", "2.0", effective_from=date(2027, 9, 1), coming=True),
        VersionFact(3, "/v/3/", "2.1", effective_from=date(2027, 9, 1), coming=True, corrects=2),
        VersionFact(4, "/v/4/", "3.0", effective_from=date(2028, 9, 1), coming=True),
        VersionFact(5, "/v/5/", "1.1", effective_from=date(2026, 1, 1)),
    )
    listed = version_views(Surroundings("/", versions, shown=5, current=5))
    assert [one.takes_over_url for one in listed] == ["", "", "/differences/5/3/", "", ""]
    none_in_force = version_views(Surroundings("/", versions[1:4], shown=2))
    assert not any(one.takes_over_url for one in none_in_force)
