"""What stands beside the draft, shown in the editor: dates with their sources, newer units, where a unit is
frozen.

Only Wagtail's panel is imported here, because the page models build their forms with it; what it shows is
read when an editor opens the page.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import InlinePanel, Panel


class BesidePanel(Panel):
    """Nothing to fill in: live facts change by recorded acts, and the links lead to them."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        template_name = "catalogue/admin/beside.html"

        def is_shown(self) -> bool:
            """Whether the page has been saved: before that nothing can stand beside it."""
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add what stands: a fixed number of queries."""
            from catalogue.admin.acts.history import standing
            from catalogue.admin.versions.listed import versions_of
            from catalogue.models import Kind
            from catalogue.taking_over import count_newer, frozen_in

            page = self.instance
            context: dict[str, Any] = super().get_context_data(parent_context)
            context |= {"page": page, "standing": standing(page), "versions": versions_of(page)}
            if page.kind == Kind.QUALIFICATION:
                return context | {"newer": count_newer(page.translation_key)}
            return context | {"frozen_in": frozen_in(page.translation_key)}


class NestingPanel(InlinePanel):
    """An inline panel whose rows hold panels with scripts of their own, such as a chooser of several.

    Wagtail's collects no scripts from inside its rows, and the chooser's button then does nothing.
    """

    class BoundPanel(InlinePanel.BoundPanel):
        """The panel for one page."""

        @property
        def media(self) -> Any:
            """Return the scripts of the panel and of what stands in a row."""
            return super().media + self.empty_child.media


class WaysPanel(Panel):
    """Links to the quick ways of filling what stands below; nothing to fill in itself.

    ``template`` shows them, with the saved ``page``.
    """

    def __init__(self, template: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.template = template

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the template when Wagtail copies the panel."""
        kwargs: dict[str, Any] = super().clone_kwargs()
        return kwargs | {"template": self.template}

    class BoundPanel(Panel.BoundPanel):
        """The panel for one page."""

        @property
        def template_name(self) -> str:
            """The links of the panel."""
            return str(self.panel.template)

        def is_shown(self) -> bool:
            """Whether the page has been saved: before that there is nothing to lead to."""
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the page."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"page": self.instance}
