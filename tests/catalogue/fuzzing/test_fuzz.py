"""Whatever is asked of a public address, the answer is a page: never a fault of ours, never work without end.

``FUZZ_REQUESTS`` says how many requests are made, ``FUZZ_SEED`` which: ``make fuzz`` makes 10,000.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import CatalogueEntry, QualificationPage
from tests.catalogue.fuzzing.nasty import Request, requests

COUNT = int(os.environ.get("FUZZ_REQUESTS", "200"))
SEED = int(os.environ.get("FUZZ_SEED", "20260131"))
HONEST = {200, 301, 302, 304, 400, 404, 405, 410, 413, 414}
MOST_QUERIES = 60
MOST_BYTES = 3_000_000


@pytest.fixture
def known(qualification: QualificationPage) -> list[str]:
    """Parts of addresses that exist, and what people type for them."""
    paths = list(CatalogueEntry.objects.values_list("path", flat=True))
    parts = [part for path in paths for part in (path, *path.split("/"))]
    codes = [code for code in CatalogueEntry.objects.values_list("number", flat=True) if code]
    return sorted({*parts, *codes, "eastern-awards", "Testing", "nothing"})


def answer(client: Client, request: Request) -> Any:
    if request.method == "POST":
        data = request.query.encode()
        return client.generic("POST", request.path, data, "application/x-www-form-urlencoded")
    return client.generic(request.method, request.url)


@pytest.mark.parametrize("cache", ["", "default"])
def test_every_request_is_answered(known: list[str], settings: Any, cache: str) -> None:
    settings.CATALOGUE_CACHE = cache
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client, statuses = Client(raise_request_exception=True), set()
    for request in requests(SEED + bool(cache), COUNT // 2, known):
        connection.queries_log.clear()  # it holds 9,000 at the most
        try:
            with CaptureQueriesContext(connection) as queries:
                response = answer(client, request)
                content = b"" if response.streaming else response.content
        except Exception as fault:
            raise AssertionError(f"{request!r}") from fault
        assert response.status_code in HONEST, request
        assert len(queries) <= MOST_QUERIES, (request, len(queries))
        assert len(content) <= MOST_BYTES, request
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            assert not content or content.count(b"<h1") == 1, request
            assert b"<script>alert(1)" not in content, request
        statuses.add(response.status_code)
    assert {200, 404} <= statuses
