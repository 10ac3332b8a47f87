"""Every check: what makes it speak, in which words and at which field, and what leaves it silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from catalogue import gate
from catalogue.documents.qualification import FrozenUnit, Route, RouteTarget, UnitGroup
from catalogue.documents.unit import LearningOutcome
from catalogue.documents.values import Identifier, LevelRange, Period, Quantity
from catalogue.gate.completeness import EXPECTED
from catalogue.lifecycle import Dates
from tests.catalogue.gate import drafts
from tests.catalogue.gate.drafts import ANOTHER, OWN, Site, day, draft, qualification, table, unit, version

exactly = Quantity.exactly
Made = Callable[[], gate.Draft]
BLOCKING, WARNING = True, False


def numbered(*numbers: str, scheme: str = "qualification-number", **site: Any) -> gate.Draft:
    document = qualification(identifiers=tuple(Identifier(scheme, number) for number in numbers))
    return draft(document, site=Site(**site))


def sized(title: str = "Coaching", **sizes: Quantity) -> gate.Draft:
    return draft(qualification(title, **sizes))


def ruled(*rules: Any, **rule: Any) -> gate.Draft:
    """Two units of 5 credits in group ``M``, under these rules."""
    units = [unit(code=code, credits=exactly(5)) for code in ("C1", "C2")]
    return draft(qualification(**table(*units, role=None), rule={"rules": list(rules)} | rule))


def used(**page: Any) -> gate.Draft:
    return draft(unit_pages=[drafts.unit_page("C1", 0, **page)])


def dated(unit_dates: dict[str, Dates], dates: Dates | None = None, **columns: Any) -> gate.Draft:
    """One mandatory unit ``C1`` and one optional ``C2``, with these dates."""
    whole = table(unit(code="C1"))
    extra = {
        "groups": (*whole["groups"], UnitGroup("O", "Optional", ("C2",))),
        "units": (*whole["units"], FrozenUnit("C2", unit(code="C2"), version=1)),
    }
    return draft(qualification(**extra), dates=dates, unit_dates=unit_dates, **columns)


def routed(kind: str, title: str = "Level 4 Award", **site: Any) -> gate.Draft:
    route = Route(kind, "On to Level 4", RouteTarget(title))
    return draft(qualification(routes=(route,)), site=Site(**site))


def published(live: bool = True) -> dict[str, Any]:
    return {"Level 4 Award": SimpleNamespace(subject=ANOTHER, live=live)}


def until(last: str) -> Dates:
    return Dates(last_registration=day(last))


FIRST = day("2029-08-31")
CLOSED = Dates(last_registration=day("2026-12-31"))
LATER = Dates(last_registration=day("2027-08-31"), last_award=day("2030-08-31"))
NUMBER, KEY = "603/5847/6", "60358476"

# check, code, blocking, the field, words of the sentence, what makes it speak, what leaves it silent
TABLE: list[tuple[str, str, bool, str, str, Made, Made]] = [
    (
        "identifiers", "identifier-format", BLOCKING, "number", "603/58",
        lambda: numbered("603/58"), lambda: numbered(NUMBER),
    ),
    (
        "identifiers", "identifier-twice", BLOCKING, "number", "603/5847/6 is given twice",
        lambda: numbered(NUMBER, NUMBER), lambda: numbered(NUMBER, "600/5791/9"),
    ),
    (
        "identifiers", "check-character", WARNING, "number", "check character",
        lambda: numbered("603/5847/7"), lambda: numbered(NUMBER),
    ),
    (
        "identifier-clashes", "identifier-clash", BLOCKING, "number", "603/5847/6 belongs to another",
        lambda: numbered(NUMBER, claims={("qualification-number", "", KEY): ANOTHER}),
        lambda: numbered(NUMBER, claims={("qualification-number", "", KEY): OWN}),
    ),
    (
        "identifier-clashes", "address-clash", BLOCKING, "slug", "“a-page” belongs to another",
        lambda: draft(site=Site(residents={"a-page": ANOTHER})),
        lambda: draft(site=Site(residents={"a-page": OWN})),
    ),
    (
        "units", "unit-withheld", BLOCKING, "groups", "2 units of the table are another awarding body",
        lambda: draft(withheld=2), draft,
    ),
    (
        "units", "unit-not-published", BLOCKING, "groups", "Unit C1 is not published yet",
        lambda: draft(qualification(units=(FrozenUnit("C1", unit()),))), draft,
    ),
    (
        "units", "unit-key-twice", BLOCKING, "groups", "both called C1",
        lambda: draft(qualification(**table(unit(), unit()))),
        lambda: draft(qualification(**table(unit(), unit(code="C2")))),
    ),
    (
        "units", "group-twice", BLOCKING, "groups", "both called M",
        lambda: draft(qualification(groups=(UnitGroup("M", "One"), UnitGroup("M", "Two")))), draft,
    ),
    (
        "unit-use", "unit-unpublished", BLOCKING, "groups", "Unit C1 is unpublished",
        lambda: used(live=False), used,
    ),
    (
        "unit-use", "unit-restricted", BLOCKING, "groups", "Unit C1 is restricted",
        lambda: used(restricted=True, path="000100020001"), lambda: used(restricted=True),
    ),
    (
        "texts", "standard-text", BLOCKING, "standard_text_keys", "no standard text “rqf”",
        lambda: draft(standard_text_keys="rqf"), draft,
    ),
    (
        "texts", "level-descriptor", BLOCKING, "descriptor_levels", "no descriptor of level “4”",
        lambda: draft(descriptor_levels="4"), draft,
    ),
    (
        "dates", "date-order", BLOCKING, "last_award", "Last award date (1 January 2026) is before",
        lambda: draft(dates=Dates(last_registration=day("2027-08-31"), last_award=day("2026-01-01"))),
        lambda: draft(dates=LATER),
    ),
    (
        "dates", "period-beyond-award", WARNING, "last_award", "37 months",
        lambda: draft(qualification(registration_period=Period(37)), dates=LATER),
        lambda: draft(qualification(registration_period=Period(36)), dates=LATER),
    ),
    (
        "availability", "unit-not-yet", BLOCKING, "groups", "Unit C2 is available from 1 January 2027 only",
        lambda: dated({"C2": Dates(operational_start=day("2027-01-01"))}),
        lambda: dated({"C2": Dates(operational_start=day("2026-11-22"))}),
    ),
    (
        "availability", "unit-closed", BLOCKING, "groups", "learners can be registered until 31 August 2027",
        lambda: dated({"C2": Dates(last_registration=day("2027-08-30"))}, LATER),
        lambda: dated({"C2": Dates(last_registration=day("2027-08-31"))}, LATER),
    ),
    (
        "availability", "unit-closed", BLOCKING, "groups", "Unit C2 was available until 21 November 2026",
        lambda: dated({"C2": Dates(last_registration=day("2026-11-21"))}),
        lambda: dated({"C2": Dates(last_registration=day("2026-11-22"))}),
    ),
    (
        "availability", "unit-closing", WARNING, "groups", "states no last date to register",
        lambda: dated({"C2": Dates(last_registration=day("2027-08-31"))}),
        lambda: dated({"C2": Dates(last_registration=day("2027-08-31"))}, LATER),
    ),
    (
        "availability", "unit-not-awarded", BLOCKING, "groups", "needed until 31 August 2030",
        lambda: dated({"C1": Dates(last_award=day("2030-08-30"))}, LATER),
        lambda: dated({"C1": Dates(last_award=day("2030-08-31")), "C2": Dates(last_award=FIRST)}, LATER),
    ),
    (
        "rule", "no-rule", WARNING, "rule", "There is no rule yet",
        lambda: draft(qualification(rule=None)), draft,
    ),
    (
        "rule", "rule-malformed", BLOCKING, "rule", "no unit “C9”",
        lambda: ruled({"kind": "mandatory", "units": ["C9"]}),
        lambda: ruled({"kind": "mandatory", "units": ["C2"]}),
    ),
    (
        "rule", "rule-malformed", BLOCKING, "rule", "no field called sentences",
        lambda: ruled(sentences=[]), lambda: ruled(not_checked=["By hand."]),
    ),
    (
        "rule", "rule-malformed", BLOCKING, "rule", "must be an object",
        lambda: draft(qualification(rule=["mandatory"])), draft,
    ),
    (
        "rule", "rule-impossible", BLOCKING, "rule", "No selection of units can meet this",
        lambda: ruled({"kind": "credits", "min": 11}), lambda: ruled({"kind": "credits", "min": 10}),
    ),
    (
        "rule", "rule-endorsement-impossible", WARNING, "rule", "(Sport)",
        lambda: ruled(endorsements=[{"title": "(Sport)", "rules": [{"kind": "credits", "min": 11}]}]),
        lambda: ruled(endorsements=[{"title": "(Sport)", "rules": [{"kind": "credits", "min": 10}]}]),
    ),
    (
        "rule", "rule-unusable", WARNING, "rule", "No valid selection can use unit C2",
        lambda: ruled({"kind": "only", "groups": ["M"], "units": ["C1"]}),
        lambda: ruled({"kind": "only", "groups": ["M"], "units": ["C1", "C2"]}),
    ),
    (
        "rule-today", "rule-impossible-on-day", WARNING, "rule", "units available on 2027-01-01",
        lambda: dated({"C1": CLOSED}, Dates(operational_start=day("2027-01-01"))),
        lambda: dated({"C2": CLOSED}, Dates(operational_start=day("2027-01-01"))),
    ),
    (
        "rule-ranges", "rule-range", WARNING, "rule_text", "C9",
        lambda: draft(rule_text="Learners must achieve units C1 and C9."),
        lambda: draft(rule_text="Learners must achieve unit C1."),
    ),
    (
        "stated-sizes", "stated-size", WARNING, "credits_min",
        "4 credits are stated; the rule asks for 5 or more",
        lambda: draft(qualification(credits=exactly(4))), lambda: draft(qualification(credits=exactly(5))),
    ),
    (
        "stated-sizes", "stated-size", WARNING, "credits_min",
        "6 credits are stated; the units give at most 5",
        lambda: draft(qualification(credits=exactly(6))),
        lambda: draft(qualification(credits=Quantity(5, None))),
    ),
    (
        "sizes", "range-down", BLOCKING, "glh_min", "The least, 30, is above the most, 20",
        lambda: sized(glh=Quantity(30, 20)), lambda: sized(glh=Quantity(20, 30)),
    ),
    (
        "sizes", "level-down", BLOCKING, "level_min", "The lowest level, 3, is above the highest, E3",
        lambda: draft(qualification(level=LevelRange("3", "E3"))),
        lambda: draft(qualification(level=LevelRange("E3", "3"))),
    ),
    (
        "sizes", "glh-above-tqt", WARNING, "glh_min", "GLH (51 hours) are more than TQT (50 hours)",
        lambda: sized(glh=exactly(51), tqt=exactly(50)), lambda: sized(glh=exactly(50), tqt=exactly(50)),
    ),
    (
        "sizes", "glh-above-tqt", WARNING, "glh_min", "GLH (90 hours)",
        lambda: sized(glh=Quantity(20, 90), tqt=Quantity(50, 80)),
        lambda: sized(glh=Quantity(20, 80), tqt=Quantity(50, 80)),
    ),
    (
        "sizes", "credits-not-tenth", WARNING, "credits_min",
        "23 credits are not a tenth of TQT, rounded: 187 hours would be 19",
        lambda: sized(credits=exactly(23), tqt=exactly(187)),
        lambda: sized(credits=exactly(19), tqt=exactly(187)),
    ),
    (
        "size-word", "size-word", WARNING, "title", "says Award, but TQT is 121 hours",
        lambda: sized("Award in Coaching", tqt=exactly(121)),
        lambda: sized("Award in Coaching", tqt=exactly(120)),
    ),
    (
        "size-word", "size-word", WARNING, "title", "says Certificate, but it has 12 credits",
        lambda: sized("Certificate in Coaching", credits=exactly(12)),
        lambda: sized("Certificate in Coaching", credits=Quantity(13, 36)),
    ),
    (
        "size-word", "size-word", WARNING, "title", "370 or more hours",
        lambda: sized("Diploma in Coaching", tqt=exactly(369), credits=exactly(37)),
        lambda: sized("Diploma in Coaching", tqt=exactly(370), credits=exactly(36)),
    ),
    (
        "unit-outcomes", "no-outcomes", WARNING, "outcomes", "no learning outcomes",
        lambda: draft(unit(outcomes=())), lambda: draft(unit()),
    ),
    (
        "unit-outcomes", "no-criteria", WARNING, "outcomes", "Learning outcome 2 has no assessment criteria",
        lambda: draft(unit(outcomes=(LearningOutcome("2", "Coach"),))), lambda: draft(unit()),
    ),
    (
        "routes", "route-unknown", WARNING, "routes", "Level 4 Award: not published on this site",
        lambda: routed("next-level"), lambda: routed("planned"),
    ),
    (
        "routes", "route-unpublished", WARNING, "routes", "Level 4 Award: unpublished",
        lambda: routed("other-body", published=published(live=False)),
        lambda: routed("next-level", published=published()),
    ),
    (
        "routes", "route-closed", WARNING, "routes", "closed to new learners since 1 September 2026",
        lambda: routed("next-level", published=published(), dates={ANOTHER: until("2026-08-31")}),
        lambda: routed("next-level", published=published(), dates={ANOTHER: until("2026-11-22")}),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "code", "blocking", "field", "words", "speaks", "silent"),
    TABLE,
    ids=[f"{row[0]}-{row[1]}-{number}" for number, row in enumerate(TABLE)],
)
def test_check(
    check: str, code: str, blocking: bool, field: str, words: str, speaks: Made, silent: Made
) -> None:
    finding = drafts.found(check, speaks()).get(code)
    assert finding is not None
    assert words in finding.sentence
    assert finding.sentence.endswith((".", ")", "”"))
    assert (finding.field, finding.blocking) == (field, blocking)
    assert code not in drafts.found(check, silent())


@pytest.fixture
def documents_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the checks that walk a real page's fields and rows; ``test_rows`` has those."""
    entries = {
        name: entry for name, entry in gate.registry._entries.items() if name not in ("fields", "rows")
    }
    monkeypatch.setattr(gate.registry, "_entries", entries)


