"""The checks of a draft beside its editor, on a screen of their own, and as counts."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from catalogue.admin.checks.counting import Count, count_of_checks, counts_of_checks
from catalogue.admin.checks.places import place_of
from catalogue.admin.checks.report import Item, report_of
from catalogue.models import AcknowledgedWarning, AwardingBodyPage, QualificationPage, UnitPage
from tests.catalogue import making
from tests.catalogue.admin.conftest import sign_in


def address(name: str, page: Any) -> str:
    return reverse(f"catalogue_admin:{name}", args=[page.pk])


def save_draft(page: Any, **columns: Any) -> None:
    draft = making.fresh(page).get_latest_revision_as_object()
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save_revision()


def warning(page: Any, code: str) -> Item:
    report = report_of(making.fresh(page))
    missing = [one.missing for one in report.expected if one.missing]
    found = [*report.warnings, *report.acknowledged, *missing]
    return next(item for item in found if item.code == code)


def post(client: Client, page: Any, item: Item, **data: str) -> Any:
    named = {"code": item.code, "fingerprint": item.fingerprint}
    return client.post(address("acknowledge", page), named | data)


def test_the_list_tells_what_keeps_a_draft_from_being_published(editor: Client, draft: Any) -> None:
    save_draft(draft, number="9000001", rule={"rules": [{"kind": "nonsense"}]})
    text = editor.get(address("checks_list", draft)).content.decode()
    assert "keep this from being published" in text
    assert "The rule cannot be read" in text
    assert 'data-checks-anchor=":w:contentpath=rule"' in text


def test_the_list_says_the_rule_in_english_and_what_it_can_give(editor: Client, draft: Any) -> None:
    text = editor.get(address("checks_list", draft)).content.decode()
    assert "Nothing keeps this from being published." in text
    assert "15 credits, 60 GLH, 150 TQT" in text
    said = report_of(draft).rule
    assert said is not None
    assert said.sentences
    assert all(escape(sentence) in text for sentence in said.sentences)


def test_a_size_that_follows_from_the_rule_is_offered_until_it_is_stated(editor: Client, draft: Any) -> None:
    def said(**columns: Any) -> str:
        for name, value in columns.items():
            setattr(draft, name, value)
        draft.save_revision()
        return editor.get(address("checks_list", draft)).content.decode()

    empty = said(credits_min=None, credits_max=None)
    assert "Not stated yet, and it follows from the rule: 15 credits." in empty
    assert 'data-checks-anchor=":w:contentpath=credits_min">State the credits under “Overview”' in empty
    assert "Not stated yet" not in said(credits_min=14, credits_max=14)


def test_no_size_is_offered_that_a_unit_leaves_open(editor: Client, body: Any, draft: Any) -> None:
    unit = making.make_unit(body, "EA-9", credits_min=None, credits_max=None)
    draft.groups.add(making.group("O", "Optional units", [unit]))
    draft.credits_min = draft.credits_max = None
    draft.save_revision()
    assert "Not stated yet" not in editor.get(address("checks_list", draft)).content.decode()


def test_contradictions_and_unusable_units_are_named(editor: Client, draft: Any) -> None:
    rules = [
        {"kind": "credits", "min": 12, "groups": ["M"]},
        {"kind": "credits", "max": 5, "groups": ["M"]},
    ]
    save_draft(draft, rule={"measure": "credits", "rules": rules})
    text = editor.get(address("checks_list", draft)).content.decode()
    assert "No selection of units can meet these together" in text
    only = {"kind": "only", "groups": ["M"], "units": ["EA-1", "EA-2"]}
    save_draft(draft, rule={"measure": "credits", "rules": [only]})
    text = editor.get(address("checks_list", draft)).content.decode()
    assert "No valid selection can use" in text
    assert "EA-3" in text


def test_the_completeness_list_ticks_off_what_is_stated(draft: Any) -> None:
    before = report_of(draft)
    assert 0 < before.count_stated < len(before.expected)
    save_draft(draft, grading_scale="Pass")
    after = report_of(making.fresh(draft))
    # Grades say which results there are, and what an assessor judges by.
    assert after.count_stated == before.count_stated + 2
    assert after.count == before.count - 2


def test_an_unchanged_page_has_nothing_to_publish(editor: Client, qualification: Any) -> None:
    text = editor.get(address("checks", qualification)).content.decode()
    assert "there is nothing to publish" in text


def test_a_units_checks_have_no_rule(editor: Client, units: list[UnitPage]) -> None:
    text = editor.get(address("checks_list", units[0])).content.decode()
    assert "The unit states no learning outcomes." in text
    assert "as the public will read it" not in text


@pytest.mark.parametrize("name", ["checks", "checks_list"])
def test_another_bodys_people_see_nothing(stranger: Client, draft: Any, name: str) -> None:
    response = stranger.get(address(name, draft))
    assert response.status_code in (302, 403)
    assert draft.title not in response.content.decode()


def test_the_list_takes_a_fixed_number_of_queries(
    editor: Client, draft: Any, django_assert_max_num_queries: Any
) -> None:
    editor.get(address("checks_list", draft))
    with django_assert_max_num_queries(45):
        editor.get(address("checks_list", draft))


def test_the_editor_has_one_panel_of_checks(editor: Client, draft: Any) -> None:
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert f'data-checks-url="{address("checks_list", draft)}"' in text
    assert 'data-side-panel="checks"' not in text
    assert "catalogue/admin/checks.js" in text


def test_the_editor_of_a_new_page_has_the_panel_without_checks(editor: Client, body: Any) -> None:
    url = reverse("wagtailadmin_pages:add", args=["catalogue", "qualificationpage", body.pk])
    text = editor.get(url).content.decode()
    assert "saved for the first time" in text
    assert "data-checks-url" not in text


# Acknowledging ----------------------------------------------------------------------------------


def test_a_warning_is_acknowledged_until_its_fact_changes(editor: Client, draft: Any) -> None:
    save_draft(draft, tqt_min=400, tqt_max=400)
    item = warning(draft, "stated-size")
    assert post(editor, draft, item, reason="The hours of the placement.").status_code == 302
    done = warning(draft, "stated-size")
    assert done.acknowledged is not None
    assert done.acknowledged.recorded_by == "eastern-awards-editor"
    text = editor.get(address("checks", draft)).content.decode()
    assert "The hours of the placement." in text
    assert "eastern-awards-editor" in text
    save_draft(draft, tqt_min=500, tqt_max=500)
    assert warning(draft, "stated-size").open


def test_a_reason_can_be_changed_and_taken_back(editor: Client, draft: Any) -> None:
    item = warning(draft, "states-entry")
    post(editor, draft, item, reason="Soon.")
    post(editor, draft, item, reason="The centre decides.")
    assert [row.reason for row in AcknowledgedWarning.objects.all()] == ["The centre decides."]
    post(editor, draft, item, take_back="1")
    assert warning(draft, "states-entry").open


def test_the_panel_is_answered_with_the_list(editor: Client, draft: Any) -> None:
    item = warning(draft, "states-entry")
    text = post(editor, draft, item, reason="The centre decides.", **{"in": "panel"}).content.decode()
    assert "The centre decides." in text
    assert "<html" not in text


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("  ", "Say why this warning needs nothing done."),
        ("\x00", "Say why this warning needs nothing done."),
        ("x" * 1001, "A reason has at most 1000 characters."),
    ],
    ids=["empty", "control character", "too long"],
)
def test_a_reason_is_needed(editor: Client, draft: Any, reason: str, sentence: str) -> None:
    item = warning(draft, "states-entry")
    text = post(editor, draft, item, reason=reason, **{"in": "panel"}).content.decode()
    assert sentence in text
    assert not AcknowledgedWarning.objects.exists()


def test_markup_in_a_reason_is_shown_as_typed(editor: Client, draft: Any) -> None:
    text = post(
        editor, draft, warning(draft, "states-entry"), reason="<b>No</b>", **{"in": "panel"}
    ).content.decode()
    assert "&lt;b&gt;No&lt;/b&gt;" in text


def test_what_blocks_cannot_be_acknowledged(editor: Client, draft: Any) -> None:
    save_draft(draft, rule={"rules": [{"kind": "nonsense"}]})
    item = report_of(making.fresh(draft)).blocking[0]
    text = post(editor, draft, item, reason="We like it.", **{"in": "panel"}).content.decode()
    assert item.sentence in text
    assert not AcknowledgedWarning.objects.exists()


def test_a_warning_that_is_gone_cannot_be_acknowledged(editor: Client, draft: Any) -> None:
    item = warning(draft, "states-results")
    save_draft(draft, grading_scale="Pass")
    response = editor.post(
        address("acknowledge", draft),
        {"code": item.code, "fingerprint": item.fingerprint, "reason": "Old."},
        follow=True,
    )
    assert "this warning is no longer there" in response.content.decode()


def test_nobody_of_another_body_acknowledges(stranger: Client, draft: Any) -> None:
    item = warning(draft, "states-entry")
    assert post(stranger, draft, item, reason="Ours.").status_code in (302, 403)
    assert not AcknowledgedWarning.objects.exists()


def test_a_fingerprint_does_not_depend_on_the_readers_language(draft: Any) -> None:
    english = warning(draft, "states-entry").fingerprint
    with translation.override("cy"):
        assert warning(draft, "states-entry").fingerprint == english


def test_acknowledging_is_in_the_pages_history(editor: Client, draft: Any) -> None:
    post(editor, draft, warning(draft, "states-entry"), reason="The centre decides.")
    text = editor.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()
    assert "Warning acknowledged" in text


# Counts -----------------------------------------------------------------------------------------


def test_counts_follow_the_draft_and_the_reasons(editor: Client, draft: Any) -> None:
    page = making.fresh(draft)
    before = count_of_checks(page)
    assert before.blocking == 0
    assert before.warnings == report_of(page).count_open
    post(editor, draft, warning(draft, "states-entry"), reason="The centre decides.")
    assert count_of_checks(page) == Count(0, before.warnings - 1)
    save_draft(draft, rule={"rules": [{"kind": "nonsense"}]})
    assert count_of_checks(making.fresh(draft)).blocking >= 1


def test_counts_of_a_listing_are_remembered(
    body: AwardingBodyPage, units: list[UnitPage], django_assert_num_queries: Any
) -> None:
    pages = [making.draft_qualification(body, units, title=f"Award {number}") for number in range(3)]
    first = counts_of_checks(pages)
    with django_assert_num_queries(2):
        assert counts_of_checks(pages) == first


# Places -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "label", "anchor"),
    [
        ("rule", "Structure", ":w:contentpath=rule"),
        ("groups", "Structure", "id_groups-FORMS"),
        ("change_class", "Version", ":w:contentpath=change_class"),
        ("last_award", "Dates and live facts", ""),
    ],
)
def test_a_check_leads_to_its_field(draft: Any, field: str, label: str, anchor: str) -> None:
    place = place_of(draft, field)
    assert place is not None
    assert (place.label, place.anchor) == (label, anchor)
    assert place.url.endswith(f"#{anchor}" if anchor else reverse("catalogue_admin:facts", args=[draft.pk]))


def test_a_check_about_no_field_leads_nowhere(draft: QualificationPage) -> None:
    assert place_of(draft, "") is None


def test_a_reviewer_reads_the_checks(body: AwardingBodyPage, draft: Any) -> None:
    reviewer = sign_in(body, "reviewer")
    assert "State the" in reviewer.get(address("checks", draft)).content.decode()
    assert get_user_model().objects.filter(username="eastern-awards-reviewer").exists()
