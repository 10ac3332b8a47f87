"""The same question put to HiGHS, an independent exact solver, straight from the JSON.

One binary variable for every way a unit can be in the selection, indicator variables for alternatives, and
the four objectives of the contract one after another, each held at its best while the next is worked out.
"""

from __future__ import annotations

from time import process_time
from typing import Any

import highspy
import numpy

LEVELS = ["E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8"]


class Model:
    """A mixed integer program that grows row by row."""

    def __init__(self, data: dict[str, Any], achieved: list[str], on: str | None) -> None:
        self.data = data
        self.columns: list[tuple[float, float]] = []
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self.of: dict[str, list[int]] = {}
        self.held: list[tuple[int, str]] = []
        self.missing: list[tuple[int, str]] = []
        self._units(set(achieved), on)
        for rule in data["rules"]:
            self._rule(rule, None)

    def _units(self, achieved: set[str], on: str | None) -> None:
        by_code: dict[str, list[int]] = {}
        for code, unit in self.data["units"].items():
            sources = {code} & achieved
            sources |= {
                held
                for listed, held in self.data.get("equivalents", [])
                if listed == code and held in achieved
            }
            self.of[code] = []
            for source in sorted(sources):
                column = self._column()
                self.held.append((column, code))
                self.of[code].append(column)
                by_code.setdefault(source, []).append(column)
            first, last = unit.get("available_from"), unit.get("available_to")
            if on is None or ((first is None or first <= on) and (last is None or on <= last)):
                column = self._column()
                self.missing.append((column, code))
                self.of[code].append(column)
            if len(self.of[code]) > 1:
                self.rows.append((dict.fromkeys(self.of[code], 1.0), 0, 1))
        for columns in by_code.values():
            if len(columns) > 1:
                self.rows.append((dict.fromkeys(columns, 1.0), 0, 1))

    def _column(self) -> int:
        self.columns.append((0, 1))
        return len(self.columns) - 1

    def _bound(
        self, weights: dict[str, int], low: float | None, high: float | None, guard: int | None
    ) -> None:
        row = {
            column: float(weight) for code, weight in weights.items() if weight for column in self.of[code]
        }
        total = float(sum(weights.values()))
        if low:
            self.rows.append(
                (
                    {**row, **({guard: -low} if guard is not None else {})},
                    low if guard is None else 0,
                    highspy.kHighsInf,
                )
            )
        if high is not None and high < total:
            if guard is None:
                self.rows.append((row, -highspy.kHighsInf, high))
            else:
                self.rows.append(({**row, guard: total - high}, -highspy.kHighsInf, total))

    def _either(self, guard: int | None, count: int) -> list[int]:
        choice = [self._column() for _ in range(count)]
        row = dict.fromkeys(choice, 1.0)
        if guard is None:
            self.rows.append((row, 1, highspy.kHighsInf))
        else:
            self.rows.append(({**row, guard: -1.0}, 0, highspy.kHighsInf))
        return choice

    def _rule(self, rule: dict[str, Any], guard: int | None) -> None:
        units, kind = self.data["units"], rule["kind"]
        if kind == "mandatory":
            named = set(rule.get("units", [])).union(
                *(self._members(name) for name in rule.get("groups", []))
            )
            self._bound(dict.fromkeys(named, 1), len(named), None, guard)
        elif kind == "only":
            shut = set().union(*(self._members(name) for name in rule["groups"])) - set(rule["units"])
            self._bound(dict.fromkeys(shut, 1), None, 0, guard)
        elif kind in ("credits", "units", "hours"):
            key = rule.get("measure", kind)
            weights = {code: 1 if key == "units" else units[code].get(key) or 0 for code in self._scope(rule)}
            self._bound(weights, rule.get("min"), rule.get("max"), guard)
        elif kind == "barred":
            self._bound(dict.fromkeys(rule["units"], 1), None, rule.get("max", 1), guard)
        elif kind == "together":
            every, none = self._either(guard, 2)
            self._bound(dict.fromkeys(rule["units"], 1), len(set(rule["units"])), None, every)
            self._bound(dict.fromkeys(rule["units"], 1), None, 0, none)
        elif kind == "requires":
            without, one = self._either(guard, 2)
            self._bound({rule["unit"]: 1}, None, 0, without)
            self._bound(dict.fromkeys(rule["any_of"], 1), 1, None, one)
        elif kind == "when":
            without, then = self._either(guard, 2)
            self._bound(dict.fromkeys(self._scope(rule), 1), None, 0, without)
            for inner in rule["rules"]:
                self._rule(inner, then)
        elif kind == "one_of":
            for option, choice in zip(
                rule["options"], self._either(guard, len(rule["options"])), strict=True
            ):
                for inner in option["rules"]:
                    self._rule(inner, choice)

    def _members(self, name: str) -> set[str]:
        found: set[str] = set()
        for group in self.data["groups"]:
            if group["id"] == name:
                found |= set(group["units"])
            if group.get("parent") == name:
                found |= self._members(group["id"])
        return found

    def _scope(self, rule: dict[str, Any]) -> set[str]:
        units = self.data["units"]
        found = set(units)
        if "groups" in rule or "units" in rule:
            found = set(rule.get("units", [])).union(
                *(self._members(name) for name in rule.get("groups", []))
            )
        if "level" in rule:
            low, high = rule["level"].get("min") or "E1", rule["level"].get("max") or "8"
            allowed = LEVELS[LEVELS.index(low) : LEVELS.index(high) + 1]
            found = {code for code in found if units[code].get("level") in allowed}
        for name, allowed in rule.get("where", {}).items():
            facts = {
                code: (units[code].get("credits") or 0)
                if name == "credits"
                else units[code].get("attributes", {}).get(name)
                for code in found
            }
            found = {code for code, fact in facts.items() if fact in allowed}
        return found

    def solve(self) -> tuple[tuple[int, int, int, int] | None, float]:
        """The four objectives (None where nothing is valid), and the seconds that HiGHS alone took."""
        measure = self.data.get("measure", "credits")
        amount = lambda code: 1 if measure == "units" else self.data["units"][code].get(measure) or 0  # noqa: E731
        goals = [
            [(column, amount(code)) for column, code in self.missing],
            [(column, 1) for column, _ in self.missing],
            [(column, -amount(code)) for column, code in self.held],
            [(column, -1) for column, _ in self.held],
        ]
        solver = self._passed()
        found: list[int] = []
        seconds = 0.0
        for goal in goals:
            costs = numpy.zeros(len(self.columns))
            for column, cost in goal:
                costs[column] = cost
            solver.changeColsCost(len(costs), numpy.arange(len(costs), dtype=numpy.int32), costs)
            start = process_time()
            solver.run()
            seconds += process_time() - start
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None, seconds
            best = round(solver.getInfo().objective_function_value)
            found.append(best)
            row = [(column, cost) for column, cost in goal if cost]
            if row:
                solver.addRow(
                    -highspy.kHighsInf,
                    best + 0.5,
                    len(row),
                    numpy.array([column for column, _ in row], dtype=numpy.int32),
                    numpy.array([cost for _, cost in row], dtype=float),
                )
        return (found[0], found[1], found[2], found[3]), seconds

    def _passed(self) -> Any:
        solver = highspy.Highs()
        for name, value in (
            ("output_flag", False),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.0),
            ("threads", 1),
        ):
            solver.setOptionValue(name, value)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.columns), len(self.rows)
        lp.col_cost_ = numpy.zeros(len(self.columns))
        lp.col_lower_ = numpy.array([low for low, _ in self.columns], dtype=float)
        lp.col_upper_ = numpy.array([high for _, high in self.columns], dtype=float)
        lp.row_lower_ = numpy.array([low for _, low, _ in self.rows], dtype=float)
        lp.row_upper_ = numpy.array([high for _, _, high in self.rows], dtype=float)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.columns)
        starts, indexes, values = [0], [], []
        for row, _, _ in self.rows:
            indexes += list(row)
            values += list(row.values())
            starts.append(len(indexes))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = numpy.array(starts, dtype=numpy.int32)
        lp.a_matrix_.index_ = numpy.array(indexes, dtype=numpy.int32)
        lp.a_matrix_.value_ = numpy.array(values, dtype=float)
        solver.passModel(lp)
        return solver