@pytest.mark.usefixtures("documents_only")
def test_a_fit_qualification_has_no_blocking_finding() -> None:
    assert gate.blocking(draft()) == []


@pytest.mark.parametrize(("size", "tqt"), [(18, 185), (19, 185), (19, 194), (0, 4)])
def test_half_a_credit_may_be_rounded_either_way(size: int, tqt: int) -> None:
    assert "credits-not-tenth" not in drafts.found("sizes", sized(credits=exactly(size), tqt=exactly(tqt)))


def test_sizes_of_a_unit_are_checked_too() -> None:
    assert "glh-above-tqt" in drafts.found("sizes", draft(unit(glh=exactly(60), tqt=exactly(50))))


class TestAvailability:
    """Who is not asked about units that are closed."""

    GONE = {"C1": Dates(last_registration=day("2025-08-31"), last_award=day("2026-08-31"))}

    def test_one_that_is_closed_itself(self) -> None:
        closed = Dates(last_registration=day("2026-11-21"), last_award=day("2030-08-31"))
        assert drafts.found("availability", dated(self.GONE, closed)) == {}

    def test_one_on_its_last_day_still_is(self) -> None:
        open_today = Dates(last_registration=day("2026-11-22"), last_award=day("2030-08-31"))
        assert "unit-closed" in drafts.found("availability", dated(self.GONE, open_today))

    def test_one_that_starts_later_is_asked_about_its_own_days(self) -> None:
        later = Dates(operational_start=day("2027-09-01"))
        unit_dates = {"C2": Dates(operational_start=day("2027-09-01"))}
        assert drafts.found("availability", dated(unit_dates, later)) == {}

    def test_a_correction_is_only_warned_of_the_units_it_had(self) -> None:
        before = dated({}).document
        corrected = dated(self.GONE, change_class="correction", versions=[version(before)])
        assert not drafts.found("availability", corrected)["unit-closed"].blocking
        taken_in = dated(
            self.GONE, change_class="correction", versions=[version(qualification(units=(), groups=()))]
        )
        assert drafts.found("availability", taken_in)["unit-closed"].blocking

    def test_a_unit_is_mandatory_by_a_sentence_of_the_rule_too(self) -> None:
        units = table(unit(code="C1"), role=None)
        rule = {"rules": [{"kind": "mandatory", "units": ["C1"]}]}
        ends = {"C1": Dates(last_award=day("2029-08-31"))}
        found = drafts.found(
            "availability", draft(qualification(**units, rule=rule), dates=LATER, unit_dates=ends)
        )
        assert "unit-not-awarded" in found


