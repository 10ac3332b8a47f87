"""How quickly public pages are answered, beside a static file of the same server.

``python -m bench.pages`` loads a suite of three qualifications over a hundred units into a scratch database
and starts two servers on the loopback address, one that keeps rendered pages and one that renders each time.
Every target is asked in turn, in an order that rotates from round to round; the ratio is the median of the
rounds' own ratios to the static file, with the least and the greatest. Read the ratios: requests in a second
belong to the machine, and the client of this bench runs on it too, which draws quick targets together.
``--beside http://127.0.0.1:8301/breads/bagel/`` asks a page of another site in turn with them, one that you
started on this machine, and tells how many times as many requests each target answers.

Status 1 only for what is certain: an answer with another status than it should have, or a page beyond its
size.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
FIXTURE = ROOT / "fixtures" / "ilm-leadership-management-l4.json"
QUALIFICATION = "/qualifications/600-5931-x/"
UNIT = "/units/ilm/8605-400/"
STATIC = "static file"
BESIDE = "page beside"
MOST_BYTES = 60_000
"""Gzipped bytes of the page with a hundred units."""


@dataclass(frozen=True)
class Target:
    """What is asked: of which server, with which headers, and the status it must have."""

    name: str
    port: int
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200

    def request(self) -> bytes:
        """Return the request as it goes over the wire."""
        fixed = [("Host", f"127.0.0.1:{self.port}"), ("Accept-Encoding", "gzip"), ("Connection", "close")]
        lines = [
            f"GET {self.path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in (*fixed, *self.headers)),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass
class Measured:
    """What was seen of one target: requests in a second by round, milliseconds, bytes of the last body."""

    rates: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    bytes: int = 0
    wrong: int = 0


def ask(target: Target) -> tuple[int, bytes, bytes]:
    """Return status, head and body of one answer."""
    with socket.create_connection(("127.0.0.1", target.port), timeout=30) as connection:
        connection.sendall(target.request())
        parts = []
        while part := connection.recv(262_144):
            parts.append(part)
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), head, body


def header(head: bytes, name: str) -> str:
    """Return the value of a header; an empty string where there is none."""
    for line in head.decode("latin-1").split("\r\n")[1:]:
        key, _, value = line.partition(":")
        if key.lower() == name.lower():
            return value.strip()
    return ""


def run(target: Target, seconds: float, into: Measured) -> None:
    """Ask ``target`` again and again for ``seconds``."""
    begun, count = perf_counter(), 0
    while (now := perf_counter()) - begun < seconds:
        status, _, body = ask(target)
        into.times.append((perf_counter() - now) * 1e3)
        into.bytes, count = len(body), count + 1
        into.wrong += status != target.status
    into.rates.append(count / (perf_counter() - begun))


def ratios(own: Sequence[float], reference: Sequence[float]) -> tuple[float, float, float]:
    """Return the median, the least and the greatest of the rounds' own ratios."""
    each = [one / other for one, other in zip(own, reference, strict=True)]
    return median(each), min(each), max(each)


def table(found: dict[str, Measured], reference: str) -> list[str]:
    """Return the lines of the printed table."""
    beside = found.get(BESIDE)
    heads = f"{'':34}{'req/s':>8}{'p50 ms':>8}{'bytes':>8}{'x static':>10}  least..most "
    lines = [heads + ("  x beside  least..most" if beside else "")]
    for name, one in found.items():
        middle, least, most = ratios(one.rates, found[reference].rates)
        line = (
            f"{name:34}{median(one.rates):8.0f}{median(one.times):8.2f}{one.bytes:8}{middle:10.3f}"
            f"  {least:.3f}..{most:.3f}"
        )
        if beside:
            middle, least, most = ratios(one.rates, beside.rates)
            line += f"{middle:10.1f}  {least:.1f}..{most:.1f}"
        lines.append(line + (f"  {one.wrong} WRONG" if one.wrong else ""))
    return lines


