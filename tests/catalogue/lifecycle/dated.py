"""Dates of the five documents, and made ones, that the lifecycle tests share."""

from __future__ import annotations

from datetime import date

from catalogue import lifecycle
from catalogue.lifecycle import DateFact, Dates


def fact(text: str, source: str = "", as_at: str = "") -> DateFact:
    return DateFact(lifecycle.read_day(text), source, lifecycle.read_day(as_at) if as_at else None)


# AIM 603/5847/6: no start stated, withdrawn as of 31/10/2025, certification until 31/10/2028.
AIM = Dates(last_registration=fact("31/10/2025"), last_award=fact("31/10/2028"))
# ILM Level 4 Certificate, 600/5932/1, by version 191214.
VERSION = ("version 191214", "19/12/2014")
CERTIFICATE = Dates(
    operational_start=fact("01/09/2012", *VERSION),
    last_registration=fact("31/08/2015", *VERSION),
    last_award=fact("31/08/2018", *VERSION),
)
# ILM Level 4 Award, 600/5851/1: a start and no ends.
AWARD = Dates(operational_start=fact("01/09/2012", *VERSION))
FULL = Dates(
    operational_start=fact("2026-09-01"),
    last_registration=fact("2028-08-31"),
    last_claim=fact("2031-06-30"),
    last_award=fact("2031-08-31"),
)
NOTHING = Dates()
REVIEW_ONLY = Dates(review=fact("2010-01-01"))

LISTED = lifecycle.Listing(
    as_at=date(2025, 2, 18),
    source="the list of regulated qualifications",
    listed_under="City and Guilds of London Institute",
    title="City & Guilds Level 4 Certificate in Leadership and Management",
)


def said(dates: Dates, day: str, *topics: str, **more: object) -> list[str]:
    found = lifecycle.sentences(dates, lifecycle.read_day(day), **more)  # type: ignore[arg-type]
    return [str(sentence) for sentence in found if not topics or sentence.topic in topics]
