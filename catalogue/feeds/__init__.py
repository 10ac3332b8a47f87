"""Feeds: the change log and what closes soon as Atom, last dates as iCalendar."""
