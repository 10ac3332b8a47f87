"""The made register: shaped as it says, the same at every run, and such that a site takes it."""

from __future__ import annotations

import pytest
from django.test import Client

from bench.register import FULL, UNITS, files, load, number_of
from catalogue.documents import decode
from catalogue.documents.interchange import Interchange
from catalogue.models import CatalogueEntry, Kind
from catalogue.numbers import parse

ROWS = [
    {
        "title": f"{body} Level {level} Certificate in {about}",
        "awarding_organisation": body,
        "level": f"Level {level}",
        "type": "Vocationally-Related Qualification",
        "ssa": "Health and social care",
    }
    for body in ("AIM Qualifications", "ILM")
    for level in (2, 3)
    for about in ("Coaching", "Working with Others")
]


def test_a_register_has_the_size_it_was_asked_for_and_is_the_same_again() -> None:
    made = list(files(FULL + 10, ROWS, 1))
    assert made == list(files(FULL + 10, ROWS, 1))
    assert made != list(files(FULL + 10, ROWS, 2))
    assert [len(one["qualifications"]) for one in made] == [FULL, 10]
    assert [len(one["units"]) for one in made] == [UNITS, 25]
    first = decode(Interchange, made[0]).qualifications[0].specification
    assert len({key for group in first.groups for key in group.units}) == UNITS


@pytest.mark.parametrize("place", [0, 9_999, 10_000, 59_999])
def test_the_numbers_have_their_check_digit(place: int) -> None:
    assert parse("qualification-number", number_of(place)).value == number_of(place)


@pytest.mark.django_db
def test_a_site_takes_all_of_it_and_shows_it(client: Client) -> None:
    load(8, ROWS, 1)
    assert CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION).count() == 8
    assert CatalogueEntry.objects.filter(kind=Kind.UNIT).count() == 20
    page = client.get(f"/qualifications/?q={number_of(0)}")
    assert number_of(0) in page.content.decode()


@pytest.mark.django_db
def test_what_the_site_refuses_is_said() -> None:
    load(1, ROWS, 1)
    with pytest.raises(ValueError, match="file 0: "):
        load(1, ROWS, 2)  # the same number, another qualification
