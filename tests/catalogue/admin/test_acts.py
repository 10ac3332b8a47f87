"""Recording acts in the admin: who may, what is shown, what is refused at which field, and that drafts are
untouched.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.live_facts import facts_of
from catalogue.models import (
    AwardingBodyPage,
    CalledOff,
    LifecycleChange,
    ListingRecord,
    QualificationPage,
    ReplacementRecord,
    SpecificationVersion,
    SuitePage,
    UnitPage,
)
from tests.catalogue import making
from tests.catalogue.editor_form import form_data

TODAY = london_today()
BODY = acts.Record("the awarding body")
NO_SUCCESSORS = {"successors-TOTAL_FORMS": "0", "successors-INITIAL_FORMS": "0"}
ACTS = ("move_date", "withdraw", "replacement", "listing", "transfer")


def url(name: str, page: Any, *more: Any) -> str:
    return reverse(f"catalogue_admin:{name}", args=[page.pk, *more])


def day(number: int) -> str:
    return (TODAY + timedelta(days=number)).isoformat()


def facts(page: Any) -> Any:
    return facts_of([page.translation_key], TODAY)[page.translation_key]


def one_successor(**values: Any) -> dict[str, Any]:
    named = {f"successors-0-{name}": value for name, value in values.items()}
    return {"successors-TOTAL_FORMS": "1", "successors-INITIAL_FORMS": "0", **named}


# Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ACTS)
def test_only_publishers_of_the_body_record_acts(
    name: str, publisher: Client, editor: Client, stranger: Client, qualification: QualificationPage
) -> None:
    address = url(name, qualification)
    assert publisher.get(address).status_code == 200
    for client in (editor, stranger, Client()):
        assert client.get(address).status_code == 302
        assert client.post(address, {"source": "me"}).status_code == 302
    assert not LifecycleChange.objects.exists()


def test_editors_look_and_strangers_do_not(
    editor: Client, stranger: Client, qualification: QualificationPage
) -> None:
    text = editor.get(url("facts", qualification)).content.decode()
    assert "Dates and live facts" in text
    assert "Move a date" not in text
    assert stranger.get(url("facts", qualification)).status_code == 302


def test_a_page_that_is_no_specification_has_no_facts(publisher: Client, body: AwardingBodyPage) -> None:
    assert publisher.get(url("facts", body)).status_code == 302
    # What does not exist is answered as what is another body's: the answer tells nobody which it is.
    assert publisher.get(reverse("catalogue_admin:facts", args=[999999])).status_code == 302


def test_the_way_there_is_in_the_header_and_the_listing(
    publisher: Client, qualification: QualificationPage, body: AwardingBodyPage
) -> None:
    address = url("facts", qualification)
    for page in (
        reverse("wagtailadmin_pages:edit", args=[qualification.pk]),
        reverse("wagtailadmin_explore", args=[body.pk]),
    ):
        assert address in publisher.get(page).content.decode()


# The acts -----------------------------------------------------------------------------------


def test_a_date_moves_and_the_draft_does_not(publisher: Client, qualification: QualificationPage) -> None:
    before = qualification.latest_revision_id, SpecificationVersion.objects.count()
    response = publisher.post(
        url("move_date", qualification),
        {"field": "last_award", "to": day(90), "source": "a letter", "regulator_notified_on": day(0)},
    )
    assert response["Location"] == url("facts", qualification)
    change = LifecycleChange.objects.get()
    assert (change.recorded_by, change.source) == ("eastern-awards-publisher", "a letter")
    assert (making.fresh(qualification).latest_revision_id, SpecificationVersion.objects.count()) == before
    text = publisher.get(url("facts", qualification)).content.decode()
    assert "Last award date stated" in text
    assert "a letter" in text


def test_the_act_stands_in_the_pages_history(publisher: Client, qualification: QualificationPage) -> None:
    publisher.post(url("move_date", qualification), {"field": "review", "to": day(9), "source": "a letter"})
    history = publisher.get(reverse("wagtailadmin_pages:history", args=[qualification.pk])).content.decode()
    assert "Live fact recorded" in history


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"to": day(9), "source": ""}, "This field is required."),
        ({"to": "soon", "source": "a letter"}, "Enter a valid date."),
        ({"to": day(300), "source": "a letter"}, "is before"),
        (
            {"to": day(9), "source": "a letter", "announce_on": day(-1)},
            "Nothing can be announced on a day that has passed",
        ),
        ({"to": day(9), "source": "a letter", "as_at": day(1)}, "cannot be still to come"),
        ({"to": day(9), "source": "a letter", "version": "7"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_and_the_form_kept(
    publisher: Client, qualification: QualificationPage, given: dict[str, str], sentence: str
) -> None:
    acts.move_date(qualification, "last_award", TODAY + timedelta(days=100), BODY)
    response = publisher.post(url("move_date", qualification), {"field": "last_registration", **given})
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    assert given["source"] in text
    assert LifecycleChange.objects.count() == 1


def test_what_is_prepared_is_shown_to_editors_and_can_be_called_off(
    publisher: Client, editor: Client, qualification: QualificationPage, client: Client
) -> None:
    publisher.post(
        url("move_date", qualification),
        {"field": "last_award", "to": day(90), "source": "a board paper", "announce_on": day(9)},
    )
    assert "Prepared, and not yet announced" in editor.get(url("facts", qualification)).content.decode()
    assert "a board paper" not in client.get("/changes/").content.decode()
    address = url("call_off", qualification, LifecycleChange.objects.get().group)
    assert editor.post(address).status_code == 302
    assert not CalledOff.objects.exists()
    assert publisher.get(address).status_code == 200
    publisher.post(address, {"reason": "The board thought again."})
    assert CalledOff.objects.get().recorded_by == "eastern-awards-publisher"
    assert "Called off." in publisher.get(url("facts", qualification)).content.decode()


def test_a_replacement_here_is_chosen_and_one_elsewhere_named(
    publisher: Client, qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    other = making.make_qualification(body, units, title="The next one")
    data = one_successor(page=other.pk, equivalent="yes", advice="Finish first.")
    publisher.post(url("replacement", qualification), {"outcome": "replaced", "source": "a letter", **data})
    (successor,) = facts(qualification).replacement.successors
    assert (successor.title, successor.equivalent, successor.advice) == (
        "The next one",
        True,
        "Finish first.",
    )
    data = one_successor(title="Elsewhere", value="603/5847/6")
    publisher.post(url("replacement", qualification), {"outcome": "partly", "source": "a letter", **data})
    (successor,) = facts(qualification).replacement.successors
    assert (successor.title, successor.number, successor.equivalent) == ("Elsewhere", "603/5847/6", None)


def test_a_replacement_by_itself_is_refused_in_a_sentence(
    publisher: Client, qualification: QualificationPage
) -> None:
    data = one_successor(page=qualification.pk)
    response = publisher.post(
        url("replacement", qualification), {"outcome": "replaced", "source": "a letter", **data}
    )
    assert "It cannot be replaced by itself." in response.content.decode()
    assert not ReplacementRecord.objects.exists()


def test_another_bodys_draft_cannot_be_named(
    publisher: Client, qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    unit = making.make_unit(other_body, "WA-1")
    hidden = making.draft_qualification(other_body, [unit], title="A secret")
    response = publisher.post(
        url("replacement", qualification),
        {"outcome": "replaced", "source": "a letter", **one_successor(page=hidden.pk)},
    )
    assert "That page is not published." in response.content.decode()
    assert not ReplacementRecord.objects.exists()


def test_a_later_list_needs_its_day(publisher: Client, qualification: QualificationPage) -> None:
    data = {"listed_under": "Western Awards", "source": "a public list"}
    assert "This field is required." in publisher.post(url("listing", qualification), data).content.decode()
    publisher.post(url("listing", qualification), {**data, "as_at": day(0)})
    assert ListingRecord.objects.get().listed_under == "Western Awards"


def test_a_transfer_moves_the_page_and_leads_away(
    publisher: Client, qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    response = publisher.post(
        url("transfer", qualification), {"to": other_body.pk, "since": day(0), "source": "a contract"}
    )
    assert response["Location"] == reverse("wagtailadmin_explore_root")
    assert making.fresh(qualification).body_page == other_body


def test_a_transfer_to_its_own_body_is_refused_at_its_field(
    publisher: Client, qualification: QualificationPage, body: AwardingBodyPage
) -> None:
    response = publisher.post(url("transfer", qualification), {"to": body.pk, "source": "a contract"})
    assert response.context["form"].errors["to"] == ["It belongs to Eastern Awards already."]


def test_the_form_begins_with_what_is_said_today(
    publisher: Client, qualification: QualificationPage, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    here = making.make_qualification(body, units, title="Award that follows")
    named = [
        acts.NamedSuccessor(page=here, equivalent=True, advice="Go on."),
        acts.NamedSuccessor(title="Award elsewhere", value="603/5847/6", scheme="qualification-number"),
    ]
    acts.state_replacement(qualification, "partly", BODY, named)
    response = publisher.get(url("replacement", qualification))
    first, second, *empty = response.context["successors"]
    assert response.context["form"]["outcome"].value() == "partly"
    assert (first["page"].value(), first["equivalent"].value(), first["advice"].value()) == (
        here.pk,
        "yes",
        "Go on.",
    )
    assert (first["title"].value(), second["title"].value()) == (None, "Award elsewhere")
    assert len(empty) == 3
    posted = form_data(response.context["form"]) | {"source": "a letter", "successors-0-page": here.pk}
    for form in [response.context["successors"].management_form, *response.context["successors"]]:
        posted = form_data(form) | posted
    posted["successors-1-title"] = posted["successors-1-value"] = ""
    assert publisher.post(url("replacement", qualification), posted).status_code == 302
    (only,) = ReplacementRecord.objects.last().successors.all()
    assert (only.successor, only.equivalent, only.advice) == (here.translation_key, True, "Go on.")


# Withdrawing ----------------------------------------------------------------------------------


def test_a_withdrawal_first_shows_what_it_touches(
    publisher: Client, qualification: QualificationPage, units: list[UnitPage]
) -> None:
    data = {"last_registration": day(60), "source": "a letter", **NO_SUCCESSORS}
    response = publisher.post(url("withdraw", units[0]), data)
    text = response.content.decode()
    assert "What the withdrawal touches" in text
    assert qualification.title in text
    assert "Its rule needs this unit" in text
    assert not LifecycleChange.objects.exists()
    publisher.post(url("withdraw", units[0]), {**data, "confirm": "1"})
    dates = facts(units[0]).dates
    last = TODAY + timedelta(days=60)
    assert dates.last_registration.value == last
    assert dates.last_award.value == acts.last_award_after(last)


def test_a_withdrawal_begins_with_the_ends_that_are_stated(
    publisher: Client, qualification: QualificationPage
) -> None:
    acts.move_date(qualification, "last_award", TODAY + timedelta(days=900), BODY)
    text = publisher.get(url("withdraw", qualification)).content.decode()
    assert f'name="last_award" value="{day(900)}"' in text
    assert 'name="last_registration" value' not in text


def test_the_ends_that_a_withdrawal_proposes_are_shown_before_they_are_recorded(
    publisher: Client, qualification: QualificationPage
) -> None:
    last = TODAY + timedelta(days=60)
    acts.move_date(qualification, "last_registration", TODAY + timedelta(days=90), BODY)
    data = {"last_registration": last.isoformat(), "source": "a letter", **NO_SUCCESSORS}
    response = publisher.post(url("withdraw", qualification), data)
    text = response.content.decode()
    assert f'name="last_award" value="{acts.last_award_after(last).isoformat()}"' in text
    assert "(brought forward)" in response.context["moves"][0]
    assert "Last award date stated" in response.context["moves"][1]
    assert "It is public at once." in text
    later = publisher.post(url("withdraw", qualification), {**data, "announce_on": day(3)})
    assert "Nothing of it is public before" in later.content.decode()


def test_a_withdrawal_that_is_refused_is_refused_before_it_is_shown(
    publisher: Client, qualification: QualificationPage
) -> None:
    data = {"last_registration": day(60), "last_award": day(50), "source": "a letter", **NO_SUCCESSORS}
    response = publisher.post(url("withdraw", qualification), data)
    assert "is before" in response.context["form"].errors["last_award"][0]
    assert "seen" not in response.context


def test_the_audience_is_a_table_for_a_spreadsheet(
    publisher: Client, qualification: QualificationPage, units: list[UnitPage]
) -> None:
    response = publisher.get(url("audience", units[0]), {"last_registration": day(60)})
    lines = response.content.decode().splitlines()
    assert lines[0].startswith("Awarding body,Title,Number")
    assert qualification.title in lines[1]
    assert lines[1].endswith(day(60))
    assert publisher.get(url("audience", units[0]), {"last_registration": "soon"}).status_code == 400


def test_an_announcement_is_undone_by_another_act(
    publisher: Client, qualification: QualificationPage
) -> None:
    group = acts.withdraw(qualification, acts.Withdrawal(TODAY + timedelta(days=60)), BODY)
    address = url("undo", qualification, group)
    assert publisher.get(address).status_code == 200
    publisher.post(address, {"source": "a second letter"})
    assert facts(qualification).dates.last_registration is None
    assert LifecycleChange.objects.count() == 2


# Several titles -----------------------------------------------------------------------------


@pytest.fixture
def three(body: AwardingBodyPage, units: list[UnitPage]) -> list[QualificationPage]:
    """Three published qualifications of the body."""
    return [making.make_qualification(body, units, title=f"Award {name}") for name in "ABC"]


ANNOUNCE = "/admin/catalogue/announce/"


def test_one_announcement_moves_the_dates_of_several_titles(
    publisher: Client, three: list[QualificationPage]
) -> None:
    data = {"pages": [page.pk for page in three], "last_registration": day(30), "source": "a circular"}
    assert publisher.post(ANNOUNCE, data).status_code == 302
    changes = LifecycleChange.objects.all()
    assert len(changes) == 3
    assert len({(change.group, change.recorded_at) for change in changes}) == 1


def test_one_title_that_refuses_keeps_all_as_they_were(
    publisher: Client, three: list[QualificationPage]
) -> None:
    acts.move_date(three[1], "last_award", TODAY + timedelta(days=10), BODY)
    data = {"pages": [page.pk for page in three], "last_registration": day(30), "source": "a circular"}
    response = publisher.post(ANNOUNCE, data)
    (sentence,) = response.context["form"].errors["last_registration"]
    assert sentence.startswith("Award B: ")
    assert LifecycleChange.objects.count() == 1


@pytest.mark.parametrize("data", [{"source": "a circular"}, {"source": "a circular", "last_award": "x"}])
def test_titles_and_a_date_are_asked_for(
    publisher: Client, three: list[QualificationPage], data: dict[str, str]
) -> None:
    response = publisher.post(ANNOUNCE, data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not LifecycleChange.objects.exists()


def test_the_list_offers_ones_own_titles_only(
    publisher: Client, editor: Client, three: list[QualificationPage], other_body: AwardingBodyPage
) -> None:
    unit = making.make_unit(other_body, "WA-1")
    strange = making.make_qualification(other_body, [unit], title="Award of the west")
    text = publisher.get(ANNOUNCE).content.decode()
    assert "Award A" in text
    assert "Award of the west" not in text
    assert "Award A" not in publisher.get(ANNOUNCE, {"q": "award b"}).content.decode()
    data = {"pages": [strange.pk], "last_registration": day(30), "source": "a circular"}
    assert "Select a valid choice" in publisher.post(ANNOUNCE, data).content.decode()
    assert editor.get(ANNOUNCE).status_code == 302


def test_each_title_stands_with_its_number_and_how_it_stands_today(
    publisher: Client, three: list[QualificationPage], django_assert_max_num_queries
) -> None:
    acts.move_date(three[0], "last_registration", TODAY + timedelta(days=90), BODY)
    with django_assert_max_num_queries(45):
        text = publisher.get(ANNOUNCE).content.decode()
    assert f"Award A ({three[0].number}, Available to learners until" in text
    assert f"Award B ({three[1].number}, Dates not stated)" in text
    found = publisher.get(ANNOUNCE, {"q": three[1].number}).content.decode()
    assert "Award B" in found
    assert "Award A" not in found


def test_siblings_are_found_by_their_suite(
    publisher: Client, body: AwardingBodyPage, units: list[UnitPage], three: list[QualificationPage]
) -> None:
    suite = SuitePage(title="Awards in Baking", slug="baking")
    body.add_child(instance=suite)
    making.make_qualification(suite, units, title="Award D")
    text = publisher.get(ANNOUNCE, {"q": "baking"}).content.decode()
    assert "Award D" in text
    assert "Award A" not in text


def test_an_announcement_is_undone_for_all_its_titles(
    publisher: Client, three: list[QualificationPage]
) -> None:
    data = {"pages": [page.pk for page in three], "last_registration": day(30), "source": "a circular"}
    publisher.post(ANNOUNCE, data)
    group = LifecycleChange.objects.all()[0].group
    publisher.post(url("undo", three[0], group), {"source": "a correction", "everywhere": "on"})
    assert all(facts(page).dates.last_registration is None for page in three)


def test_the_facts_cost_the_same_however_long_the_history(
    publisher: Client, qualification: QualificationPage, django_assert_max_num_queries
) -> None:
    for number in range(15):
        acts.move_date(qualification, "review", TODAY + timedelta(days=number), BODY)
    publisher.get(url("facts", qualification))
    with django_assert_max_num_queries(40):
        publisher.get(url("facts", qualification))
