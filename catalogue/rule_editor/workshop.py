"""The rule workshop: printed text is read into sentences, looked at, and only then taken into the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from catalogue import gate
from catalogue.documents import QualificationDocument
from catalogue.models import QualificationPage
from catalogue.rule_documents import rule_document
from catalogue.rules.english import describe, read
from catalogue.rules.english.read import LONGEST
from catalogue.rules.faults import RuleFaults
from catalogue.rules.parsing import parse

from .conversion import MEASURE


class TextForm(forms.Form):
    """The printed rule, and which of several qualifications it states."""

    text = forms.CharField(
        label=gettext_lazy("The rule as printed"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST,
        help_text=gettext_lazy(
            "Paste the words of the document. Nothing is saved until you take the sentences over."
        ),
    )
    take = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Found:
    """What was read.

    The rule, its sentences, clauses kept beside it, codes that name no unit, faults in words.
    """

    title: str
    rule: dict[str, Any]
    sentences: tuple[str, ...]
    unread: tuple[str, ...]
    unmatched: tuple[str, ...]
    faults: tuple[str, ...] = ()


def read_for(document: QualificationDocument, text: str) -> tuple[Found, ...]:
    """Return what ``text`` states for the units of ``document``: one rule for each qualification it names.

    Raises ``ValueError`` with a sentence for text that cannot be read at all.
    """
    table = rule_document(document)
    answer = read(text, table["units"], table["groups"])
    return tuple(_found(one, table) for one in answer.get("several", [answer]))


def _found(answer: dict[str, Any], table: dict[str, Any]) -> Found:
    rule = {part: answer[part] for part in ("rules", "endorsements", "equivalents") if answer.get(part)}
    unread = tuple(answer.get("unread", ()))
    if unread:
        rule["not_checked"] = list(unread)
    found = Found(answer.get("title", ""), rule, (), unread, tuple(answer.get("unmatched", ())))
    try:
        return replace(found, sentences=tuple(describe(parse({**table, **rule}))))
    except RuleFaults as faults:
        return replace(found, faults=tuple(str(fault) for fault in faults.faults))


@require_http_methods(["GET", "POST"])
def workshop(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the printed rule and what is read from it; take one reading over into a new draft of the page."""
    page = get_object_or_404(QualificationPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    seen = gate.draft_of(draft)
    document = seen.qualification
    if document is None:
        raise Http404
    form = TextForm(request.POST or None, initial={"text": draft.rule_text})
    found: tuple[Found, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            found = read_for(document, form.cleaned_data["text"])
        except (ValueError, RuleFaults) as error:
            form.add_error("text", str(error))
        taken = form.cleaned_data["take"]
        if taken is not None and taken < len(found):
            return _take(request, draft, found[taken], form.cleaned_data["text"])
    return render(
        request,
        "catalogue/admin/rule_workshop.html",
        {
            "page": page,
            "form": form,
            "found": found,
            "units": len(document.units),
            "now": _now(document, seen),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        },
    )


def _take(request: HttpRequest, draft: Any, found: Found, text: str) -> HttpResponse:
    """Put the reading into a new draft revision; what is live stays as it is."""
    keep = request.POST.getlist("keep")
    rule = {**found.rule, "not_checked": [clause for clause in found.unread if clause in keep]}
    measure = (draft.rule or {}).get("measure", MEASURE)
    draft.rule = {"measure": measure, **{part: value for part, value in rule.items() if value}}
    draft.rule_text = text
    draft.save_revision(user=request.user, log_action=True)
    messages.success(request, _("The sentences are in the draft. Nothing is published yet."))
    return redirect("wagtailadmin_pages:edit", draft.pk)


def _now(document: QualificationDocument, seen: gate.Draft) -> dict[str, Any]:
    """Return the draft's present rule in words, and what the gate says about it."""
    checks = [check for check in gate.checks_of(seen) if check.field == "rule"]
    try:
        sentences = describe(parse(rule_document(document))) if document.rule else []
    except RuleFaults:
        sentences = []
    return {"sentences": sentences, "checks": checks}
