"""Pasting units, codes and outcomes: a preview, then drafts; nothing of another body, nothing half done."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision

from catalogue.admin.pasting import drafting
from catalogue.columns import read_rows
from catalogue.models import AwardingBodyPage, QualificationPage, SpecificationVersion, SuitePage, UnitPage
from tests.catalogue import making
from tests.catalogue.editor_form import edit_url, editor_data

TABLE = """Title\tLevel\tCredits\tGLH\tTQT\tUnit code\tUnit reference number
Giving Feedback\t4\t1\t4\t10\tAF5/4/NQ/004\tL/618/1150
Unit EA-1\t3\t5\t20\t50\tEA-1\t
Bad\t9\t1\t1\t1\tEA-9\t
"""


def url(name: str, page: Any) -> str:
    return reverse(f"catalogue_admin:paste_{name}", args=[page.pk])


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found is not None, name
    return found[1]


def preview(client: Client, name: str, page: Any, **data: Any) -> str:
    answer = client.post(url(name, page), {"action": "preview", **data})
    assert answer.status_code == 200
    return str(answer.content.decode())


def confirm(client: Client, name: str, page: Any, **data: Any) -> Any:
    """Preview, then confirm what was shown."""
    seen = hidden(preview(client, name, page, **data), "seen")
    return client.post(url(name, page), {"action": "confirm", "seen": seen, **data})


def codes_of(page: Any, group: str = "M") -> list[str]:
    draft = making.fresh(page).get_latest_revision_as_object()
    row = next(row for row in draft.groups.all() if row.code == group)
    return [one.unit.code for one in sorted(row.unit_rows.all(), key=lambda one: one.sort_order)]


def state() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Page, Revision, PageLogEntry, SpecificationVersion))


# A table of units -----------------------------------------------------------------------------


def test_a_preview_says_what_becomes_of_each_row_and_saves_nothing(
    editor: Client, draft: QualificationPage
) -> None:
    before = state()
    text = preview(editor, "units", draft, text=TABLE, group="M")
    assert "1 new unit to be drafted" in text
    assert "1 unit here already" in text
    assert "1 row not taken" in text
    assert "Row 4, level: “9” is not one level; a unit is at E1, E2, E3 or 1 to 8." in text
    assert "Draft 1 and add 1 to group M" in text
    assert state() == before


def test_what_is_confirmed_becomes_drafts_in_the_body_and_in_the_group(
    editor: Client, body: AwardingBodyPage, qualification: QualificationPage
) -> None:
    before = SpecificationVersion.objects.count()
    answer = confirm(editor, "units", qualification, text=TABLE, group="M")
    assert answer.status_code == 302
    unit = UnitPage.objects.get(code="AF5/4/NQ/004")
    assert (unit.title, unit.level, unit.credits_min, unit.glh_max, unit.tqt_min) == (
        "Giving Feedback", "4", 1, 4, 10,
    )  # fmt: skip
    assert (unit.live, unit.slug, unit.unit_reference) == (False, "af5-4-nq-004", "L/618/1150")
    assert unit.is_descendant_of(body)
    assert unit.latest_revision.user.username == "eastern-awards-editor"
    assert (
        {"wagtail.create", "wagtail.edit"}
        >= set(PageLogEntry.objects.filter(page=unit.pk).values_list("action", flat=True))
        >= {"wagtail.create"}
    )
    assert codes_of(qualification) == ["EA-1", "EA-2", "EA-3", "AF5/4/NQ/004"]
    assert SpecificationVersion.objects.count() == before
    live = making.fresh(qualification)
    assert live.has_unpublished_changes
    assert live.groups.get().unit_rows.count() == 3


def test_the_same_table_again_changes_nothing(editor: Client, draft: QualificationPage) -> None:
    confirm(editor, "units", draft, text=TABLE, group="M")
    text = preview(editor, "units", draft, text=TABLE, group="M")
    assert "0 new units to be drafted" in text
    assert "2 units here already" in text
    assert "and in the group" in text
    assert 'value="confirm"' not in text


def test_a_new_group_is_made(editor: Client, draft: QualificationPage) -> None:
    new = {"group": "+", "group_code": "O", "group_title": "Optional units"}
    confirm(editor, "units", draft, text=TABLE, **new)
    assert codes_of(draft, "O") == ["AF5/4/NQ/004", "EA-1"]


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"group": "+", "group_code": " "}, "Give the new group its letter or number."),
        ({"group": "+", "group_code": "M"}, "There is a group M already: choose it above."),
        ({"group": "X"}, "X is not one of the available choices."),
        ({"group": "M", "text": ""}, "Paste something first."),
    ],
    ids=["no letter", "taken", "unknown", "no text"],
)
def test_a_wrong_target_is_said_at_its_field(
    posted: dict[str, str], sentence: str, editor: Client, draft: QualificationPage
) -> None:
    assert sentence in preview(editor, "units", draft, **{"text": TABLE, **posted})


def test_without_a_group_units_are_only_drafted(editor: Client, draft: QualificationPage) -> None:
    confirm(editor, "units", draft, text=TABLE, group="")
    assert UnitPage.objects.filter(code="AF5/4/NQ/004").exists()
    assert codes_of(draft) == ["EA-1", "EA-2", "EA-3"]


def test_units_are_pasted_into_a_body_too(editor: Client, body: AwardingBodyPage) -> None:
    answer = confirm(editor, "units", body, text=TABLE)
    assert answer.url == reverse("wagtailadmin_explore", args=[body.pk]) + "#main"
    assert UnitPage.objects.descendant_of(body).filter(code__in=["AF5/4/NQ/004", "EA-1"]).count() == 2


def test_a_suite_s_table_is_filled_from_its_qualification(
    editor: Client, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    suite = making.make_suite(body, units)
    sibling = making.draft_qualification(suite, [], use_suite_groups=True)
    assert "uses the unit table of its suite" in preview(editor, "units", sibling, text=TABLE, group="M")
    confirm(editor, "units", sibling, text=TABLE, group="M")
    assert codes_of(SuitePage.objects.get()) == ["EA-1", "EA-2", "EA-3", "AF5/4/NQ/004"]


def test_what_differs_from_the_unit_here_is_said_and_the_unit_stays(
    editor: Client, draft: QualificationPage
) -> None:
    table = "Code\tTitle\tCredits\nea–1\tUnit EA-1\t7\n"
    text = preview(editor, "units", draft, text=table, group="M")
    assert "credits: here 5, pasted 7" in text
    assert "code: here" not in text


def test_a_code_and_a_reference_of_two_units_are_refused(editor: Client, draft: QualificationPage) -> None:
    UnitPage.objects.filter(code="EA-2").update(unit_reference="L/618/1150")
    table = "Code\tTitle\tURN\nEA-1\tMixed\tL/618/1150\n"
    text = preview(editor, "units", draft, text=table, group="M")
    assert "its code and reference belong to several units here: EA-1 Unit EA-1, EA-2 Unit EA-2." in text


def test_two_rows_that_are_one_unit_here_are_refused(editor: Client, draft: QualificationPage) -> None:
    UnitPage.objects.filter(code="EA-1").update(unit_reference="L/618/1150")
    table = "Code\tTitle\tURN\nEA-1\tOne\t\n\tOther\tL/618/1150\n"
    assert "Row 3: this is the unit of row 2 again." in preview(editor, "units", draft, text=table, group="M")


def test_columns_without_headings_are_chosen_by_the_editor(editor: Client, draft: QualificationPage) -> None:
    table = "8605-410\tManaging Data\t4\t15\n8605-411\tManaging Time\t3\t12\n"
    text = preview(editor, "units", draft, text=table, group="M")
    assert "Column 3 (4, 3) has no heading that tells what it holds" in text
    assert 'value="confirm"' not in text
    chosen = {f"column-{place}": held for place, held in enumerate(("code", "title", "credits", ""))}
    chosen["columns_of"] = hidden(text, "columns_of")
    confirm(editor, "units", draft, text=table, group="M", **chosen)
    unit = UnitPage.objects.get(code="8605-411")
    assert (unit.credits_min, unit.glh_min) == (3, None)
    other = preview(editor, "units", draft, text=table.replace("Time", "Money"), group="M", **chosen)
    assert "has no heading that tells what it holds" in other


def test_script_and_invisible_characters_are_taken_out(editor: Client, body: AwardingBodyPage) -> None:
    table = "Title\tLevel\n<script>alert(1)</script>Giving\u200b <b>Feedback</b>\0\t4\n"
    text = preview(editor, "units", body, text=table)
    assert "HTML was taken out of these rows: 2." in text
    assert "<script>alert(1)" not in text
    confirm(editor, "units", body, text=table)
    assert UnitPage.objects.latest("pk").title == "Giving Feedback"


def test_something_else_than_was_shown_is_never_saved(editor: Client, draft: QualificationPage) -> None:
    seen = hidden(preview(editor, "units", draft, text=TABLE, group="M"), "seen")
    before = state()
    posted = {"action": "confirm", "seen": seen, "text": TABLE + "Other\t3\t1\t1\t1\tX-1\t\n", "group": "M"}
    answer = editor.post(url("units", draft), posted)
    assert "Nothing was saved: something has changed since the preview" in answer.content.decode()
    assert state() == before


def test_a_failure_leaves_nothing_half_done(
    editor: Client, draft: QualificationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError

    before = state()
    monkeypatch.setattr(drafting, "add_to_group", fail)
    with pytest.raises(RuntimeError):
        confirm(editor, "units", draft, text=TABLE, group="M")
    assert state() == before


def test_the_queries_of_a_preview_do_not_grow_with_the_table(
    editor: Client, draft: QualificationPage
) -> None:
    table = "Code\tTitle\n" + "".join(f"X-{number}\tUnit number {number}\n" for number in range(300))
    preview(editor, "units", draft, text=TABLE, group="M")
    with CaptureQueriesContext(connection) as few:
        preview(editor, "units", draft, text=TABLE, group="M")
    with CaptureQueriesContext(connection) as many:
        text = preview(editor, "units", draft, text=table, group="M")
    assert len(many) <= len(few)
    assert "200 new units to be drafted" in text
    assert "Row 202: for the next time; 200 units are drafted at once. Paste it again." in text


# Codes and ranges -----------------------------------------------------------------------------


@pytest.fixture
def more(body: AwardingBodyPage) -> list[UnitPage]:
    """Drafts with numbers, and a hole between them."""
    return [making.draft_unit(body, f"8605-{number}") for number in (400, 401, 403)]


def test_codes_and_ranges_go_into_a_group(
    editor: Client, draft: QualificationPage, more: list[UnitPage]
) -> None:
    text = preview(editor, "codes", draft, text="400–403, EA-1 and 999", group="M")
    assert "4 units match" in text
    assert "3 of them new in the group" in text
    assert "Of “400-403” no unit bears 402." in text
    assert "“999” names no unit." in text
    assert "in the group already" in text
    confirm(editor, "codes", draft, text="400–403, EA-1 and 999", group="M")
    assert codes_of(draft) == ["EA-1", "EA-2", "EA-3", "8605-400", "8605-401", "8605-403"]


def test_another_body_s_unit_is_found_by_its_whole_code_once_it_is_public_and_free(
    editor: Client, other_body: AwardingBodyPage, draft: QualificationPage
) -> None:
    making.make_unit(other_body, "WA-1")
    making.draft_unit(other_body, "WA-2")
    making.make_unit(other_body, "WA-3", restricted=True)
    text = preview(editor, "codes", draft, text="WA-1, WA-2, WA-3", group="M")
    assert "1 unit matches" in text
    assert "“WA-2” names no unit." in text
    assert "“WA-3” names no unit." in text
    confirm(editor, "codes", draft, text="WA-1, WA-2, WA-3", group="M")
    assert codes_of(draft) == ["EA-1", "EA-2", "EA-3", "WA-1"]


def test_a_unit_reference_names_its_unit(editor: Client, draft: QualificationPage, body: Any) -> None:
    making.draft_unit(body, "EA-7", unit_reference="L/618/1150")
    confirm(editor, "codes", draft, text="L/618/1150", group="M")
    assert codes_of(draft)[-1] == "EA-7"


# Chosen in the editor --------------------------------------------------------------------------


@pytest.mark.parametrize("suite", [False, True], ids=["a qualification's table", "a suite's table"])
def test_another_body_s_draft_is_never_forced_into_a_group(
    suite: bool, editor: Client, body: AwardingBodyPage, other_body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    hidden_unit = making.draft_unit(other_body, "WA-SECRET")
    public = making.make_unit(other_body, "WA-1")
    page: Any = making.make_suite(body, units) if suite else making.draft_qualification(body, units)
    user = get_user_model().objects.get(username="eastern-awards-editor")
    row = "groups-0-unit_rows-2-unit"
    before = state()
    refused = editor.post(edit_url(page), editor_data(user, page, **{row: hidden_unit.pk}))
    text = refused.content.decode()
    assert "That choice is not one of the available choices." in text
    assert "WA-SECRET" not in text
    assert state() == before
    editor.post(edit_url(page), editor_data(user, page, **{row: public.pk}))
    assert codes_of(page) == ["EA-1", "EA-2", "WA-1"]


# Outcomes -------------------------------------------------------------------------------------


OUTCOMES = "1 Understand coaching\n1.1 Define it\n• Compare it\n2 Be able to coach\n2.1 Plan a session"


def outcomes_of(page: Any) -> list[tuple[str, int]]:
    rows = read_rows(making.fresh(page).get_latest_revision_as_object().outcomes)
    return [(row.text, len(row.criteria)) for row in rows]


def test_outcomes_are_previewed_and_then_put_into_the_draft(editor: Client, units: list[UnitPage]) -> None:
    text = preview(editor, "outcomes", units[0], text=OUTCOMES, replace="1")
    assert "2 learning outcomes" in text
    assert "3 assessment criteria" in text
    assert outcomes_of(units[0]) == []
    confirm(editor, "outcomes", units[0], text=OUTCOMES, replace="1")
    assert outcomes_of(units[0]) == [("Understand coaching", 2), ("Be able to coach", 1)]
    assert making.fresh(units[0]).outcomes.count() == 0


def test_the_outcomes_of_the_draft_are_offered_as_text(editor: Client, units: list[UnitPage]) -> None:
    confirm(editor, "outcomes", units[0], text=OUTCOMES, replace="1")
    shown = editor.get(url("outcomes", units[0])).content.decode()
    assert "1.2\tCompare it" in shown


def test_outcomes_come_after_those_that_are_there(editor: Client, units: list[UnitPage]) -> None:
    confirm(editor, "outcomes", units[0], text=OUTCOMES, replace="1")
    text = preview(editor, "outcomes", units[0], text="2 Again\n3 Reflect", replace="")
    assert "The draft has these learning outcomes already: 2." in text
    assert 'value="confirm"' not in text
    confirm(editor, "outcomes", units[0], text="3 Reflect\n3.1 Write", replace="")
    assert [text for text, _ in outcomes_of(units[0])] == [
        "Understand coaching",
        "Be able to coach",
        "Reflect",
    ]


def test_indicative_content_survives_new_words_of_its_outcome(editor: Client, units: list[UnitPage]) -> None:
    content = f"{OUTCOMES}\nIndicative content\n1\n• Models"
    confirm(editor, "outcomes", units[0], text=content, replace="1")
    confirm(editor, "outcomes", units[0], text=OUTCOMES.replace("Define", "Describe"), replace="1")
    rows = read_rows(making.fresh(units[0]).get_latest_revision_as_object().outcomes)
    assert rows[0].indicative_content == ("Models",)


def test_faults_of_outcomes_are_said_with_their_row(editor: Client, units: list[UnitPage]) -> None:
    text = preview(editor, "outcomes", units[0], text="1.1 <img src=x onerror=alert(1)>Define", replace="1")
    assert "Row 1: criterion 1.1 stands before any learning outcome 1." in text
    assert "onerror=alert" not in text.split("</textarea>")[1]
    assert 'value="confirm"' not in text


# Who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["units", "codes"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_body_s_people_paste_nothing_here(
    name: str, method: str, stranger: Client, qualification: QualificationPage
) -> None:
    before = state()
    answer = getattr(stranger, method)(
        url(name, qualification), {"text": TABLE, "group": "M", "action": "confirm"}
    )
    assert answer.status_code == 302
    assert state() == before


def test_a_body_and_a_unit_are_closed_to_strangers_too(
    stranger: Client, body: AwardingBodyPage, units: list[UnitPage]
) -> None:
    assert stranger.get(url("units", body)).status_code == 302
    assert stranger.get(url("outcomes", units[0])).status_code == 302


@pytest.mark.parametrize(("name", "status"), [("units", 302), ("codes", 302), ("outcomes", 404)])
def test_what_has_no_units_is_refused(
    name: str, status: int, admin_client: Client, body: AwardingBodyPage
) -> None:
    assert admin_client.get(url(name, body.get_parent())).status_code == status
    missing = reverse(f"catalogue_admin:paste_{name}", args=[999_999])
    assert admin_client.get(missing).status_code == 404


def test_a_locked_page_takes_nothing(editor: Client, draft: QualificationPage) -> None:
    Page.objects.filter(pk=draft.pk).update(locked=True)
    assert editor.get(url("units", draft)).status_code == 302


def test_the_ways_are_in_the_menu_of_who_may_go_there(
    editor: Client, stranger: Client, draft: QualificationPage, units: list[UnitPage], body: AwardingBodyPage
) -> None:
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert url("units", draft) in shown
    assert url("codes", draft) in shown
    assert (
        url("outcomes", units[0])
        in editor.get(reverse("wagtailadmin_pages:edit", args=[units[0].pk])).content.decode()
    )
    assert url("units", body) in editor.get(reverse("wagtailadmin_explore", args=[body.pk])).content.decode()
