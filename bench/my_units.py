"""How long "what do my units count towards?" takes, beside evaluating every qualification.

``python -m bench.my_units`` makes 8,000 qualifications in a scratch database and asks for learners of 30
units. The page's own question and the evaluation of every qualification give the same list, or status 1.
Read the ratio: the milliseconds belong to the machine. The same learners are asked about in a catalogue of a
quarter of the size as well: what a question costs follows the candidates, not the catalogue.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

DAY = date(2026, 11, 22)


def prepare(folder: str) -> None:
    """Point Django at a scratch database in ``folder``; before anything of it is imported."""
    site = Path(__file__).resolve().parents[1] / "site"
    sys.path.insert(0, str(site))
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the milliseconds that ``work`` took, and its answer."""
    begun = perf_counter()
    answer = work()
    return (perf_counter() - begun) * 1e3, answer


def every(held: dict[Any, Any], root: str) -> list[str]:
    """Return the first ten by evaluating every qualification of the catalogue, candidate or not."""
    from catalogue.models import CatalogueEntry, Kind
    from catalogue.my_units.candidates import Candidate, candidates
    from catalogue.my_units.solving import Solver

    known = {one.version: one for one in candidates(held, root, DAY)}
    rows = CatalogueEntry.objects.filter(kind=Kind.QUALIFICATION, live=True, tree_path__startswith=root)
    columns = rows.values_list("subject", "version", "title", "version__rule_row__least")
    asked = [
        known.get(version) or Candidate(subject, version, title, False, "credits", least, 0)  # noqa: FBT003
        for subject, version, title, least in columns
    ]
    solver = Solver(asked, DAY)
    answers = sorted(found for one in asked if (found := solver(one)) is not None and found[0])
    return [str(solved.candidate.subject) for _, solved in answers[:10]]


def ours(held: dict[Any, Any], root: str) -> tuple[list[str], Any]:
    """Return the first ten as the page finds them, and the whole answer."""
    from catalogue.my_units.answers import Filters, answer

    found = answer(held, root, DAY, Filters())
    return [str(one.entry.subject) for one in found.results], found


def measure(count: int, learners_asked: int, units: int, seed: int) -> tuple[bool, float]:
    """Fill a catalogue, ask, print a line; return whether the lists agree, and the middle time in ms."""
    from django.db import transaction
    from wagtail.models import Page

    from bench.my_units_cases import fill, learners
    from catalogue.models import CatalogueEntry
    from catalogue.my_units import solving

    agreed, spent, whole, ratios, worked, listed = True, [], [], [], [], []
    page = Page.objects.get(depth=2)
    with transaction.atomic():
        pool = fill(count, page.pk, page.path, seed)
        for subjects in learners(pool, learners_asked, units, seed + 1):
            held = {row.subject: row for row in CatalogueEntry.objects.filter(subject__in=subjects)}
            solving.forget()
            mine, (first, found) = timed(lambda held=held: ours(held, page.path))
            solving.forget()
            full, best = timed(lambda held=held: every(held, page.path))
            agreed = agreed and first == best
            spent.append(mine)
            whole.append(full)
            ratios.append(full / mine)
            worked.append(found.worked)
            listed.append(found.total)
        transaction.set_rollback(True)
    print(
        f"{count:14,} {median(listed):10.0f} {median(worked):8.0f} {median(spent):9.0f} {max(spent):9.0f} "
        f"{median(whole):9.0f} {median(ratios):7.1f} {min(ratios):.1f}..{max(ratios):.1f}",
        flush=True,
    )
    return agreed, median(spent)


def main(arguments: Sequence[str] | None = None, *, ready: bool = False) -> int:
    """Print the table; 1 where a list differed. ``ready``: Django is set up and has a database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--qualifications", type=int, default=8_000)
    parser.add_argument("--learners", type=int, default=7)
    parser.add_argument("--units", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if not ready:
            prepare(folder)
        print(
            f"learners with {given.units} units, {given.learners} of them; nothing kept from one to the next"
        )
        print(f"{'qualifications':>14} {'candidates':>10} {'solved':>8} {'ours ms':>9} {'worst':>9} "
              f"{'every ms':>9} {'x ours':>7} least..greatest")  # fmt: skip
        agreed = True
        for count in (given.qualifications // 4, given.qualifications):
            same, _ = measure(count, given.learners, given.units, given.seed)
            agreed = agreed and same
    print("all lists agree" if agreed else "LISTS DIFFER")
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
