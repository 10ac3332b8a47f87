"""Which version binds a learner registered on a day, on every boundary day, and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.lifecycle import DateFact, Dates, Fault, read_day
from catalogue.whose_version import (
    Kind,
    VersionFacts,
    binding,
    check_version,
    coming,
    current,
    default_applies_to,
    in_force,
    whom,
)
from catalogue.wording import Wording


def version(sequence: int, start: str | None, **more: object) -> VersionFacts:
    days = {
        key: read_day(value) if isinstance(value, str) and "-" in value else value
        for key, value in more.items()
    }
    facts = {"label": f"{sequence}.0", "effective_from": read_day(start) if start else None, **days}
    return VersionFacts(sequence, **facts)  # type: ignore[arg-type]


ONE = version(1, "2020-09-01")
TWO = version(2, "2023-09-01", change_class="minor")
THREE = version(3, "2027-09-01")
PLAIN = (ONE, TWO, THREE)
TODAY = date(2026, 11, 22)


def found(versions: tuple[VersionFacts, ...], registered: str, today: date = TODAY) -> tuple[str, int | None]:
    answer = binding(versions, read_day(registered), today)
    return answer.kind.value, answer.version.sequence if answer.version else None


@pytest.mark.parametrize(
    ("registered", "today", "kind", "sequence"),
    [
        ("2020-08-31", TODAY, "before-first", 1),
        ("2020-09-01", TODAY, "bound", 1),
        ("2023-08-31", TODAY, "bound", 1),
        ("2023-09-01", TODAY, "bound", 2),
        ("2026-11-22", TODAY, "bound", 2),
        ("2027-08-31", TODAY, "bound", 2),
        ("2027-09-01", TODAY, "bound", 3),
        ("2027-09-01", date(2027, 9, 1), "bound", 3),
        ("2027-08-31", date(2027, 9, 1), "bound", 2),
        ("2020-08-31", date(2020, 8, 31), "not-yet", None),
        ("2020-08-31", date(2020, 9, 1), "before-first", 1),
    ],
)
def test_versions_for_new_registrations_take_over_on_their_day(
    registered: str, today: date, kind: str, sequence: int | None
) -> None:
    assert found(PLAIN, registered, today) == (kind, sequence)


CORRECTION = version(3, "2024-01-15", change_class="correction", applies_to="everyone")


@pytest.mark.parametrize(
    ("registered", "today", "sequence"),
    [
        ("2021-01-01", date(2024, 1, 14), 1),
        ("2021-01-01", date(2024, 1, 15), 3),
        ("2019-01-01", date(2024, 1, 15), 3),
        ("2023-10-01", date(2024, 1, 14), 2),
        ("2023-10-01", date(2024, 1, 15), 3),
        ("2025-01-01", TODAY, 3),
    ],
)
def test_a_version_for_everyone_binds_all_who_are_registered_from_its_day(
    registered: str, today: date, sequence: int
) -> None:
    assert found((ONE, TWO, CORRECTION), registered, today) == ("bound", sequence)


OF_ONE = version(3, "2024-01-15", change_class="correction", applies_to="everyone", corrects=1)
OF_TWO = version(4, "2023-09-01", change_class="correction", applies_to="everyone", corrects=2)
AGAIN = version(5, "2024-02-01", change_class="correction", applies_to="everyone", corrects=3)
NEW_ONLY = version(3, "2024-01-15", change_class="correction", applies_to="new", corrects=2)
BACKDATED = version(3, "2019-01-01", change_class="correction", applies_to="everyone", corrects=1)


@pytest.mark.parametrize(
    ("versions", "registered", "today", "sequence"),
    [
        ((ONE, TWO, OF_ONE), "2021-01-01", date(2024, 1, 14), 1),
        ((ONE, TWO, OF_ONE), "2021-01-01", date(2024, 1, 15), 3),
        ((ONE, TWO, OF_ONE), "2023-08-31", TODAY, 3),
        ((ONE, TWO, OF_ONE), "2023-09-01", TODAY, 2),
        ((ONE, TWO, OF_ONE, OF_TWO), "2023-09-01", TODAY, 4),
        ((ONE, TWO, OF_ONE, OF_TWO), "2021-01-01", TODAY, 3),
        ((ONE, TWO, OF_ONE, OF_TWO, AGAIN), "2021-01-01", TODAY, 5),
        ((ONE, TWO, OF_ONE, OF_TWO, AGAIN), "2021-01-01", date(2024, 1, 31), 3),
        ((ONE, TWO, NEW_ONLY), "2024-01-14", TODAY, 2),
        ((ONE, TWO, NEW_ONLY), "2024-01-15", TODAY, 3),
        ((ONE, TWO, BACKDATED), "2021-01-01", TODAY, 3),
    ],
)
def test_a_correction_of_a_version_binds_only_whom_that_version_binds(
    versions: tuple[VersionFacts, ...], registered: str, today: date, sequence: int
) -> None:
    assert found(versions, registered, today) == ("bound", sequence)


OLD_OPEN = version(1, "2020-09-01", last_registration="2024-08-31")


@pytest.mark.parametrize(
    ("registered", "choices"),
    [
        ("2023-08-31", []),
        ("2023-09-01", [(1, False, "2024-08-31")]),
        ("2024-08-31", [(1, False, "2024-08-31")]),
        ("2024-09-01", []),
    ],
)
def test_an_old_version_with_a_last_day_of_its_own_is_a_choice_until_then(
    registered: str, choices: list[tuple[int, bool, str]]
) -> None:
    answer = binding((OLD_OPEN, TWO), read_day(registered), TODAY)
    assert [(each.version.sequence, each.by_transfer, each.until) for each in answer.choices] == [
        (sequence, by_transfer, read_day(until)) for sequence, by_transfer, until in choices
    ]


TRANSFER = version(2, "2023-09-01", applies_to="transfer", transfer_until="2024-03-31")


@pytest.mark.parametrize(
    ("registered", "today", "bound", "may_transfer"),
    [
        ("2021-01-01", date(2023, 8, 31), 1, []),
        ("2021-01-01", date(2023, 9, 1), 1, [2]),
        ("2021-01-01", date(2024, 3, 31), 1, [2]),
        ("2021-01-01", date(2024, 4, 1), 1, []),
        ("2023-08-31", date(2023, 9, 1), 1, [2]),
        ("2023-09-01", date(2023, 9, 1), 2, []),
    ],
)
def test_a_version_by_transfer_is_a_choice_until_its_last_day(
    registered: str, today: date, bound: int, may_transfer: list[int]
) -> None:
    answer = binding((ONE, TRANSFER), read_day(registered), today)
    assert answer.version is not None
    assert answer.version.sequence == bound
    assert [choice.version.sequence for choice in answer.choices if choice.by_transfer] == may_transfer


def test_nothing_older_than_a_version_for_everyone_can_be_chosen() -> None:
    answer = binding((OLD_OPEN, TWO, CORRECTION), date(2024, 2, 1), TODAY)
    assert (answer.version, answer.choices) == (CORRECTION, ())


CLOSED = version(1, "2012-09-01", label="191214", last_registration="2015-08-31")
LATER = version(2, "2016-01-01")


@pytest.mark.parametrize(
    ("registered", "kind", "sequence"),
    [
        ("2015-08-31", "bound", 1),
        ("2015-09-01", "gap", None),
        ("2015-12-31", "gap", None),
        ("2016-01-01", "bound", 2),
    ],
)
def test_a_gap_between_versions(registered: str, kind: str, sequence: int | None) -> None:
    assert found((CLOSED, LATER), registered) == (kind, sequence)


def test_closed_for_good_is_a_gap_and_no_version_at_all_is_said() -> None:
    assert found((CLOSED,), "2026-11-22") == ("gap", None)
    assert found((), "2026-11-22") == ("none-held", None)


@pytest.mark.parametrize(
    ("versions", "registered", "today", "words"),
    [
        (PLAIN, "2021-01-01", TODAY, ["Version “1.0” applies to you: it was in force on 1 January 2021."]),
        (
            PLAIN,
            "2019-01-02",
            TODAY,
            [
                (
                    "The earliest version held here, “1.0”, took effect on 1 September 2020, "
                    "after 2 January 2019."
                ),
                "Which version applies to you is not known here: ask your centre.",
            ],
        ),
        (
            PLAIN,
            "2027-09-01",
            TODAY,
            [
                "As far as is known today, for a registration on 1 September 2027:",
                "Version “3.0” will apply to you.",
            ],
        ),
        (
            (CLOSED, LATER),
            "2015-10-01",
            TODAY,
            [
                "No version was open to new registrations on 1 October 2015.",
                "Version “191214” was open until 31 August 2015.",
                "Version “2.0” is open from 1 January 2016.",
            ],
        ),
        (
            (ONE, TRANSFER),
            "2021-01-01",
            date(2024, 3, 31),
            [
                "Version “1.0” applies to you: it was in force on 1 January 2021.",
                "You may transfer to version “2.0” until 31 March 2024.",
            ],
        ),
        (
            (ONE, TRANSFER),
            "2021-01-01",
            date(2023, 8, 31),
            [
                "Version “1.0” applies to you: it was in force on 1 January 2021.",
                "From 1 September 2023 you may transfer to version “2.0”.",
            ],
        ),
        (
            (ONE, CORRECTION),
            "2021-01-01",
            date(2024, 1, 14),
            [
                "Version “1.0” applies to you: it was in force on 1 January 2021.",
                "From 15 January 2024 version “3.0” will apply to you.",
            ],
        ),
        (
            (ONE, CORRECTION),
            "2021-01-01",
            TODAY,
            ["Version “3.0” applies to you: it applies to everyone registered."],
        ),
        (
            (ONE, TWO, OF_ONE),
            "2021-01-01",
            TODAY,
            ["Version “3.0” applies to you: it corrects the one you were registered under."],
        ),
        (
            (OLD_OPEN, TWO),
            "2024-01-01",
            TODAY,
            [
                "Version “2.0” applies to you: it was in force on 1 January 2024.",
                "Version “1.0” is open to new registrations too, until 31 August 2024.",
            ],
        ),
        (
            (version(1, None), TWO),
            "2021-01-01",
            TODAY,
            [
                "Version “1.0” applies to you: it was in force on 1 January 2021.",
                "From when version “1.0” applies is not stated.",
            ],
        ),
        (
            (THREE,),
            "2026-11-22",
            TODAY,
            ["No version is in force yet: version “3.0” takes effect on 1 September 2027."],
        ),
        ((), "2026-11-22", TODAY, ["No version is held here."]),
    ],
)
def test_all_of_it_is_said_in_words(
    versions: tuple[VersionFacts, ...], registered: str, today: date, words: list[str]
) -> None:
    answer = binding(versions, read_day(registered), today)
    assert list(answer.words) == words
    assert answer.note == " ".join(words)


@pytest.mark.parametrize(
    ("day", "now", "later"),
    [
        ("2020-08-31", None, [1, 2, 3]),
        ("2020-09-01", 1, [2, 3]),
        ("2023-08-31", 1, [2, 3]),
        ("2023-09-01", 2, [3]),
        ("2027-08-31", 2, [3]),
        ("2027-09-01", 3, []),
    ],
)
def test_current_and_coming_turn_on_the_day_without_a_job(
    day: str, now: int | None, later: list[int]
) -> None:
    shown = current(PLAIN, read_day(day))
    assert (shown.sequence if shown else None) == now
    assert [each.sequence for each in coming(PLAIN, read_day(day))] == later


@pytest.mark.parametrize(
    ("versions", "day", "sequences"),
    [
        (PLAIN, "2020-08-31", []),
        (PLAIN, "2026-11-22", [2, 1]),
        (PLAIN, "2027-09-01", [3, 2, 1]),
        ((ONE, TWO, OF_ONE), "2026-11-22", [3, 2]),
        ((ONE, TWO, CORRECTION), "2026-11-22", [3]),
        ((CLOSED,), "2026-11-22", [1]),
        ((OLD_OPEN, TWO), "2024-09-01", [2, 1]),
        ((), "2026-11-22", []),
    ],
)
def test_the_versions_in_force(versions: tuple[VersionFacts, ...], day: str, sequences: list[int]) -> None:
    assert [each.sequence for each in in_force(versions, read_day(day))] == sequences


def test_history_recorded_later_does_not_become_the_current_version() -> None:
    history = version(4, "2012-09-01", label="191214")
    assert current((ONE, TWO, history), TODAY) == TWO
    assert found((ONE, TWO, history), "2013-01-01") == ("bound", 4)


def test_a_correction_of_an_older_version_does_not_become_the_current_version() -> None:
    assert current((ONE, TWO, OF_ONE), TODAY) == TWO
    assert current((ONE, TWO, OF_TWO), TODAY) == OF_TWO


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (ONE, "Binds learners registered from 1 September 2020."),
        (CORRECTION, "Binds everyone registered."),
        (OF_ONE, "Binds everyone registered under the version it corrects."),
        (
            TRANSFER,
            (
                "Binds learners registered from 1 September 2023. "
                "Learners registered before may transfer until 31 March 2024."
            ),
        ),
        (
            version(1, "2020-09-01", applies_to="transfer"),
            "Binds learners registered from 1 September 2020. Learners registered before may transfer.",
        ),
        (
            OLD_OPEN,
            "Binds learners registered from 1 September 2020. Its last date to register is 31 August 2024.",
        ),
        (version(1, None), "Binds learners registered under it; from when is not stated."),
    ],
)
def test_whom_a_version_binds_in_words(facts: VersionFacts, said: str) -> None:
    assert whom(facts) == said


@pytest.mark.parametrize(
    ("change_class", "applies_to"), [("correction", "everyone"), ("minor", "new"), ("major", "new")]
)
def test_whom_a_version_binds_unless_its_editor_says(change_class: str, applies_to: str) -> None:
    assert default_applies_to(change_class) == applies_to  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        (version(4, "2028-09-01"), []),
        (version(4, "2028-09-01", label=" "), [("label", "Give the version its label.")]),
        (version(4, "2028-09-01", label=" 1.0"), [("label", "The label “ 1.0” was used before.")]),
        (
            version(4, "2028-09-01", applies_to="transfer"),
            [("transfer_until", "Give the last day to transfer.")],
        ),
        (
            version(4, "2028-09-01", transfer_until="2029-01-01"),
            [
                (
                    "transfer_until",
                    "A last day to transfer is only for a version that learners may transfer to.",
                )
            ],
        ),
        (
            version(4, "2028-09-01", applies_to="transfer", transfer_until="2028-08-31"),
            [
                (
                    "transfer_until",
                    (
                        "The last day to transfer, 31 August 2028, is before the version takes effect, "
                        "1 September 2028."
                    ),
                )
            ],
        ),
        (version(4, "2028-09-01", applies_to="transfer", transfer_until="2028-09-01"), []),
        (
            version(4, "2028-09-01", last_registration="2028-08-31"),
            [
                (
                    "last_registration",
                    (
                        "The last date to register, 31 August 2028, is before the version takes effect, "
                        "1 September 2028."
                    ),
                )
            ],
        ),
        (
            version(4, "2028-09-01", change_class="correction", corrects=9),
            [("corrects", "There is no version 9 to correct.")],
        ),
        (version(4, "2028-09-01", corrects=2), [("corrects", "Only a correction corrects a version.")]),
    ],
)
def test_faults_of_a_versions_data(facts: VersionFacts, faults: list[tuple[str, str]]) -> None:
    assert check_version(facts, PLAIN) == [Fault(*each) for each in faults]


def test_the_words_in_another_language() -> None:
    shouted = Wording(translate=str.upper, day=lambda day: day.isoformat())
    assert binding((), TODAY, TODAY, shouted).note == "NO VERSION IS HELD HERE."


ASK = "If you were, ask your centre which version applies to you."
WINDOW = Dates(
    operational_start=DateFact(date(2020, 9, 1)),
    last_registration=DateFact(date(2025, 8, 31)),
    last_award=DateFact(date(2028, 8, 31)),
)


@pytest.mark.parametrize(
    ("registered", "kind", "words"),
    [
        (
            "2020-08-31",
            Kind.CLOSED,
            (
                "nobody could be registered on 31 August 2020.",
                "Learners can be registered from 1 September 2020.",
                ASK,
            ),
        ),
        ("2020-09-01", Kind.BOUND, ("Version “1.0” applies to you: it was in force on 1 September 2020.",)),
        ("2025-08-31", Kind.BOUND, ("Version “2.0” applies to you: it was in force on 31 August 2025.",)),
        (
            "2025-09-01",
            Kind.CLOSED,
            (
                "nobody could be registered on 1 September 2025.",
                "The last date to register is 31 August 2025.",
                ASK,
            ),
        ),
        (
            "2027-09-01",
            Kind.CLOSED,
            ("nobody can be registered on 1 September 2027.", "The last date to register is 31 August 2025."),
        ),
    ],
    ids=["the eve of the start", "the start", "the last day", "the day after", "a day to come"],
)
def test_no_version_binds_where_the_dates_allow_no_registration(
    registered: str, kind: Kind, words: tuple[str, ...]
) -> None:
    answer = binding(PLAIN, read_day(registered), TODAY, dates=WINDOW)
    said = tuple(word.removeprefix("By the dates stated here, ") for word in answer.words)
    assert (answer.kind, said) == (kind, words)
    if kind is Kind.CLOSED:
        assert (answer.version, answer.choices, answer.coming) == (None, (), ())


def test_dates_that_do_not_say_leave_the_answer_to_the_versions() -> None:
    for dates in (None, Dates(), Dates(last_award=DateFact(date(2028, 8, 31)))):
        assert binding(PLAIN, TODAY, TODAY, dates=dates).kind is Kind.BOUND
    assert binding((), TODAY, TODAY, dates=WINDOW).kind is Kind.NONE_HELD


DAYS = st.dates(date(2020, 1, 1), date(2020, 2, 15))
ENDS = st.none() | DAYS
FREE = st.tuples(st.none() | DAYS, st.sampled_from(["new", "everyone", "transfer"]), ENDS, ENDS)


def made(rows: list[tuple[date | None, str, date | None, date | None]]) -> tuple[VersionFacts, ...]:
    return tuple(
        VersionFacts(sequence, "", "minor", start, applies_to, until, end)  # type: ignore[arg-type]
        for sequence, (start, applies_to, until, end) in enumerate(rows, start=1)
    )


@given(st.lists(FREE, max_size=5), DAYS, DAYS, st.randoms(use_true_random=False))
def test_the_answer_holds_whatever_the_order_of_the_versions(rows, registered, today, random) -> None:  # type: ignore[no-untyped-def]
    versions = made(rows)
    shuffled = random.sample(versions, len(versions))
    answer = binding(versions, registered, today)
    assert binding(shuffled, registered, today) == answer
    assert in_force(shuffled, today) == in_force(versions, today)
    assert all(word.endswith((".", ":")) for word in answer.words)


@given(st.lists(FREE, max_size=5), DAYS, DAYS)
def test_no_version_binds_before_its_day_and_none_that_is_coming_can_be_chosen(
    rows, registered, today
) -> None:  # type: ignore[no-untyped-def]
    answer = binding(made(rows), registered, today)
    asked_on = max(registered, today)
    chosen = [choice.version for choice in answer.choices]
    assert answer.version not in chosen
    assert all(each.start <= asked_on for each in [*chosen, *([answer.version] if answer.version else [])])
    assert all(each.start > asked_on for each in answer.coming)
    assert (answer.version is None) == (answer.kind in (Kind.GAP, Kind.NOT_YET, Kind.NONE_HELD))


@given(st.lists(FREE, min_size=1, max_size=5), DAYS, DAYS)
def test_the_newest_version_that_binds_is_the_one(rows, registered, today) -> None:  # type: ignore[no-untyped-def]
    """The answer against the rule as it is stated: newest of those for everyone and those open on the day."""
    versions = made(rows)
    asked_on = max(registered, today)
    ordered = sorted(versions, key=lambda each: each.order)
    binding_them = []
    opened = False
    for each, after in zip(ordered, [*ordered[1:], None], strict=True):
        if each.start > asked_on:
            continue
        superseded = after is not None and each.last_registration is None and registered >= after.start
        closed = each.last_registration is not None and registered > each.last_registration
        is_open = each.start <= registered and not superseded and not closed
        opened = opened or is_open
        if is_open or each.applies_to == "everyone":
            binding_them.append(each)
    answer = binding(versions, registered, today)
    if answer.kind is Kind.BOUND:
        assert answer.version == max(binding_them, key=lambda each: each.order)
    if registered >= ordered[0].start:
        assert opened == (answer.kind is Kind.BOUND)
