"""One issue of a suite's document: the siblings to be issued, and what their versions are asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from catalogue.admin.acts.access import may_act
from catalogue.admin.acts.base import PageMixin
from catalogue.admin.acts.records import day_field
from catalogue.issuing import Issue, issue, siblings
from catalogue.models import QualificationPage, SuitePage
from catalogue.models.choices import AppliesTo, ChangeClass


class IssueForm(forms.Form):
    """The siblings, and the version fields that all of them share."""

    pages: Any = forms.ModelMultipleChoiceField(
        label=_("Issue it for"),
        queryset=QualificationPage.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that take no new learners any more are left alone unless you tick them."),
    )
    take_all = forms.BooleanField(
        label=_("Take over every unit that has a newer version"), required=False, initial=True
    )
    change_class = forms.ChoiceField(label=_("How much changes"), choices=ChangeClass.choices)
    version_label = forms.CharField(
        label=_("Version label"),
        max_length=60,
        required=False,
        help_text=_("The same for every sibling: 191214."),
    )
    effective_from = day_field(_("Effective from"), _("Today if empty."))
    applies_to = forms.ChoiceField(
        label=_("Whom it binds"),
        required=False,
        choices=[("", _("As usual for the change")), *AppliesTo.choices],
    )
    transfer_until = day_field(_("Transfer until"))
    change_summary = forms.CharField(
        label=_("What changed"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence for the public."),
    )
    change_reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    as_history = forms.BooleanField(label=_("Recorded as history"), required=False)

    def asked(self) -> Issue:
        """Return what the versions are asked."""
        names = (name for name in Issue.__dataclass_fields__)
        return Issue(**{name: self.cleaned_data[name] for name in names})


class IssueView(PageMixin, FormView):
    """The form; then versions of the siblings chosen, or what keeps which sibling from being issued."""

    suites = True
    page_title = _("Issue versions of the siblings")
    header_icon = "copy"
    form_class = IssueForm
    template_name = "catalogue/admin/versions/issue.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse what is no suite."""
        super().setup(request, *args, **kwargs)
        if not isinstance(self.page, SuitePage):
            raise PermissionDenied
        self.siblings = [one for one in siblings(self.page) if may_act(request.user, one.page)]

    def get_initial(self) -> dict[str, Any]:
        """Tick those that still take learners."""
        return {"pages": [one.page.pk for one in self.siblings if not one.closed], "take_all": True}

    def get_form(self, form_class: Any = None) -> Any:
        """Offer the siblings, each with its status."""
        form = super().get_form(form_class)
        field: Any = form.fields["pages"]
        field.queryset = QualificationPage.objects.filter(pk__in=[one.page.pk for one in self.siblings])
        words = {one.page.pk: one.status for one in self.siblings}
        field.label_from_instance = lambda page: f"{page.title} ({_now(words[page.pk])})"
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        """Issue them, all or none."""
        given = form.cleaned_data
        try:
            versions, unchanged = issue(
                given["pages"], form.asked(), take_all=given["take_all"], user=self.request.user
            )
        except ValidationError as error:
            for sentence in error.messages:
                form.add_error(None, sentence)
            return self.form_invalid(form)
        if versions:
            text = ngettext(
                "%(number)d version is published.", "%(number)d versions are published.", len(versions)
            )
            messages.success(self.request, text % {"number": len(versions)})
        for page in unchanged:
            messages.warning(
                self.request, _now("%(title)s is unchanged: it got no version.") % {"title": page.title}
            )
        return redirect(reverse("wagtailadmin_explore", args=[self.page.pk]))
