"""What every listing and report has in common: whose rows, which columns, and the same columns in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import OuterRef, Subquery
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.admin.routes.troubles import editable
from catalogue.models import CatalogueEntry
from catalogue.spreadsheets import cell


@dataclass(frozen=True)
class Shown:
    """A column: the attribute of a row it shows, its heading, and the column to sort by, if one may."""

    name: str
    heading: Any
    sort_key: str | None = None


class BodyReport(ReportView):
    """A report about what the visitor may edit.

    A subclass names its ``slug``, its rows, and its ``shown`` columns: the first leads to ``address_of`` a
    row. Who may neither add, change nor publish a page anywhere is refused.
    """

    slug: ClassVar[str] = ""
    shown: ClassVar[tuple[Shown, ...]] = ()
    any_permission_required = ["add", "change", "publish"]
    paginate_by = 50
    introduction: ClassVar[Any] = ""
    results_template_name = "catalogue/admin/reports/results.html"

    @cached_property
    def permission_policy(self) -> Any:
        """Whatever the rows are, it is the right to work on pages that counts."""
        return policy_registry.get_by_type(Page)

    @cached_property
    def columns(self) -> list[Column]:
        """Return the table's columns."""
        first, *others = self.shown
        return [
            TitleColumn(
                first.name,
                label=first.heading,
                sort_key=first.sort_key,
                get_url=self.address_of,
                width="30%",
            ),
            *(Column(one.name, label=one.heading, sort_key=one.sort_key) for one in others),
        ]

    @cached_property
    def list_export(self) -> list[str]:
        """Return the columns of the file: those of the table."""
        return [one.name for one in self.shown]

    @cached_property
    def export_headings(self) -> dict[str, Any]:
        """Return their headings."""
        return {one.name: one.heading for one in self.shown}

    @cached_property
    def index_url_name(self) -> str:
        """Return the name of the report's address."""
        return f"catalogue_admin:{self.slug}"

    @cached_property
    def index_results_url_name(self) -> str:
        """Return the name of the address of its results alone."""
        return f"catalogue_admin:{self.slug}_results"

    def get_filename(self) -> str:
        """Return the name of the file without its ending."""
        return f"catalogue-{self.slug.replace('_', '-')}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the admin's first page to here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the report is about."""
        return super().get_context_data(*args, **kwargs) | {"introduction": self.introduction}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the row of a file; no text in it is taken for a formula."""
        row = super().to_row_dict(item)
        return {name: cell(value) if isinstance(value, str) else value for name, value in row.items()}

    def own(self) -> Any:
        """Return the pages that the visitor may edit."""
        return editable(self.request.user).order_by()

    def own_entries(self) -> Any:
        """Return the entries of what the visitor may edit and the public may read."""
        return CatalogueEntry.objects.filter(live=True, page_id__in=self.own().values("pk"))

    def address_of(self, row: Any) -> str:
        """Return where the first column leads."""
        raise NotImplementedError


def of_entry(*names: str) -> dict[str, Any]:
    """Return annotations that give a page the columns ``names`` of its entry, as ``entry_<name>``."""
    entry = CatalogueEntry.objects.filter(subject=OuterRef("translation_key"), live=True)
    return {f"entry_{name}": Subquery(entry.values(name)[:1]) for name in names}


def as_bool(value: Any) -> bool | None:
    """Return what a filter of yes and no was asked."""
    return {"yes": True, "no": False}.get(str(value))
