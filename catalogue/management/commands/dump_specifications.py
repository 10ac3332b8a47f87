"""``manage.py dump_specifications``: what is published, as interchange files."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.documents import encode
from catalogue.documents.interchange import Interchange
from catalogue.interchange.dumping import dump_all


class Command(BaseCommand):
    """Write one file for each suite and each qualification of its own, or all of them on standard output."""

    help = "Dump published specifications as interchange files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the folder."""
        parser.add_argument(
            "--to", metavar="FOLDER", help="write files into this folder instead of standard output"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Dump everything published."""
        files = list(dump_all())
        if not options["to"]:
            self.stdout.write(json.dumps([encode(file) for file in files], ensure_ascii=False, indent=2))
            return
        folder = Path(options["to"])
        if not folder.is_dir():
            raise CommandError(f"{folder}: there is no such folder.")
        for file in files:
            path = folder / f"{self._name(file)}.json"
            path.write_text(json.dumps(encode(file), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            self.stdout.write(str(path))

    def _name(self, file: Interchange) -> str:
        """Return a file name that says what is inside: the body, then the suite or the qualification."""
        return f"{file.body.slug}-{file.suite.slug if file.suite else file.qualifications[0].slug}"
