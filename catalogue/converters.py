"""What may stand in an address: numbers that a database can hold."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter


class SequenceConverter(IntConverter):
    """The sequence of a version, or another small count: nine digits at the most."""

    regex = "[0-9]{1,9}"


def register() -> None:
    """Make the converter known as ``sequence``."""
    register_converter(SequenceConverter, "sequence")
