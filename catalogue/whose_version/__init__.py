"""Whose version? By a registration date: what binds, what else may be chosen, and what is coming."""

from __future__ import annotations

from .binding import binding, coming, current, in_force
from .faults import check_version
from .labels import next_label
from .model import Binding, Choice, Kind, VersionFacts, default_applies_to
from .words import whom

__all__ = [
    "Binding",
    "Choice",
    "Kind",
    "VersionFacts",
    "binding",
    "check_version",
    "coming",
    "current",
    "default_applies_to",
    "in_force",
    "next_label",
    "whom",
]
