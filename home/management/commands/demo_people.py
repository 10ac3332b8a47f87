"""``manage.py demo_people``: create the demo's people, or give them new passwords."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, OutputWrapper

from home.demo.people import Credentials, give_passwords


class Command(BaseCommand):
    """One administrator, and an editor, a reviewer and a publisher per awarding body."""

    help = "Creates the demo's people with random passwords and prints them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Only ``--reset``."""
        parser.add_argument("--reset", action="store_true", help="give everybody a new password")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each password that was set; there is no other way to learn it."""
        given = give_passwords(reset=options["reset"])
        if given:
            print_passwords(self.stdout, given)
        else:
            self.stdout.write("Everybody is there already; --reset gives them new passwords.")


def print_passwords(out: OutputWrapper, given: Sequence[Credentials]) -> None:
    """Print a small table of who got which password."""
    width = max(len(person.username) for person in given)
    out.write(f"\n  {'user name':<{width}}  password")
    for person in given:
        out.write(f"  {person.username:<{width}}  {person.password}")
    out.write("\nThese passwords are kept nowhere else; `make passwords` gives everybody new ones.")