def environment(folder: Path, database: str, **changes: str) -> dict[str, str]:
    """Return the environment of a site in ``folder``: production settings on the loopback address."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "SECRET_KEY": "a key for one bench on the loopback address, and for nothing else",
        "DATABASE_URL": database,
        "STATIC_ROOT": str(folder / "static"),
        "WEB_CONCURRENCY": "1",
        "CONN_MAX_AGE": "600",
        "ALLOWED_HOSTS": "127.0.0.1",
        **changes,
    }


def prepare(folder: Path, database: str, *, load: bool) -> None:
    """Make the static files and, to ``load``, the database."""
    loading = [["migrate"], ["load_specifications", str(FIXTURE)]] if load else []
    for command in (*loading, ["collectstatic", "--no-input"]):
        subprocess.run(  # noqa: S603 -- our own commands
            [sys.executable, "manage.py", *command, "--verbosity", "0"],
            cwd=ROOT,
            env=environment(folder, database),
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def server(folder: Path, database: str, **changes: str) -> Iterator[int]:
    """Run a server on a free port of the loopback address; yield the port once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--log-level", "error"],
        cwd=ROOT,
        env=environment(folder, database, PORT=str(port), **changes),
    )
    try:
        for _ in range(120):
            try:
                ask(Target("", port, "/robots.txt"))
                break
            except OSError:
                sleep(0.5)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def targets(folder: Path, keeps: int, renders: int, paths: Sequence[str]) -> list[Target]:
    """Return what is measured of the two ``paths``; the pages' entity tags are asked for first."""
    manifest = json.loads((folder / "static" / "staticfiles.json").read_text())
    style = f"/static/{manifest['paths']['catalogue/catalogue.css']}"
    found = [Target(STATIC, keeps, style)]
    for name, path in zip(("page with 100 units", "page of a unit"), paths, strict=True):
        kept = Target(f"{name}, kept", keeps, path)
        ask(kept)
        tag = header(ask(kept)[1], "ETag")
        unchanged = replace(kept, name=f"{name}, 304", headers=(("If-None-Match", tag),), status=304)
        found += [kept, unchanged, Target(f"{name}, rendered", renders, path)]
    return found


def beside(address: str) -> Target:
    """Return the target that ``address`` names; only this machine may be put under load."""
    parts = urlsplit(address)
    if parts.scheme != "http" or parts.hostname != "127.0.0.1" or not parts.port:
        raise argparse.ArgumentTypeError("an address like http://127.0.0.1:8301/breads/bagel/ is needed")
    return Target(BESIDE, parts.port, parts.path or "/")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where an answer was not what it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="of each target in each round")
    parser.add_argument("--database", help="URL of a database that holds the two pages already")
    parser.add_argument("--qualification", default=QUALIFICATION, help="the path of the page with 100 units")
    parser.add_argument("--unit", default=UNIT, help="the path of the page of a unit")
    parser.add_argument("--beside", type=beside, help="a page of another site on the loopback address")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-pages-") as name:
        folder = Path(name)
        database = asked.database or f"sqlite:///{folder / 'bench.sqlite3'}"
        prepare(folder, database, load=not asked.database)
        with server(folder, database) as keeps, server(folder, database, CATALOGUE_CACHE="") as renders:
            listed = targets(folder, keeps, renders, (asked.qualification, asked.unit))
            listed += [asked.beside] if asked.beside else []
            found = {target.name: Measured() for target in listed}
            for target in listed:
                run(target, 0.3, Measured())
            for round_number in range(asked.rounds):
                turn = round_number % len(listed)
                for target in (*listed[turn:], *listed[:turn]):
                    run(target, asked.seconds, found[target.name])
    print("\n".join(table(found, STATIC)))
    size = found["page with 100 units, kept"].bytes
    print(f"\nThe page with a hundred units has {size} bytes gzipped; {MOST_BYTES} are the most it may have.")
    return int(size > MOST_BYTES or any(one.wrong for one in found.values()))


if __name__ == "__main__":
    sys.exit(main())
