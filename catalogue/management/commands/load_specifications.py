"""``manage.py load_specifications PATH…``: interchange files into pages, through the gate."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.documents import DocumentFaults
from catalogue.interchange.bodies import NoPlace
from catalogue.interchange.bulk import Loaded, Source, load_many
from catalogue.interchange.files import UnreadableFile, count_files, interchange_paths, read_files
from catalogue.progress import Progress

TOLD = 20
"""Files up to which each is reported by name; of more, only faults, differences and the sum."""


class Command(BaseCommand):
    """Create what the files state and the site lacks; each file whole or not at all."""

    help = "Load qualification specifications from interchange files (or folders of them)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the paths and options."""
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a .json or .jsonl file, or a folder of them"
        )
        parser.add_argument(
            "--update",
            action="store_true",
            help="publish new versions of what the files change (else only reported)",
        )
        parser.add_argument(
            "--no-revisions",
            action="store_true",
            help="keep no first revision of new pages; editors then start from the page itself",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load every path in turn; report each page; exit non-zero if any file was refused."""
        try:
            paths = list(interchange_paths(options["paths"]))
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        self.refused = 0
        self.total = count_files(paths)
        self.sums: Counter[str] = Counter()
        self.progress = Progress(self.stderr, "Loaded", self.total)
        try:
            for loaded in load_many(
                self._sources(paths), update=options["update"], revisions=not options["no_revisions"]
            ):
                self.progress.add()
                self._report(loaded, options["verbosity"])
        except NoPlace as error:
            raise CommandError(str(error)) from error
        self.progress.finish()
        if options["verbosity"] and self.total > TOLD:
            self.stdout.write(_counted(self.sums))
        if self.refused:
            raise CommandError(f"{self.refused} of {self.total} files refused; nothing of them was loaded.")

    def _sources(self, paths: list[Path]) -> Iterator[Source]:
        for path in paths:
            for name, found in read_files(path):
                if isinstance(found, UnreadableFile):
                    self._refuse(str(found))
                elif isinstance(found, DocumentFaults):
                    self._refuse(*(f"{name}: {fault}" for fault in found.faults))
                else:
                    yield Source(name, found)

    def _refuse(self, *sentences: str) -> None:
        self.refused += 1
        for sentence in sentences:
            self.stderr.write(self.style.ERROR(sentence))

    def _report(self, loaded: Loaded, verbosity: int) -> None:
        name = loaded.source.name
        if loaded.faults:
            self._refuse(*(f"{name}: {fault}" for fault in loaded.faults))
            return
        told = verbosity > 0 and self.total <= TOLD
        for one in loaded.outcomes:
            differs = one.outcome == "differs"
            if verbosity > 1 or differs or (told and one.what in ("qualification", "suite")):
                self.stdout.write(f"  {one.what} {one.name}: {one.outcome}")
        counts = Counter(one.outcome for one in loaded.outcomes)
        self.sums += counts
        if told or counts["differs"]:
            self.stdout.write(f"{name}: {_counted(counts)}")
        if counts["differs"]:
            self.stdout.write("  Run again with --update to publish new versions of what differs.")


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
