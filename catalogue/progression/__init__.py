"""Progression as a pure graph: what leads where, how far, and what the way asks for."""

from __future__ import annotations

from .along import Along, Leg, Total, along, common_between
from .common import Common, Equivalents, units_in_common
from .graph import Graph
from .model import Route, SelfRouteError, Step, StepUnit, column_order
from .reach import Onward, Reached, distances, leading_here, onward, reachable_by_level
from .shortest import Shortest, shortest_routes
from .titles import column_of_title, normalised_title, offers, stated_level, title_index

__all__ = [
    "Along",
    "Common",
    "Equivalents",
    "Graph",
    "Leg",
    "Onward",
    "Reached",
    "Route",
    "SelfRouteError",
    "Shortest",
    "Step",
    "StepUnit",
    "Total",
    "along",
    "column_of_title",
    "column_order",
    "common_between",
    "distances",
    "leading_here",
    "normalised_title",
    "offers",
    "onward",
    "reachable_by_level",
    "shortest_routes",
    "stated_level",
    "title_index",
    "units_in_common",
]
