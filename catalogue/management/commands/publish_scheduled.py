"""``manage.py publish_scheduled``: Wagtail's command of that name, safe for pages that may be refused."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from catalogue.scheduling import carry_out, everything_due


class Command(BaseCommand):
    """Carry out every schedule that is due; say which were refused and why."""

    help = (
        "Publish and expire what is due. A page that may not go live keeps its schedule, is reported here, "
        "in the log and in its history, and stops no other; the exit status is then 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare ``--dryrun``, as Wagtail's own command has it."""
        parser.add_argument("--dryrun", action="store_true", help="only say what is due")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, one transaction each."""
        due = list(everything_due(timezone.now()))
        if options["dryrun"]:
            for one in due:
                self.stdout.write(f"{one.when:%Y-%m-%d %H:%M}  {_verb(one)}  {one.name}")
            return
        done = [carry_out(one) for one in due]
        refused = [result for result in done if result.fault]
        if options["verbosity"] > 1:
            for result in done:
                if not result.fault:
                    self.stdout.write(f"{_verb(result.due)}  {result.due.name}")
        for result in refused:
            self.stderr.write(self.style.ERROR(f"{result.due.name}: {result.fault}"))
        if refused:
            raise CommandError(
                f"{len(refused)} of {len(done)} could not be carried out; each keeps its schedule."
            )


def _verb(due: Any) -> str:
    return "expires" if due.expires else "goes live"
