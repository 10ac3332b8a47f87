"""``manage.py demo``: get a demo site ready to be served."""

from __future__ import annotations

import socket
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from home.demo import content, static, story
from home.demo.people import give_passwords
from home.management.commands.demo_people import print_passwords


class Command(BaseCommand):
    """Migrate, load the documents into an empty database, create people, collect static files."""

    help = "Gets a demo site ready. Run again, it changes nothing that an editor did."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is still to be done, say what was done, and end with where to look."""
        address = settings.WAGTAILADMIN_BASE_URL
        refuse_taken_port(address)
        self.migrate()
        self.load()
        content.serve_at(address)
        given = give_passwords()
        if static.collect():
            self.stdout.write("Collected the static files.")
        self.stdout.write(f"\nThe catalogue:   {address}/")
        self.stdout.write(f"The admin:       {address}/admin/")
        if given:
            print_passwords(self.stdout, given)
        else:
            self.stdout.write("The passwords are the ones printed before; `make passwords` prints new ones.")
        self.stdout.write("\nStop with Ctrl-C.\n")

    def migrate(self) -> None:
        """Apply the migrations that are missing."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database…")
            call_command("migrate", interactive=False, verbosity=0)

    def load(self) -> None:
        """Load the documents if nobody has made a page yet."""
        folder = settings.FIXTURE_DIRS[0]
        if not content.is_empty():
            return
        if not content.can_load(folder):
            self.stderr.write(f"There are no documents to load in {folder.name}/: the site starts empty.")
            return
        self.stdout.write("Loading the documents…")
        content.load(folder)
        story.tell()


def refuse_taken_port(address: str) -> None:
    """Raise CommandError when another program already answers where the demo should."""
    host, _, port = address.removeprefix("http://").partition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CommandError(f"PORT must be a number from 1 to 65535, not {port!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}): choose another one, such as "
                f"`PORT={int(port) % 65535 + 1} make demo`."
            ) from error
