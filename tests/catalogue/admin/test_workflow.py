"""A body's workflow, from the editor's submission to the publication, by the requests that people make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Comment, TaskState, Workflow, WorkflowPage

from catalogue import acts
from catalogue.models import AwardingBodyPage, QualificationPage, ReviewTask, SpecificationVersion, UnitPage
from catalogue.people import groups_for, welcome
from tests.catalogue import making
from tests.catalogue.editor_form import edit_url, editor_data, posted

URLENCODED = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Person:
    """Somebody signed in."""

    user: User
    client: Client

    def submit(self, page: Any, **changed: Any) -> HttpResponse:
        """Submit what the editor shows, with ``changed`` typed over it."""
        data = editor_data(self.user, page, **changed, **{"action-submit": "Submit"})
        return self.client.post(edit_url(page), posted(data).urlencode(), content_type=URLENCODED)

    def decide(self, page: Any, action: str, comment: str = "") -> str:
        """Decide on the review screen; return the words of the page that follows."""
        return words(self.client.post(review_url(page), {action: "1", "comment": comment}, follow=True))


def person(body: AwardingBodyPage, role: str) -> Person:
    user = User.objects.create_user(f"{body.slug}-{role}", email=f"{role}@{body.slug}.example")
    user.groups.add(groups_for(body)[role])
    client = Client()
    client.force_login(user)
    return Person(user, client)


def review_url(page: Any) -> str:
    return reverse("catalogue_admin:review", args=[page.pk])


def words(response: HttpResponse) -> str:
    text = response.content.decode().replace("&quot;", '"').replace("&#x27;", "'")
    return re.sub(r"\s+", " ", strip_tags(text))


@pytest.fixture
def editor(body: AwardingBodyPage) -> Person:
    """Writes and submits."""
    return person(body, "editor")


@pytest.fixture
def reviewer(body: AwardingBodyPage) -> Person:
    """Approves, or sends back."""
    return person(body, "reviewer")


@pytest.fixture
def publisher(body: AwardingBodyPage) -> Person:
    """Publishes."""
    return person(body, "publisher")


def step_of(page: Any) -> str:
    task = making.fresh(page).current_workflow_task
    return str(task.name) if task else ""


def versions(page: Any) -> int:
    return SpecificationVersion.objects.filter(page=page).count()


def test_every_body_has_its_workflow(body: AwardingBodyPage, other_body: AwardingBodyPage) -> None:
    groups = groups_for(body)
    tasks = [task.specific for task in body.get_workflow().tasks]
    assert [type(task) for task in tasks] == [ReviewTask, ReviewTask]
    assert [list(task.groups.all()) for task in tasks] == [[groups["reviewer"]], [groups["publisher"]]]
    assert body.get_workflow() != other_body.get_workflow()


def test_a_body_that_was_given_another_workflow_keeps_it(body: AwardingBodyPage) -> None:
    own = Workflow.objects.create(name="Our own")
    WorkflowPage.objects.filter(page=body).update(workflow=own)
    welcome(body)
    assert making.fresh(body).get_workflow() == own


def test_the_whole_way(editor: Person, reviewer: Person, publisher: Person, draft: QualificationPage) -> None:
    assert editor.submit(draft).status_code == 302
    assert step_of(draft) == "Eastern Awards: quality review"
    said = reviewer.decide(draft, "reject", "The purpose is missing.")
    assert "goes back to its author with your reason" in said
    assert versions(draft) == 0
    assert "The purpose is missing." in words(editor.client.get(review_url(draft)))
    assert editor.submit(draft, title="Level 3 Award in Testing Well").status_code == 302
    assert "goes to the next step" in reviewer.decide(draft, "approve")
    assert step_of(draft) == "Eastern Awards: publication"
    assert "approved and published" in publisher.decide(draft, "approve")
    page = making.fresh(draft)
    assert (page.live, page.title, versions(page)) == (True, "Level 3 Award in Testing Well", 1)
    assert SpecificationVersion.objects.get(page=page).published_by == publisher.user.username


def test_it_does_not_go_back_without_a_reason(
    editor: Person, reviewer: Person, draft: QualificationPage
) -> None:
    editor.submit(draft)
    assert "Say why it goes back" in reviewer.decide(draft, "reject", "  ")
    assert step_of(draft) == "Eastern Awards: quality review"


def test_nor_by_wagtail_s_own_dialogue(editor: Person, reviewer: Person, draft: QualificationPage) -> None:
    editor.submit(draft)
    state = making.fresh(draft).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "reject", state.pk])
    ajax = {"x-requested-with": "XMLHttpRequest"}
    answer = reviewer.client.post(url, {"comment": ""}, headers=ajax).json()
    assert "Say why it goes back" in answer["html"]
    data = editor_data(reviewer.user, draft)
    data |= {"action-workflow-action": "true", "workflow-action-name": "reject"}
    answer = reviewer.client.post(
        edit_url(draft), posted(data).urlencode(), content_type=URLENCODED, follow=True
    )
    assert "Say why it goes back" in words(answer)
    assert step_of(draft) == "Eastern Awards: quality review"


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_only_the_step_s_people_decide(
    role: str, editor: Person, publisher: Person, draft: QualificationPage
) -> None:
    editor.submit(draft)
    somebody = {"editor": editor, "publisher": publisher}[role]
    shown = words(somebody.client.get(review_url(draft)))
    assert "Eastern Awards: quality review" in shown
    assert "Your decision" not in shown
    assert somebody.client.post(review_url(draft), {"approve": "1"}).status_code == 302
    assert step_of(draft) == "Eastern Awards: quality review"


def test_another_page_s_step_decides_nothing_here(
    editor: Person, publisher: Person, reviewer: Person, draft: QualificationPage, body: AwardingBodyPage
) -> None:
    other = making.draft_qualification(body, list(UnitPage.objects.all()), title="Level 3 Award in More")
    for page in (draft, other):
        editor.submit(page)
    reviewer.decide(other, "approve")
    state = making.fresh(draft).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[other.pk, "approve", state.pk])
    assert reviewer.client.post(url, {"comment": ""}).status_code == 302
    assert TaskState.objects.get(pk=state.pk).status == "in_progress"


def test_what_goes_to_another_body_leaves_the_former_one_s_workflow(
    editor: Person, reviewer: Person, qualification: QualificationPage, other_body: AwardingBodyPage
) -> None:
    editor.submit(qualification, title="Level 3 Award in More", **making.VERSION)
    state = making.fresh(qualification).current_workflow_task_state
    acts.transfer(making.fresh(qualification), other_body, acts.Record("a deed"))
    assert step_of(qualification) == ""
    url = reverse("wagtailadmin_pages:workflow_action", args=[qualification.pk, "approve", state.pk])
    reviewer.client.post(url, {"comment": ""})
    assert versions(qualification) == 1
    assert making.fresh(qualification).get_workflow() == other_body.get_workflow()


class TestTheGate:
    """The gate stands at the end of the way, too."""

    @pytest.fixture
    def broken(
        self, editor: Person, reviewer: Person, draft: QualificationPage, units: list[UnitPage]
    ) -> QualificationPage:
        """Submitted and approved; then a unit it needs was unpublished."""
        editor.submit(draft)
        reviewer.decide(draft, "approve")
        units[0].unpublish()
        return draft

    def test_it_refuses_in_a_sentence_and_the_step_stays(
        self, publisher: Person, broken: QualificationPage
    ) -> None:
        said = publisher.decide(broken, "approve")
        assert "may not go live" in said
        assert "EA-1" in said
        assert step_of(broken) == "Eastern Awards: publication"
        assert versions(broken) == 0

    def test_wagtail_s_dialogue_leads_to_the_sentence(
        self, publisher: Person, broken: QualificationPage
    ) -> None:
        state = making.fresh(broken).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[broken.pk, "approve", state.pk])
        came_from = f"http://testserver{edit_url(broken)}"
        headers = {"x-requested-with": "XMLHttpRequest", "referer": came_from}
        answer = publisher.client.post(url, {"comment": "Good."}, headers=headers)
        assert answer.json() == {"step": "success", "redirect": came_from}
        assert "may not go live" in words(publisher.client.get(came_from))
        assert step_of(broken) == "Eastern Awards: publication"

    def test_what_it_would_refuse_is_not_submitted(
        self, editor: Person, draft: QualificationPage, units: list[UnitPage]
    ) -> None:
        units[0].unpublish()
        answer = editor.submit(draft)
        assert answer.status_code == 200
        assert "EA-1" in words(answer)
        assert step_of(draft) == ""


class TestTheReviewScreen:
    """What a reviewer sees before deciding."""

    def test_the_difference_the_checks_and_the_remarks(
        self, editor: Person, reviewer: Person, qualification: QualificationPage
    ) -> None:
        editor.submit(qualification, title="Level 3 Award in Careful Testing", **making.VERSION)
        draft = making.fresh(qualification)
        Comment.objects.create(page=draft, user=editor.user, text="Is this the word?", contentpath="title")
        shown = words(reviewer.client.get(review_url(draft)))
        assert "Level 3 Award in Careful Testing" in shown
        assert "Compared with version 1" in shown
        assert "title: Is this the word?" in shown.replace("Title:", "title:")
        assert "Your decision" in shown

    def test_a_fixed_number_of_queries(
        self,
        editor: Person,
        reviewer: Person,
        qualification: QualificationPage,
        django_assert_max_num_queries: Any,
    ) -> None:
        editor.submit(qualification, title="Level 3 Award in Careful Testing", **making.VERSION)
        with django_assert_max_num_queries(90):
            assert reviewer.client.get(review_url(qualification)).status_code == 200

    def test_another_body_s_is_refused(
        self, editor: Person, draft: QualificationPage, other_body: AwardingBodyPage
    ) -> None:
        editor.submit(draft)
        stranger = person(other_body, "reviewer")
        answer = stranger.client.get(review_url(draft), follow=True)
        assert draft.title not in words(answer)
        assert stranger.client.post(review_url(draft), {"approve": "1"}).status_code in (302, 403)
        assert step_of(draft) == "Eastern Awards: quality review"


class TestLetters:
    """Who is told by e-mail, through whatever Django's settings send with."""

    def test_each_step_tells_its_people(
        self, editor: Person, reviewer: Person, publisher: Person, draft: QualificationPage
    ) -> None:
        editor.submit(draft)
        reviewer.decide(draft, "reject", "The purpose is missing.")
        editor.submit(draft)
        reviewer.decide(draft, "approve")
        publisher.decide(draft, "approve")
        told = [(letter.to, letter.subject) for letter in mail.outbox]
        addresses = [address for (address,), _subject in told]
        reviews, publishes = reviewer.user.email, publisher.user.email
        assert addresses == [reviews, editor.user.email, reviews, publishes, editor.user.email]
        assert all(draft.title in subject for _to, subject in told)

    def test_they_lead_to_the_review_screen_and_say_the_reason(
        self, editor: Person, reviewer: Person, draft: QualificationPage
    ) -> None:
        editor.submit(draft)
        reviewer.decide(draft, "reject", "The purpose is missing & vague.")
        submitted, sent_back = mail.outbox
        assert review_url(draft) in submitted.body
        assert "The purpose is missing & vague." in sent_back.body

    def test_the_same_in_letters_with_markup(
        self, editor: Person, reviewer: Person, draft: QualificationPage, settings: Any
    ) -> None:
        settings.WAGTAILADMIN_NOTIFICATION_USE_HTML = True
        editor.submit(draft)
        (letter,) = mail.outbox
        ((markup, _kind),) = letter.alternatives
        assert f'{review_url(draft)}"' in markup
