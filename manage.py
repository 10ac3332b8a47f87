#!/usr/bin/env python
"""Django's command line, run from a checkout of this repository."""

import os
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parent / "site"


def main() -> None:
    """Put ``site/`` on the path, choose the development settings unless told otherwise, and run."""
    # ``site/`` is a plain folder, not a package: the standard library owns the module
    # name ``site``.  What Django imports is the package inside it, ``config``.
    sys.path.insert(1, str(SITE))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