def test_a_unit_that_went_while_it_was_in_use_is_a_warning() -> None:
    document = qualification()
    gone = [drafts.unit_page("C1", 0, live=False)]
    finding = drafts.found("unit-use", draft(document, unit_pages=gone, versions=[version(document)]))
    assert not finding["unit-unpublished"].blocking


def test_another_bodys_code_is_no_clash() -> None:
    own = draft(unit(code="C1"))
    assert gate.identifiers.claims(own) == [("body-code", str(own.page.body_page.translation_key), "c1")]


class TestStatedHours:
    """The stated GLH of the ILM Level 3 Certificate are 36: 33 of its units, induction 1, tutorials 2."""

    def codes(self, stated: int, *, includes: bool = True, unit_glh: int | None = 33) -> set[str]:
        hours = {"glh": exactly(unit_glh)} if unit_glh is not None else {}
        extra = {"induction": exactly(1), "tutorial": exactly(2)}
        document = qualification(
            glh=exactly(stated),
            glh_includes=("induction", "tutorial") if includes else (),
            **extra,
            **table(unit(credits=exactly(5), **hours)),
        )
        return set(drafts.found("stated-sizes", draft(document)))

    def test_they_count_induction_and_tutorials_where_they_say_so(self) -> None:
        assert self.codes(36) == set()
        assert self.codes(35) == self.codes(37) == {"stated-size"}

    def test_and_not_where_they_do_not(self) -> None:
        assert self.codes(33, includes=False) == set()
        assert self.codes(36, includes=False) == {"stated-size"}

    def test_a_unit_without_hours_may_have_any_number(self) -> None:
        assert self.codes(500, unit_glh=None) == set()
        assert self.codes(2, unit_glh=None) == {"stated-size"}

    def test_tutorials_of_two_hours_or_more_leave_it_open(self) -> None:
        document = qualification(
            glh=exactly(90),
            glh_includes=("tutorial",),
            tutorial=Quantity(2, None),
            **table(unit(credits=exactly(5), glh=exactly(33))),
        )
        assert drafts.found("stated-sizes", draft(document)) == {}


