"""The awarding body of a file: created where it is missing, and with what it lacks of the file's texts."""

from __future__ import annotations

from typing import Any

from wagtail.models import Site

from catalogue.columns import make_rows, read_rows, write
from catalogue.documents.interchange import BodyEntry
from catalogue.models import AwardingBodyPage, CataloguePage, TradingNameRow, UnitIndexPage

_ROWS = ("recognition", "contacts", "standard_texts", "level_descriptors")
_SKIPPED = ("slug", "name", "trading_names", *_ROWS)


class NoPlace(LookupError):
    """Raised where the site has no catalogue page and no site root to put one under."""


def find_catalogue() -> CataloguePage:
    """Return the catalogue page; create one under the default site's root page where there is none."""
    catalogue = CataloguePage.objects.first()
    if catalogue is not None:
        return catalogue
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise NoPlace("There is no default site yet; create one first, so that the catalogue has a place.")
    return _add(site.root_page, CataloguePage(title="Qualifications", slug="catalogue", live=False))


def find_body(slug: str) -> AwardingBodyPage | None:
    """Return the awarding body with this slug, if there is one."""
    return AwardingBodyPage.objects.filter(slug=slug).first()


def load_body(entry: BodyEntry, *, update: bool = False, user: Any = None) -> tuple[AwardingBodyPage, str]:
    """Return the body of ``entry`` and what was done: ``created``, ``updated``, ``unchanged``.

    Texts and descriptors the body lacks are always added; anything else of it changes only with ``update``.
    """
    body = find_body(entry.slug)
    if body is None:
        body = AwardingBodyPage(title=entry.name, slug=entry.slug, live=False)
        _fill(body, entry)
        body = _add(find_catalogue(), body, user)
        _add(body, UnitIndexPage(title="Units", slug="units", live=False), user)
        return body, "created"
    added = _missing_texts(body, entry)
    before = describe_body(body)
    if update:
        _fill(body, entry)
    changed = update and describe_body(body) != before
    if not (added or changed):
        return body, "unchanged"
    body.save_revision(user=user).publish(user=user)
    return AwardingBodyPage.objects.get(pk=body.pk), "updated"


def unit_index(body: AwardingBodyPage, user: Any = None) -> UnitIndexPage:
    """Return the folder of a body's units; create it where an editor removed it."""
    index = UnitIndexPage.objects.child_of(body).first()
    return index or _add(body, UnitIndexPage(title="Units", slug="units", live=False), user)


def describe_body(body: AwardingBodyPage) -> BodyEntry:
    """Return ``body`` as a file would hold it, with all its texts."""
    return BodyEntry(
        slug=body.slug,
        name=body.display_name,
        legal_name=body.legal_name,
        acronym=body.acronym,
        label=body.label,
        website=body.website,
        introduction=body.introduction,
        trading_names=tuple(
            row.name for row in sorted(body.trading_name_rows.all(), key=lambda row: row.sort_order)
        ),
        **{name: read_rows(getattr(body, name)) for name in _ROWS},
    )


def _fill(body: AwardingBodyPage, entry: BodyEntry) -> None:
    write(entry, body, skip=_SKIPPED)
    body.title = body.title or entry.name
    body.name = entry.name
    body.trading_name_rows.set(
        [TradingNameRow(name=name, sort_order=order) for order, name in enumerate(entry.trading_names)]
    )
    for name in ("recognition", "contacts"):
        manager = getattr(body, name)
        manager.set(make_rows(manager.model, getattr(entry, name)))
    _missing_texts(body, entry, replace=True)


def _missing_texts(body: AwardingBodyPage, entry: BodyEntry, *, replace: bool = False) -> bool:
    """Add the file's texts and descriptors that ``body`` lacks; with ``replace`` also renew those it has."""
    added = False
    for name, identity in (("standard_texts", "key"), ("level_descriptors", "level")):
        manager = getattr(body, name)
        held = {getattr(row, identity): row for row in read_rows(manager)}
        merged = dict(held)
        for row in getattr(entry, name):
            if replace or getattr(row, identity) not in held:
                merged[getattr(row, identity)] = row
        if merged != held:
            manager.set(make_rows(manager.model, merged.values()))
            added = True
    return added


def _add(parent: Any, page: Any, user: Any = None) -> Any:
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user)
    return type(page).objects.get(pk=page.pk)
