"""The admin's first page: what asks for attention at one's own body."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from catalogue import acts
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making

TODAY = london_today()


def home(client: Client) -> str:
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    return re.sub(r"\s+", " ", strip_tags(text[text.index("What asks for attention") :]))


def test_it_says_where_nothing_is_to_be_done(editor: Client, qualification: QualificationPage) -> None:
    said = home(editor)
    for sentence in ("Nothing closes within 90 days.", "No review date has come.", "no unpublished draft."):
        assert sentence in said


def test_it_lists_what_closes_what_is_due_what_fails_and_ones_own_drafts(
    editor: Client, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    page = making.make_qualification(body, units[:2])
    acts.move_date(page, "last_registration", TODAY + timedelta(days=20), acts.Record("a letter"))
    acts.move_date(page, "review", TODAY, acts.Record("a plan"))
    draft = making.draft_qualification(body, [units[2]], title="Unready award", number="nonsense")
    draft.save_revision(user=User.objects.get(username="eastern-awards-editor"))
    said = home(editor)
    assert "Last date to register" in said
    assert f"{page.title} –" in said
    assert said.count("Unready award") >= 2
    assert re.search(r"Unready award – 1 thing keeps it from being published, \d+ warnings", said)


def test_another_body_sees_none_of_it(
    stranger: Client, body: AwardingBodyPage, draft: QualificationPage
) -> None:
    acts.move_date(making.publish(draft), "review", TODAY, acts.Record("a plan"))
    making.draft_qualification(body, [], title="Unready award")
    said = home(stranger)
    assert draft.title not in said
    assert "Unready award" not in said


def test_a_page_that_went_to_another_body_is_no_recent_edit_any_more(
    publisher: Client, qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    user = User.objects.get(username="eastern-awards-publisher")
    draft = making.fresh(qualification).get_latest_revision_as_object()
    draft.save_revision(user=user, log_action=True)
    assert "Level 3 Award in Testing" in publisher.get(reverse("wagtailadmin_home")).content.decode()
    acts.transfer(making.fresh(qualification), other_body, acts.Record("a deed", user=user))
    assert "Level 3 Award in Testing" not in publisher.get(reverse("wagtailadmin_home")).content.decode()


def test_more_pages_need_no_more_queries(
    editor: Client, body: AwardingBodyPage, units: list[UnitPage], django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        page = making.make_qualification(body, units, title=f"Award {number}")
        acts.move_date(page, "review", TODAY, acts.Record("a plan"))
    home(editor)
    with django_assert_max_num_queries(70):
        home(editor)
