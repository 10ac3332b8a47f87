"""``manage.py rebuild_catalogue``: what the public lists and searches, derived anew from the documents."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue import indexing
from catalogue.progress import Progress


class Command(BaseCommand):
    """Write the read model anew, or only compare it with the documents and live facts."""

    help = "Derive the catalogue's lists and searches anew from the published documents and live facts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare ``--check``."""
        parser.add_argument(
            "--check", action="store_true", help="change nothing; report what differs and exit non-zero"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild all or nothing; or report every disagreement."""
        total = len(indexing.subjects_of_records())
        what = "Compared" if options["check"] else "Rebuilt"
        progress = Progress(self.stderr, what, total)
        if options["check"]:
            found = list(indexing.disagreements(step=progress.add))
            progress.finish()
            for one in found:
                self.stderr.write(self.style.ERROR(f"{one.subject}: {one.sentence}"))
            if found:
                raise CommandError(
                    f"The catalogue differs from its documents in {len(found)} places: run rebuild_catalogue."
                )
            self.stdout.write(f"The catalogue agrees with its documents ({total} qualifications and units).")
            return
        count = indexing.rebuild(step=progress.add)
        progress.finish()
        if options["verbosity"]:
            self.stdout.write(f"The catalogue was rebuilt: {count} qualifications and units.")