def test_many_codes_are_counted_not_listed() -> None:
    units = tuple(FrozenUnit(f"C{n}", unit(code=f"C{n}")) for n in range(1, 101))
    sentence = drafts.found("units", draft(qualification(units=units)))["unit-not-published"].sentence
    assert sentence == "Units C1, C2, C3, C4, C5, C6 and 94 more are not published yet."


def test_completeness_asks_for_each_thing_once() -> None:
    nothing = drafts.found("completeness", draft(qualification(**table(), rule=None)))
    assert nothing.keys() == {expected.code for expected in EXPECTED}
    assert not any(finding.blocking for finding in nothing.values())
    assert drafts.found("completeness", draft(unit())) == {}


class TestVersion:
    """What the act of publishing is asked."""

    def after(self, **columns: Any) -> gate.Draft:
        versions = columns.pop("versions", [version(qualification(), label="1.0")])
        return draft(versions=versions, **{"change_class": "minor", "change_summary": "Clearer."} | columns)

    def codes(self, looked_at: gate.Draft) -> set[str]:
        checks = ("version-data", "version-corrects", "version-dates", "version-transfer", "version-coming")
        return {code for check in checks for code in drafts.found(check, looked_at)}

    def test_the_first_may_take_every_default(self) -> None:
        assert self.codes(draft()) == set()

    def test_so_may_the_first_after_history(self) -> None:
        assert self.codes(draft(versions=[version(label="191214")])) == set()

    def test_a_later_one_says_what_changes(self) -> None:
        assert self.codes(self.after()) == set()
        assert self.codes(self.after(change_class="")) == {"change-class"}
        assert self.codes(self.after(change_summary="  ")) == {"change-summary"}

    def test_a_label_is_used_once(self) -> None:
        assert self.codes(self.after(version_label=" 1.0 ")) == {"label-used"}
        issues = [version(qualification(), label="Issue A")]
        assert self.codes(self.after(versions=issues, version_label="issue  a")) == {"label-used"}
        assert self.codes(self.after(version_label="1.1")) == set()

    @pytest.mark.parametrize(
        ("columns", "codes"),
        [
            ({"effective_from": date(2026, 11, 22)}, set()),
            ({"effective_from": date(2027, 9, 1)}, set()),
            ({"effective_from": date(2026, 11, 21)}, {"effective-past"}),
            ({"effective_from": date(2026, 11, 21), "change_class": "correction"}, {"past-reason"}),
            ({"effective_from": date(2026, 11, 21), "as_history": True}, {"past-reason"}),
            (
                {"effective_from": date(2026, 11, 21), "as_history": True, "change_reason": "Printed so."},
                set(),
            ),
            ({"as_history": True}, set()),
        ],
    )
    def test_the_past_is_for_corrections_and_history(self, columns: dict[str, Any], codes: set[str]) -> None:
        assert self.codes(self.after(**columns)) == codes

    def test_it_never_takes_effect_before_it_goes_live(self) -> None:
        later = datetime(2026, 12, 1, 9, tzinfo=UTC)
        assert self.codes(self.after(go_live_at=later)) == set()
        assert self.after(go_live_at=later).effective_from == date(2026, 12, 1)
        assert self.codes(self.after(go_live_at=later, effective_from=date(2026, 11, 30))) == {
            "effective-past"
        }
        assert self.codes(self.after(go_live_at=later, effective_from=date(2026, 12, 1))) == set()

    def test_going_live_is_a_london_day(self) -> None:
        just_before_midnight_in_summer = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
        assert self.after(go_live_at=just_before_midnight_in_summer).goes_live_on == date(2027, 7, 1)

    def test_a_schedule_carried_out_late_is_not_in_the_past(self) -> None:
        due = datetime(2026, 11, 20, 9, tzinfo=UTC)
        with gate.due_since(due):
            assert self.codes(self.after(effective_from=date(2026, 11, 20))) == set()
            assert self.codes(self.after(effective_from=date(2026, 11, 19))) == {"effective-past"}
        assert self.codes(self.after(effective_from=date(2026, 11, 20))) == {"effective-past"}

    @pytest.mark.parametrize(
        ("columns", "codes"),
        [
            ({"applies_to": "transfer"}, {"transfer-until"}),
            ({"applies_to": "transfer", "transfer_until": date(2027, 8, 31)}, set()),
            ({"applies_to": "transfer", "transfer_until": date(2026, 11, 21)}, {"transfer-before"}),
            ({"applies_to": "new", "transfer_until": date(2027, 8, 31)}, {"transfer-unused"}),
        ],
    )
    def test_transfer(self, columns: dict[str, Any], codes: set[str]) -> None:
        assert self.codes(self.after(**columns)) == codes

    def test_a_correction_may_be_of_one_version_in_force(self) -> None:
        first = version(qualification(), effective_from=date(2024, 9, 1), label="1.0")
        coming = version(qualification(), sequence=2, effective_from=date(2027, 9, 1), label="2.0")
        correction = {"versions": [first, coming], "change_class": "correction"}
        assert "corrects" not in self.codes(self.after(**correction, corrects=1))
        found = drafts.found("version-corrects", self.after(**correction, corrects=3))
        assert found["corrects"].sentence == "There is no version 3 to correct."
        minor = drafts.found("version-corrects", self.after(corrects=1))
        assert minor["corrects"].sentence == "Only a correction corrects a version."

    @pytest.mark.parametrize(
        ("columns", "behind"),
        [
            ({"effective_from": date(2025, 8, 31)}, True),
            ({"effective_from": date(2025, 9, 1)}, False),
            ({"effective_from": date(2025, 8, 31), "corrects": 1}, False),
            ({"effective_from": date(2025, 8, 31), "as_history": True}, False),
            ({"effective_from": date(2025, 8, 31), "versions": [version(label="1.0")]}, False),
        ],
        ids=["the eve", "the same day", "of one version", "history", "only the fact of it is held"],
    )
    def test_a_version_that_takes_effect_before_the_one_in_force_is_pointed_out(
        self, columns: dict[str, Any], behind: bool
    ) -> None:
        found = drafts.found("version-behind", self.after(change_class="correction", **columns))
        assert bool(found) is behind
        if found:
            assert "Version 1.0 took effect later, on 1 September 2025" in found["version-behind"].sentence
            assert not found["version-behind"].blocking

    def test_a_version_that_binds_nobody_any_more_is_not_corrected(self) -> None:
        first = version(qualification(), effective_from=date(2024, 9, 1), label="1.0")
        everyone = version(
            qualification(), sequence=2, effective_from=date(2025, 9, 1), label="2.0", applies_to="everyone"
        )
        correction = {"versions": [first, everyone], "change_class": "correction"}
        found = drafts.found("version-corrects", self.after(**correction, corrects=1))
        assert found["corrects"].sentence == "Version 1 is not in force: it binds nobody any more."
        assert not drafts.found("version-corrects", self.after(**correction, corrects=2))

    @pytest.mark.parametrize(
        ("day", "codes"),
        [
            (None, {"corrects"}),
            (date(2027, 8, 31), {"corrects"}),
            (date(2027, 9, 1), set()),
            (date(2027, 9, 2), set()),
        ],
        ids=["today", "the eve", "its first day", "later"],
    )
    def test_a_version_still_to_come_is_corrected_from_its_first_day_on(
        self, day: date | None, codes: set[str]
    ) -> None:
        first = version(qualification(), effective_from=date(2024, 9, 1), label="1.0")
        coming = version(qualification(), sequence=2, effective_from=date(2027, 9, 1), label="2.0")
        correction = {"versions": [first, coming], "change_class": "correction", "corrects": 2}
        assert self.codes(self.after(**correction, effective_from=day)) == codes

    def test_a_version_still_to_come_is_pointed_out(self) -> None:
        coming = [version(qualification(), effective_from=date(2027, 9, 1), label="2.0")]
        finding = drafts.found("version-coming", self.after(versions=coming))["version-coming"]
        assert not finding.blocking
        assert "Version 2.0 is published and takes effect on 1 September 2027." in finding.sentence
        assert self.codes(self.after(versions=coming, effective_from=date(2027, 9, 1))) == set()


