"""The unit checker on the real documents: verdicts in words, and nothing typed into it breaks it."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client

from catalogue.checking import MOST

CERTIFICATE = "/qualifications/600-5932-1/check/"
AIM = "/qualifications/603-5847-6/check/"
STANDING = "This is not a result, a decision on recognition of prior learning or credit transfer"
AIM_UNITS = [
    "AJ5/4/NQ/002", "AF5/4/NQ/003", "AF5/4/NQ/004", "AF7/4/NQ/006", "AJ5/4/NQ/003", "AF5/3/NQ/007",
    "AF5/4/NQ/006", "AF5/4/NQ/007", "AG1/4/NQ/003", "AG1/4/NQ/004", "AG1/4/NQ/005",
]  # fmt: skip


def ask(client: Client, address: str, *units: str, **fields: str) -> str:
    """The page for these units ticked."""
    query = urlencode([("u", unit) for unit in units] + list(fields.items()))
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def verdict(client: Client, address: str, *units: str) -> dict[str, object]:
    """The verdict as data."""
    query = urlencode([("u", unit) for unit in units] + [("format", "json")])
    return json.loads(client.get(f"{address}?{query}").content)


def test_before_anything_is_ticked_there_is_no_verdict(client: Client) -> None:
    page = client.get(CERTIFICATE).content.decode()
    assert "Nothing is ticked yet." in page
    assert page.count('type="checkbox"') == 100
    assert STANDING not in page


def test_the_whole_of_a_mandatory_qualification(client: Client) -> None:
    page = ask(client, AIM, *AIM_UNITS)
    assert "These units meet the rule." in page
    assert "23 credits count." in page
    assert STANDING in page


@pytest.mark.parametrize(
    ("units", "outcome", "counted", "missing"),
    [
        (["8605-400"], "unmet", 4, 9),
        (["8605-400", "8605-401", "8605-402", "8605-403"], "subject", 15, 0),
        # 409, 521 and 524 count in the Diploma only.
        (["8605-409", "8605-521", "8605-524"], "unmet", 0, 13),
        # No more than 6 credits from group 2: 3 + 3 count, the third unit of 3 does not.
        (["8605-501", "8605-502", "8605-506"], "unmet", 6, 7),
    ],
)
def test_the_level_4_certificate(
    units: list[str], outcome: str, counted: int, missing: int, client: Client
) -> None:
    found = verdict(client, CERTIFICATE, *units)
    assert (found["outcome"], found["counted_credits"], found["missing_credits"]) == (
        outcome,
        counted,
        missing,
    )


def test_one_unit_too_many_from_the_capped_group_is_said_so(client: Client) -> None:
    page = ask(client, CERTIFICATE, "8605-501", "8605-502", "8605-506")
    assert "Group 2 is already at its maximum of 6 credits" in page


def test_a_code_from_elsewhere_is_named(client: Client) -> None:
    page = ask(client, CERTIFICATE, "8605-400", "<script>alert(1)</script>")
    assert "Not in this qualification" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    "typed", ["r/618/1148", "R6181148", "aj5/4/nq/002", "developmental coaching conversations"]
)
def test_a_unit_in_other_spellings(typed: str, client: Client) -> None:
    assert verdict(client, AIM, typed)["counted"] == ["AJ5/4/NQ/002"]


def test_a_pasted_list_is_posted_and_answered_in_place(client: Client) -> None:
    answer = client.post(AIM, {"paste": "\n".join(AIM_UNITS[:10]) + ", AG1/4/NQ/005"})
    assert "These units meet the rule." in answer.content.decode()


def test_posting_needs_no_cookie(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(AIM, {"paste": "x"}).status_code == 200


def test_only_the_answer_is_sent_to_a_script(client: Client) -> None:
    whole = client.get(AIM, {"u": AIM_UNITS[0]})
    part = client.get(AIM, {"u": AIM_UNITS[0]}, headers={"X-Part": "verdict"})
    assert part.content.decode().strip().startswith("<section")
    assert "<html" not in part.content.decode()
    assert len(part.content) < len(whole.content)


def test_no_cache_gives_the_answer_for_the_page_or_to_somebody_else(client: Client) -> None:
    address = f"{AIM}?u=AJ5%2F4%2FNQ%2F002"
    assert client.get(address, headers={"X-Part": "verdict"})["Cache-Control"] == "no-store"
    page = client.get(address)
    assert page["Cache-Control"] == "private, no-cache"
    assert "X-Part" in page["Vary"]
    for other in (f"{address}&format=json", "/my-units/?have=603-5847-6", "/my-units.json?have=603-5847-6"):
        answer = client.get(other)
        assert answer["Cache-Control"] == "private, no-cache", other
        assert answer.get("Vary") != "", other


def test_units_of_one_level_can_be_shown_and_ticks_at_others_stay(client: Client) -> None:
    page = ask(client, CERTIFICATE, "8605-400", level="3")
    assert 'type="hidden" name="u" value="8605-400"' in page
    assert page.count('type="checkbox"') == 42


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"level": "99"}, "“99” is not a level; all levels are shown."),
        ({"registered": "yesterday"}, "yesterday"),
        ({"paste": "x" * 30_000}, ""),
    ],
)
def test_what_cannot_be_read_is_said(fields: dict[str, str], sentence: str, client: Client) -> None:
    assert sentence in ask(client, CERTIFICATE, **fields)


def test_a_pasted_text_that_is_too_long_is_cut_and_said_so(client: Client) -> None:
    page = client.post(CERTIFICATE, {"paste": "8605-400\n" * 5_000}).content.decode()
    assert "Only the first 20000 characters were read." in page
    assert "entries more than can be read at once were left out" in page


@pytest.mark.parametrize("nonsense", ["\x00", "‮8605", "'\" OR 1=1 --", "%%%", "😀" * 300, ""])
def test_nonsense_is_no_error(nonsense: str, client: Client) -> None:
    assert client.get(CERTIFICATE, {"u": nonsense}).status_code == 200


def test_no_more_than_a_bounded_number_of_entries_is_read(client: Client) -> None:
    units = [f"X{number}" for number in range(MOST + 3)]
    assert verdict(client, CERTIFICATE, *units)["entries_not_read"] == 3


def test_a_registration_date_chooses_the_version(client: Client) -> None:
    page = ask(client, CERTIFICATE, registered="2013-01-01")
    assert "Version 191214" in page
    assert "earliest version held here" in page.lower()


@pytest.mark.parametrize(
    "address",
    [
        "/qualifications/600-5932-1/v/1/check/",
        "/qualifications/ilm-level-3-certificate-for-professional-workplace-coaches/check/",
    ],
)
def test_other_addresses(address: str, client: Client) -> None:
    assert client.get(address).status_code == 200


def test_an_address_in_another_spelling_leads_to_the_canonical_one(client: Client) -> None:
    assert client.get("/qualifications/60059321/check/").status_code in (301, 404)
    assert client.get("/qualifications/600-5932-1/v/9/check/").status_code == 404


def test_the_qualification_leads_to_its_checker(client: Client) -> None:
    assert f'href="{CERTIFICATE}"' in client.get("/qualifications/600-5932-1/").content.decode()


@pytest.mark.parametrize("units", [0, 1, 100])
def test_the_number_of_queries_is_fixed(units: int, client: Client, django_assert_max_num_queries) -> None:
    keys = [f"8605-{number}" for number in range(400, 400 + units)]
    client.get(CERTIFICATE)
    with django_assert_max_num_queries(10):
        ask(client, CERTIFICATE, *keys)


def test_a_unit_closed_to_new_registrations_is_never_proposed(client: Client) -> None:
    from catalogue import acts
    from catalogue.models import UnitPage

    proposed = verdict(client, CERTIFICATE, "8605-400")["completion"]
    page = UnitPage.objects.get(code=proposed[0])
    acts.move_date(page, "last_registration", date(2020, 1, 1), acts.Record("A notice of the body"))
    again = verdict(client, CERTIFICATE, "8605-400")
    assert page.code not in again["completion"]
    assert "closed to new registrations" in ask(client, CERTIFICATE, "8605-400")
