"""How times grow with the catalogue: registers of several sizes, side by side.

``python -m bench.search --data FOLDER`` makes registers of 100, 6,000 and 60,000 qualifications, with 2.5
times as many units, loads them into scratch databases by the way every register is loaded, publishes a few
pages again, and asks each the same questions through the whole site: page, counts of every filter, rendering.
A process for each size; in every round each of them answers every question once, in rotated order. Read the
ratios: the milliseconds belong to the machine. Status 1 only for what is the same on every run: a number of
queries that grows with the catalogue, an answer that is no page.

``--database postgres://user@host:port`` makes the catalogues there, as ``bench_search_<size>``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

SEED = 20
HUNDRED, UNIT = "a qualification with a hundred units", "a unit"
"""Stand for addresses that each register knows."""
QUESTIONS = {
    "whole list": "/qualifications/",
    "whole list, closed too": "/qualifications/?closed=1",
    "whole list of units": "/units/",
    "last page": "/qualifications/?page=1000000",
    "a common word": "/qualifications/?q=care",
    "two common words": "/qualifications/?q=skills+level",
    "three words": "/qualifications/?q=health+social+care",
    "a rare word": "/qualifications/?q=barista",
    "a word of units": "/units/?q=understand",
    "words of units": "/units/?q=principles+care",
    "one filter": "/qualifications/?level=3",
    "two values": "/qualifications/?level=3&level=4",
    "three filters": "/qualifications/?level=2&level=3&size=award&credits=0-12",
    "words and filters": "/qualifications/?q=business&level=3&type=vocationally-related-qualification",
    "by level": "/qualifications/?sort=level-down",
    "by credits": "/qualifications/?q=management&sort=credits",
    "by body": "/qualifications/?sort=body&page=3",
    "every body": "/qualifications/?all=body",
    "a number": "/qualifications/?q=100/0007/X",
    "a unit's code": "/units/?q=CIT-20",
    "a slip": "/qualifications/?q=managment",
    "nothing": "/qualifications/?q=qqqqzzzz+wwww",
    "page with 100 units": HUNDRED,
    "page of a unit": UNIT,
}


def main() -> int:
    """Run the bench and print the table."""
    asked = _arguments()
    if asked.worker:
        return _work(asked)
    with tempfile.TemporaryDirectory(prefix="bench-search-") as scratch:
        folder = Path(asked.keep or scratch)
        workers = {size: _start(size, asked, folder) for size in asked.sizes}
        try:
            made = {size: _ask(worker, None) for size, worker in workers.items()}
            _print_made(made)
            return _measured(workers, asked.rounds)
        finally:
            for worker in workers.values():
                worker.terminate()
                worker.wait()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder with qualifications.csv")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 6_000, 60_000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keep", help="a folder in which the databases stay for the next run")
    parser.add_argument("--database", default="", help="a PostgreSQL server, as a URL without a database")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _start(size: int, asked: argparse.Namespace, folder: Path) -> subprocess.Popen[str]:
    folder.mkdir(parents=True, exist_ok=True)
    url = (
        f"{asked.database}/bench_search_{size}"
        if asked.database
        else f"sqlite:///{folder.resolve() / f'search-{size}.sqlite3'}"
    )
    command = [sys.executable, "-m", "bench.search", "--data", str(asked.data), "--worker", str(size)]
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return subprocess.Popen(  # noqa: S603 -- this very file
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _ask(worker: subprocess.Popen[str], question: str | None) -> dict[str, Any]:
    assert worker.stdin is not None  # noqa: S101 -- both are pipes
    assert worker.stdout is not None  # noqa: S101
    if question is not None:
        worker.stdin.write(question + "\n")
        worker.stdin.flush()
    answer: dict[str, Any] = json.loads(worker.stdout.readline())
    return answer


def _measured(workers: dict[int, subprocess.Popen[str]], rounds: int) -> int:
    times: dict[tuple[str, int], list[float]] = {}
    queries: dict[tuple[str, int], int] = {}
    failed = False
    sizes = list(workers)
    for number in range(rounds + 1):
        for question in QUESTIONS:
            for place in range(len(sizes)):
                size = sizes[(number + place) % len(sizes)]
                answer = _ask(workers[size], QUESTIONS[question])
                failed |= answer["status"] != 200
                if number:  # the first round only warms up
                    times.setdefault((question, size), []).append(answer["ms"])
                    queries[question, size] = answer["queries"]
    smallest = sizes[0]
    print(f"{'':26}" + "".join(f"{size:>12,}" for size in sizes) + f"{'queries':>12}")
    ratios = []
    for question in QUESTIONS:
        middle = [median(times[question, size]) for size in sizes]
        ratio = [one / middle[0] for one in middle]
        ratios.append(ratio)
        counts = {queries[question, size] for size in sizes}
        failed |= max(counts) > queries[question, smallest] + 1
        cells = "".join(f"{ms:>6.1f} {times_:>4.1f}x" for ms, times_ in zip(middle, ratio, strict=True))
        print(f"{question:26}{cells}{'/'.join(map(str, sorted(counts))):>12}")
    for place, size in enumerate(sizes):
        some = [ratio[place] for ratio in ratios]
        print(f"{size:>8,}: median {median(some):.2f}x, most {max(some):.2f}x")
    return int(failed)


def _print_made(made: dict[int, dict[str, Any]]) -> None:
    for size, one in made.items():
        print(
            f"{size:>8,} qualifications, {one['units']:,} units: loaded in {one['loaded']:.0f} s, indexes"
            f" built in {one['built']:.1f} s, {one['memory']:.0f} MB more; a page is published in"
            f" {one['published']:.0f} ms, the next search takes {one['caught_up']:.1f} ms instead of"
            f" {one['still']:.1f} ms"
        )


# In the process of one size -------------------------------------------------------------------


def _work(asked: argparse.Namespace) -> int:
    import django

    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
    _make_database()
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    call_command("migrate", verbosity=0)
    connection.settings_dict["CONN_MAX_AGE"] = None
    client = Client(SERVER_NAME="localhost")
    print(json.dumps(_prepared(asked.worker, asked.data, client)), flush=True)
    named = _named_addresses()
    for line in sys.stdin:
        address = named.get(line.strip()) or line.strip()
        begun = perf_counter()
        status = client.get(address).status_code
        spent = (perf_counter() - begun) * 1e3
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        answer = {"ms": spent, "status": status, "queries": len(queries)}
        print(json.dumps(answer), flush=True)
    return 0


def _make_database() -> None:
    """Make the PostgreSQL database that ``DATABASE_URL`` names, where there is none."""
    url = os.environ["DATABASE_URL"]
    if not url.startswith("postgres"):
        return
    import psycopg

    server, _, name = url.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]


def _prepared(count: int, data: Path, client: Any) -> dict[str, Any]:
    from bench.register import load, rows_of
    from catalogue.models import CatalogueEntry, Kind

    begun = perf_counter()
    if not CatalogueEntry.objects.exists():
        load(count, rows_of(data), SEED)
    loaded = perf_counter() - begun
    before, begun = _memory(), perf_counter()
    client.get("/qualifications/")
    built = perf_counter() - begun
    memory = _memory() - before
    units = CatalogueEntry.objects.filter(kind=Kind.UNIT)
    published, changed, still = [], [], []
    for pk in units.order_by("-path").values_list("page_id", flat=True)[:7]:
        published.append(_timed(lambda pk=pk: _publish(pk)))
        for times in (changed, still):
            times.append(_timed(lambda: client.get("/qualifications/?q=care")))
    return {
        "loaded": loaded, "built": built, "memory": memory, "units": units.count(),
        "published": median(published), "caught_up": median(changed), "still": median(still),
    }  # fmt: skip


def _timed(act: Callable[[], object]) -> float:
    """Return the milliseconds that ``act`` takes."""
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1e3


def _publish(pk: int) -> None:
    """Publish a minor change of the unit's page ``pk`` as an editor does: a draft, then its revision."""
    from catalogue.models import UnitPage

    draft = UnitPage.objects.get(pk=pk).get_latest_revision_as_object()
    draft.title = f"{draft.title} again"[:255]
    draft.change_class, draft.change_summary = "minor", "The title says more."
    draft.save_revision().publish()


def _named_addresses() -> dict[str, str]:
    """Return the addresses that the questions name by what they show."""
    from bench.register import number_of
    from catalogue.addresses import entry_url
    from catalogue.models import CatalogueEntry, Kind

    hundred = CatalogueEntry.objects.get(kind=Kind.QUALIFICATION, number=number_of(0))
    unit = CatalogueEntry.objects.filter(kind=Kind.UNIT).earliest("path")
    return {HUNDRED: entry_url(hundred), UNIT: entry_url(unit)}


def _memory() -> float:
    """Return the megabytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