@pytest.mark.parametrize(("change", "speaks"), [("major", True), ("minor", False)])
def test_a_major_change_under_the_same_unit_reference(change: str, speaks: bool) -> None:
    reference = (Identifier("unit-reference", "L/618/1150"),)
    before = version(unit(identifiers=reference))
    looked_at = draft(unit("Coaching well", identifiers=reference), versions=[before], change_class=change)
    assert ("unit-reference-kept" in drafts.found("unit-reference", looked_at)) is speaks
    renumbered = draft(
        unit(identifiers=(Identifier("unit-reference", "A/618/1151"),)),
        versions=[before],
        change_class=change,
    )
    assert drafts.found("unit-reference", renumbered) == {}


@pytest.mark.usefixtures("documents_only")
def test_a_plugin_registers_its_check_like_the_built_in_ones() -> None:
    @gate.registry.register("a-plugin")
    def no_coaching(looked_at: gate.Draft) -> list[gate.Check]:
        return [
            gate.Check("a-plugin", "Say mentoring.", "title", blocking="oaching" in looked_at.document.title)
        ]

    try:
        assert [check.code for check in gate.blocking(draft())] == ["a-plugin"]
        with pytest.raises(ValueError, match="A check named “a-plugin” is registered already"):
            gate.registry.register("a-plugin")(no_coaching)
    finally:
        gate.registry.unregister("a-plugin")


@pytest.mark.usefixtures("documents_only")
def test_blocking_findings_come_first_and_an_unchanged_document_is_not_asked() -> None:
    looked_at = draft(
        qualification(rule={"rules": [{"kind": "credits", "min": 99}]}), standard_text_keys="rqf"
    )
    found = gate.checks_of(looked_at)
    assert [check.blocking for check in found] == sorted((check.blocking for check in found), reverse=True)
    assert {check.code for check in gate.blocking(looked_at)} == {"standard-text", "rule-impossible"}
    unchanged = gate.Draft(
        **{name: getattr(looked_at, name) for name in looked_at.__dataclass_fields__} | {"changed": False}
    )
    assert gate.blocking(unchanged) == []
    assert {check.code for check in gate.standing(unchanged)} == {"standard-text", "rule-impossible"}
