"""Requests that nobody should make: every public address, with everything that may stand in it.

One seed, one sequence of requests. Addresses are taken from the URL configuration, so a new page is visited
without being named here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from django.urls import URLPattern
from django.urls.converters import IntConverter

from catalogue.urls import urlpatterns

PARAMETERS = (
    "a b q page corrections registered u g credits sort closed level type size subject status nation grading"
    " assessment tag body hours from to have tick units want via steps paste text open format"
).split()

VALUES = (
    "",
    "0",
    "-1",
    "1000000000",
    "99999999999999999999999999",
    "1e9",
    "1.5",
    "NaN",
    "None",
    "true",
    "'",
    '"',
    "'; DROP TABLE catalogue_catalogueentry; --",
    '" OR 1=1 --',
    "a\x00b",
    "\x00",
    "\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "%",
    "%%%s%n",
    "*",
    "(((((((((",
    "[a-z]+(.*)*$",
    "\\",
    "../../../etc/passwd",
    "//evil.example",
    "６０３／５８４７／６",  # full-width
    "٦٠٣/٥٨٤٧/٦",  # Arabic-Indic digits
    "600⁄5847∕6",  # other obliques
    "Ιevel 4 Аward",  # Greek and Cyrillic letters that look Latin
    "\u202eevitcudorp",
    "e\u0301" * 40,
    "👩‍🎓" * 30,
    "\ud800",  # half of a pair
    "ﬀ ß İ ı ſ",
    " " * 500,
    "a " * 400,
    "x" * 6000,
    "603/5847/6, " * 300,
    "2026-02-30",
    "0000-00-00",
    "99999-12-31",
    "31 August 99999",
    "1,2,3;4|5",
)

RAW = (
    "%",
    "%zz",
    "%ff%fe",
    "%00",
    "&&&=&=",
    "q",
    "q=1&q=2&q=3",
    "=x",
    "page=1&page=-1",
    ";",
    "?",
    "#",
    "%C0%AF",
)
"""Query strings, or parts of them, as no browser would write them."""


@dataclass(frozen=True)
class Request:
    """One request; ``path`` and ``query`` are encoded as they go over the wire."""

    method: str
    path: str
    query: str

    @property
    def url(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


def requests(seed: int, count: int, known: list[str]) -> Iterator[Request]:
    """Yield ``count`` requests; ``known`` are parts of addresses that exist, and units' codes."""
    source = random.Random(seed)
    for number in range(count):
        pattern = urlpatterns[number % len(urlpatterns)]
        assert isinstance(pattern, URLPattern)
        method = source.choices(["GET", "HEAD", "POST", "PUT"], [90, 4, 5, 1])[0]
        yield Request(method, _path(pattern, source, known), _query(source, known))


def _path(pattern: URLPattern, source: random.Random, known: list[str]) -> str:
    """Return an address of ``pattern`` with a value for each of its parts: mostly one that exists."""
    path = "/" + str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        is_number = isinstance(converter, IntConverter)
        value = str(source.choice([0, 1, 1, 1, 2, 10**9, 10**30])) if is_number else _part(source, known)
        written = quote(value, safe="/", errors="surrogatepass")
        path = re.sub(rf"<(?:\w+:)?{name}>", lambda _, written=written: written, path)
    return path


def _part(source: random.Random, known: list[str]) -> str:
    return source.choice(known) if source.random() < 0.8 else source.choice(VALUES)[:2000]


def _query(source: random.Random, known: list[str]) -> str:
    parts = []
    for _ in range(source.choice([0, 1, 1, 2, 3, 8])):
        if source.random() < 0.1:
            parts.append(source.choice(RAW))
            continue
        name = source.choice(PARAMETERS) if source.random() < 0.9 else source.choice(VALUES)[:40]
        value = source.choice(VALUES) if source.random() < 0.7 else source.choice(known)
        parts.append("=".join(quote_plus(one, errors="surrogatepass") for one in (name, value)))
    if source.random() < 0.01:
        parts.append("&".join(f"u={number}" for number in range(source.choice([200, 12_000]))))
    return "&".join(parts)
