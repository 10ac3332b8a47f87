"""The feeds. What they list and how it is said is the change log's; ``corrections=no`` leaves corrections
out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from catalogue import changes
from catalogue.addresses import entry_url
from catalogue.caching import remembered
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, CatalogueEntry, Kind
from catalogue.presenters.changes import Notice, notices
from catalogue.templatetags.catalogue_tags import site_name
from catalogue.views.changes import wants_corrections
from catalogue.views.public import canonical_path, entry_or_404, public, tree_root

LENGTH = 50
"""How many changes a feed holds."""


@dataclass(frozen=True)
class Channel:
    """What one feed is about, where that is read, who speaks in it, and the feed's own address."""

    title: str
    url: str
    scope: changes.Scope
    author: str
    address: str


class ChangeFeed(Feed):
    """Everything that changes on the site."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Channel:
        """Return the channel of the whole site."""
        scope = changes.Scope(tree_root(request), corrections=wants_corrections(request))
        title = gettext("Changes: %(site)s") % {"site": site_name()}
        return Channel(title, reverse("catalogue:changes"), scope, site_name(), _address(request))

    def title(self, channel: Channel) -> str:
        """Return the feed's title, which says where corrections are left out."""
        if channel.scope.corrections:
            return channel.title
        return gettext("%(title)s, without corrections") % {"title": channel.title}

    def link(self, channel: Channel) -> str:
        """Return the page that the feed is about."""
        return channel.url

    def feed_url(self, channel: Channel) -> str:
        """Return the feed's own address: without corrections, it is another feed."""
        return channel.address + ("" if channel.scope.corrections else "?corrections=no")

    def feed_guid(self, channel: Channel) -> str | None:
        """Return a name of its own for the feed without corrections; the other is known by its link."""
        return None if channel.scope.corrections else f"{channel.address}?corrections=no"

    def author_name(self, channel: Channel) -> str:
        """Return who speaks: a feed without an author is not valid."""
        return channel.author

    def items(self, channel: Channel) -> Sequence[Notice]:
        """Return the newest changes: a handful of queries."""
        return notices(changes.load(changes.rows_of(channel.scope, london_today())[:LENGTH]))

    def item_title(self, item: Any) -> str:
        """Return what it is about and the first sentence."""
        named = ", ".join(subject.title for subject in item.subjects[:3])
        if len(item.subjects) > 3:
            named = gettext("%(titles)s and %(number)d more") % {
                "titles": named,
                "number": len(item.subjects) - 3,
            }
        return f"{named}: {item.sentences[0]}" if item.sentences else named

    def item_description(self, item: Any) -> str:
        """Return all sentences, the note and the source, a line each: readers take it for HTML."""
        titles = [
            " ".join(filter(None, (subject.title, subject.number, subject.body))) for subject in item.subjects
        ]
        told = filter(None, (*item.sentences, item.note, item.source, *titles))
        return format_html_join(mark_safe("<br>"), "{}", ((one,) for one in told))

    def item_link(self, item: Any) -> str:
        """Return where it is read."""
        return str(item.url)

    def item_guid(self, item: Any) -> str:
        """Return a name that never changes, whatever the page is called or where it stands."""
        return f"urn:wagtail-qualifications:{item.key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> datetime:
        """Return when it became public."""
        moment: datetime = item.moment
        return moment

    def item_updateddate(self, item: Any) -> datetime:
        """Return the same: what is recorded is never changed."""
        return self.item_pubdate(item)

    def item_categories(self, item: Any) -> tuple[str, ...]:
        """Return what sort of change it is."""
        return ("correction",) if item.correction else (item.what,)


class BodyFeed(ChangeFeed):
    """What changes at one awarding body."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Channel:
        """Return the channel of the body with this slug; 404 where this site has none."""
        root = tree_root(request)
        body = AwardingBodyPage.objects.live().filter(slug=kwargs["slug"], path__startswith=root).first()
        if body is None:
            raise Http404(gettext("There is no such awarding body here."))
        scope = changes.Scope(root, body=body.translation_key, corrections=wants_corrections(request))
        title = gettext("Changes: %(name)s") % {"name": body.display_name}
        url = reverse("catalogue:body", args=[body.slug])
        return Channel(title, url, scope, body.display_name, _address(request))


class SubjectFeed(ChangeFeed):
    """What changes about one qualification or unit."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Channel:
        """Return the channel of what stands at this address, or stood there before; 404 where nothing did."""
        entry = self._entry(request, **kwargs)
        scope = changes.Scope(
            tree_root(request), subject=entry.subject, corrections=wants_corrections(request)
        )
        title = gettext("Changes: %(name)s") % {"name": entry.title}
        return Channel(title, entry_url(entry), scope, entry.body_name or site_name(), _address(request))

    def _entry(self, request: HttpRequest, slug: str, body: str = "") -> CatalogueEntry:
        if body:
            return entry_or_404(request, Kind.UNIT, f"{body}/{slug}")
        return entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(request.path)


def _served(feed: Feed) -> Any:
    """Return ``feed`` as a public view."""

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return feed(request, *args, **kwargs)

    return public(remembered("corrections")(view))


change_feed = _served(ChangeFeed())
body_feed = _served(BodyFeed())
subject_feed = _served(SubjectFeed())
