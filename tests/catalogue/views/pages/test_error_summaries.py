"""What could not be read is said at the head of the page, each line leading to the field to mend it in."""

from __future__ import annotations

import pytest
from django.test import Client

from catalogue.models import CatalogueEntry, QualificationPage
from tests.catalogue.views.markup import Element, assert_sound, everything, parse


def summary(page: Element) -> dict[str, str]:
    """The lines of the summary by the field they lead to; every field is there."""
    assert_sound(page)
    lines = page.one("div", class_="notice closed", role="alert").all("a")
    ids = {one.attributes.get("id") for one in everything(page)}
    found = {line.attributes["href"].removeprefix("#"): line.text for line in lines}
    assert set(found) <= ids
    return found


@pytest.mark.django_db
def test_routes(client: Client, qualification: QualificationPage) -> None:
    page = parse(client.get("/routes/?from=nothing+such&to=nor+this&level=99").content.decode())
    found = summary(page)
    assert list(found) == ["from", "to", "level"]
    assert "From: “nothing such” is not the number or title" in found["from"]
    assert "“99” is not a level" in found["level"]
    assert not parse(client.get("/routes/?level=4").content.decode()).all("div", role="alert")


def test_my_units(client: Client, qualification: QualificationPage) -> None:
    found = summary(parse(client.get("/my-units/?level=99").content.decode()))
    assert list(found) == ["level"]
    data = client.get("/my-units.json?level=99").json()
    assert data["faults"] == [found["level"]]


def test_the_checker(client: Client, qualification: QualificationPage) -> None:
    path = CatalogueEntry.objects.values_list("path", flat=True).get(subject=qualification.translation_key)
    page = parse(client.get(f"/qualifications/{path}/check/?registered=soon&level=99").content.decode())
    found = summary(page)
    assert list(found) == ["registered"]
    assert "“soon” is not a date" in found["registered"]
    # All its units are of one level: there is no field to choose another in.
    assert "“99” is not a level" in page.one("div", class_="notice closed", role="alert").text
