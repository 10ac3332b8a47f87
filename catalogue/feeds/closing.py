"""The Atom feed of what closes to new learners next: an entry for each announced last date to register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext

from catalogue import closing
from catalogue.addresses import entry_url
from catalogue.caching import remembered
from catalogue.lifecycle import london_today
from catalogue.presenters.closing import closing_sentence
from catalogue.templatetags.catalogue_tags import site_name
from catalogue.views.public import public, tree_root

LENGTH = 100
"""How many qualifications the feed holds."""


class ClosingFeed(Feed):
    """What closes next, the soonest first. A date that moves is a new entry."""

    feed_type = Atom1Feed
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the tree path of the requested site."""
        return tree_root(request)

    def title(self) -> str:
        """Return the feed's title."""
        return gettext("Last dates to register: %(site)s") % {"site": site_name()}

    def link(self) -> str:
        """Return the page that the feed is about."""
        return reverse("catalogue:closing")

    def author_name(self) -> str:
        """Return who speaks: a feed without an author is not valid."""
        return site_name()

    def items(self, root: str) -> Sequence[Any]:
        """Return what closes next: one query."""
        return list(closing.closing(root, london_today())[:LENGTH])

    def item_title(self, item: Any) -> str:
        """Return the title and the number."""
        return f"{item.title} ({item.number})" if item.number else str(item.title)

    def item_description(self, item: Any) -> str:
        """Return until when a learner can be registered, and with whom: readers take it for HTML."""
        return escape(f"{closing_sentence(item)} {item.body_name}".strip())

    def item_link(self, item: Any) -> str:
        """Return where it is read."""
        return entry_url(item)

    def item_guid(self, item: Any) -> str:
        """Return a name for this qualification and this date."""
        return f"urn:wagtail-qualifications:closing:{item.subject}:{item.last_registration:%Y-%m-%d}"

    def item_updateddate(self, item: Any) -> datetime:
        """Return when what is public about it last changed."""
        moment: datetime = item.changed_at
        return moment


_feed = ClosingFeed()


@public
@remembered()
def closing_feed(request: HttpRequest) -> HttpResponseBase:
    """Serve the feed."""
    return _feed(request)
