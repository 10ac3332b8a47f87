"""The indexes of every site built before somebody asks: beside a worker's first requests, not in one."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, connections
from wagtail.models import Site

from catalogue.lifecycle import london_today
from catalogue.models import Kind

from .engine import held

logger = logging.getLogger(__name__)


def begin() -> threading.Thread:
    """Build in a thread of its own; return it. A list that is asked for meanwhile waits for its index."""
    thread = threading.Thread(target=_warm_and_close, name="search-indexes", daemon=True)
    thread.start()
    return thread


def warm() -> int:
    """Build the index of every site and kind that this process does not hold; return how many it holds."""
    count = 0
    for root in Site.objects.values_list("root_page__path", flat=True).distinct():
        for kind in Kind:
            with held(Kind(kind), root, london_today()):
                count += 1
    return count


def _warm_and_close() -> None:
    try:
        warm()
    except DatabaseError as error:
        logger.warning("The search indexes are built when first asked for: %s", error)
    finally:
        connections.close_all()
