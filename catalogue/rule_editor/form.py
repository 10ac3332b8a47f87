"""The qualification's form.

Ranges typed in its rule are read against the unit table that the same form holds. Texts that the awarding
body wrote once are ticked, not typed.
"""

from __future__ import annotations

from typing import Any

from catalogue.models.choices import LEVEL_CHOICES
from catalogue.models.group_form import GroupsForm
from catalogue.models.line_choices import offer_lines
from catalogue.models.specification_form import SpecificationForm

from .ranges import expand_rule


class QualificationForm(SpecificationForm, GroupsForm):
    """Asks the gate like every specification's form, once the rule's ranges have become codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.instance.body_page
        if body is not None:
            texts = body.standard_texts.values_list("key", "title")
            offer_lines(self, "standard_text_keys", texts)
            described = set(body.level_descriptors.values_list("level", flat=True))
            levels = [(level, str(words)) for level, words in LEVEL_CHOICES if level in described]
            offer_lines(self, "descriptor_levels", levels)

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  (Django's own signature)
        """Save with the codes of the rule written out.

        The table is on the page only once the form has filled it.
        """
        page = super().save(commit=False)
        if page.rule:
            from catalogue.freezing import Surroundings

            units = Surroundings(page).table().pages
            page.rule = expand_rule(page.rule, [unit.key for unit in units])
        return super().save(commit=commit) if commit else page
