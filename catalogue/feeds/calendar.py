"""Last dates as iCalendar (RFC 5545), to be subscribed to: all, of one awarding body, of one qualification.

Each is an event of a whole day, the last one on which it is possible. Its name never changes, so a date that
is moved moves in the calendars of those who subscribed.
"""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from icalendar import Calendar, Event

from catalogue import closing
from catalogue.addresses import entry_url
from catalogue.caching import remembered
from catalogue.lifecycle import london_today
from catalogue.models import AwardingBodyPage, Kind
from catalogue.presenters.closing import label_of
from catalogue.templatetags.catalogue_tags import site_name
from catalogue.views.public import canonical_path, entry_or_404, public, tree_root

PRODUCT = "-//wagtail-qualifications//last dates//EN"
REFRESH = timedelta(hours=12)


@public
@remembered()
def last_dates(request: HttpRequest) -> HttpResponseBase:
    """Serve the last dates of every published qualification of the site."""
    found = closing.last_dates(tree_root(request), london_today())
    return _calendar(request, gettext("Last dates: %(name)s") % {"name": site_name()}, found)


@public
@remembered()
def body_last_dates(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Serve those of one awarding body; 404 where this site has none of that name."""
    root = tree_root(request)
    body = AwardingBodyPage.objects.live().filter(slug=slug, path__startswith=root).first()
    if body is None:
        raise Http404(gettext("There is no such awarding body here."))
    found = closing.last_dates(root, london_today(), body=body.translation_key)
    return _calendar(request, gettext("Last dates: %(name)s") % {"name": body.display_name}, found)


@public
@remembered()
def qualification_last_dates(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Serve those of one qualification, past ones too."""
    entry = entry_or_404(request, Kind.QUALIFICATION, canonical_path(slug))
    found = closing.last_dates(tree_root(request), london_today(), subject=entry.subject)
    return _calendar(request, gettext("Last dates: %(name)s") % {"name": entry.title}, found)


def _calendar(request: HttpRequest, name: str, found: list[closing.LastDate]) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for one in found:
        calendar.add_component(_event(request, one))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="last-dates.ics"'
    return response


def _event(request: HttpRequest, one: closing.LastDate) -> Event:
    entry, event = one.entry, Event()
    named = f"{entry.title} ({entry.number})" if entry.number else entry.title
    event.add("uid", f"{entry.subject}-{one.field}@wagtail-qualifications")
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))  # the end is exclusive, the last day is not
    event.add("summary", f"{label_of(one.field)}: {named}")
    event.add("description", entry.body_name)
    event.add("url", request.build_absolute_uri(entry_url(entry)))
    event.add("transp", "TRANSPARENT")
    return event
