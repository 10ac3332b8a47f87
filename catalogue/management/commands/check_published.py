"""``manage.py check_published``: has anything changed what is published, other than publishing?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.verification import everything


class Command(BaseCommand):
    """Look at every version, every live page, the guards and the derived rows; say what is wrong."""

    help = "Find what raw SQL, update() or an upgrade broke. For a nightly run: exits with 1 if anything is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each finding; raise ``CommandError`` if there are any."""
        count = 0
        for count, finding in enumerate(everything(), start=1):  # noqa: B007
            self.stderr.write(self.style.ERROR(str(finding)))
        if count:
            raise CommandError(f"{count} found; see above.")
        self.stdout.write("Everything published is as it was published.")
