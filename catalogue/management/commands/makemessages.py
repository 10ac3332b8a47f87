"""Django's `makemessages`, which also finds the sentences of the pure modules.

Those import nothing of Django: they hand templates to `translate(...)` and `say(...)`.
"""

from __future__ import annotations

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """The same command with two more words to look for."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=translate", "--keyword=say"]
