"""Tables of units as documents paste: every row gives a unit or a sentence with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.documents.values import LEVELS, Quantity
from catalogue.pasting import COLUMNS, MOST, PastedUnit, read_units, write_units
from catalogue.pasting.columns import heading_of

TABS = """Title\tLevel\tCredit\tGLH\tTQT\tUnit code\tUnit reference number
Giving Feedback\t4\t1\t4\t10\tAF5/4/NQ/004\tL/618/1150
Operational Coaching\t3\t1\t1\t3\tAF5/3/NQ/007\tA/618/1144
"""
PIPES = """## Group 1

| Ref      | Unit Title                  | Level | CV* | GLH** |
|----------|-----------------------------|-------|-----|-------|
| 8605-410 | Managing Secondary Data     | 4     | 4   | 15    |
| 8605-521 | Managing Own Development    | 5     | 15  | 20    |

\\*Credit Value
"""
SPACES = """Unit code   Unit title                              Level   Credits
8605-410    Managing the Analysis of Secondary         4        4
            Data
8605-411    Managing a Healthy and Safe Environment    4
"""
COMMAS = (
    'Code,Title,Level,Credit value\nA1,"Planning, doing and reviewing",E3,2\nA2,Working,Entry Level 2,3\n'
)
LINES = """Overview of Units

Group 1
\tUnit Code
\tUnit Title
\tLevel
\tCV*

\t8580-500
\tUnderstanding Coaching
\t5
\t5

\t8580-501
\tUndertaking Coaching
\t5
\t29

*Credit Value
"""
LIST = """Mandatory Units Credit Value
D3.01 Understanding good practice in
 workplace coaching

3 credits

D3.02 Organising workplace coaching 2 credits
"""


def exactly(value: int) -> Quantity:
    return Quantity.exactly(value)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            TABS,
            [
                PastedUnit("Giving Feedback", "AF5/4/NQ/004", "L/618/1150", "4",
                           exactly(1), exactly(4), exactly(10)),
                PastedUnit("Operational Coaching", "AF5/3/NQ/007", "A/618/1144", "3",
                           exactly(1), exactly(1), exactly(3)),
            ],
        ),
        (
            PIPES,
            [
                PastedUnit("Managing Secondary Data", "8605-410", "", "4", exactly(4), exactly(15)),
                PastedUnit("Managing Own Development", "8605-521", "", "5", exactly(15), exactly(20)),
            ],
        ),
        (
            SPACES,
            [
                PastedUnit("Managing the Analysis of Secondary Data", "8605-410", "", "4", exactly(4)),
                PastedUnit("Managing a Healthy and Safe Environment", "8605-411", "", "4"),
            ],
        ),
        (
            COMMAS,
            [
                PastedUnit("Planning, doing and reviewing", "A1", "", "E3", exactly(2)),
                PastedUnit("Working", "A2", "", "E2", exactly(3)),
            ],
        ),
        (
            LINES,
            [
                PastedUnit("Understanding Coaching", "8580-500", "", "5", exactly(5)),
                PastedUnit("Undertaking Coaching", "8580-501", "", "5", exactly(29)),
            ],
        ),
        (
            LIST,
            [
                PastedUnit("Understanding good practice in workplace coaching", "D3.01", credits=exactly(3)),
                PastedUnit("Organising workplace coaching", "D3.02", credits=exactly(2)),
            ],
        ),
    ],
    ids=["tabs", "pipes", "spaces", "commas", "one cell a line", "list"],
)  # fmt: skip
def test_every_layout_is_read(text: str, units: list[PastedUnit]) -> None:
    found = read_units(text)
    assert list(found.units) == units
    assert found.all_faults == ()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Unit Title", "title"), ("Component title", "title"), ("CV*", "credits"),
        ("Credit Value", "credits"),
        ("No. of credits", "credits"), ("GLH**", "glh"), ("Guided Learning Hours (GLH)", "glh"),
        ("Total Qualification Time (hours)", "tqt"), ("URN", "reference"),
        ("Ofqual unit reference", "reference"),
        ("Unit No.", "code"), ("LEVEL", "level"), ("Assessment method", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings_are_known_in_their_usual_spellings(heading: str, column: str) -> None:
    assert heading_of(heading) == column


@pytest.mark.parametrize(("cells", "holds"), [("L/618/1150", "reference"), ("8605-400", "code")])
def test_a_heading_used_for_both_is_decided_by_its_cells(cells: str, holds: str) -> None:
    found = read_units(f"Unit ref\tTitle\n{cells}\tGiving Feedback\n")
    assert [column.holds for column in found.columns] == [holds, "title"]


FAULTS = {
    "a wrong level": ("Title\tLevel\nGood\t3\nBad\t9\n", "Row 3, level: “9” is not one level;"),
    "two levels": ("Title\tLevel\nBad\t1/2\n", "Row 2, level: “1/2” is not one level;"),
    "half a credit": ("Title\tCredits\nBad\t4.5\n", "Row 2, credits: “4.5” is not a whole number"),
    "words for hours": ("Title\tGLH\nBad\tmany\n", "(GLH): “many” is not a whole"),
    "a range upside down": ("Title\tGLH\nBad\t20-10\n", "the range “20-10” ends below where it begins."),
    "too many credits": ("Title\tCredits\nBad\t12345\n", "Row 2, credits: 12345 is too large; at most 999"),
    "a broken reference": ("Title\tURN\nBad\tL/61/1150\n", "Row 2, unit reference: "),
    "a code twice": (
        "Code\tTitle\n8605-400\tOne\n8605-400\tTwo\n", "Row 3, code: “8605-400” stands in row 2 already."
    ),
    "a code in another spelling": ("Code\tTitle\nAB–1\tOne\nab-1\tTwo\n", "“ab-1” stands in row 2"),
    "a title twice without codes": ("Title\tLevel\nOne\t3\none\t4\n", "Row 3, title: “one” stands in row 2"),
    "no title": ("Code\tTitle\tLevel\n8605-400\t\t4\n", "Row 2, title: the title is missing."),
    "a title of script": ("Title\tLevel\n<script>alert(1)</script>\t4\n", "title: the title is missing."),
    "a title too long": (f"Title\tLevel\n{'word ' * 60}\t4\n", "the title has 299 characters"),
    "a reference as a title": ("Title\tLevel\nL/618/1150\t4\n", "is a unit reference where a title"),
    "words between units": (
        "Code\tTitle\nA1\tWorking Apart\nAcross Borders\nA2\tTwo\n",
        "Row 3: “Across Borders” stands alone: put it into the row that it belongs to.",
    ),
    "a long code": (f"Code\tTitle\n{'9' * 61}\tBad\n", "is too long for a code"),
    "no title column": ("Code\tLevel\n8605-400\t4\n", "No column holds the titles of the units."),
    "nothing": (" \n\t\n", "There are no units in this text."),
    "prose": ("To be or not to be,\nthat is the question.", "has no heading that tells what it holds"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_is_said_with_its_place(name: str) -> None:
    text, sentence = FAULTS[name]
    said = [fault.sentence() for fault in read_units(text).all_faults]
    assert any(sentence in one for one in said), said


def test_a_row_with_a_fault_costs_no_other_row() -> None:
    found = read_units("Title\tLevel\nOne\t3\nTwo\tnine\nThree\t4\n")
    assert [unit.title for unit in found.units] == ["One", "Three"]
    assert [row.number for row in found.rows if row.faults] == [3]
    assert found.rows[1].text == "Two · nine"


def test_numbers_without_headings_are_asked_about_and_then_read() -> None:
    text = "8605-410\tManaging Data\t4\t15\n8605-411\tManaging Time\t3\t12\n"
    found = read_units(text)
    assert [column.holds for column in found.columns] == ["code", "title", "?", "?"]
    assert "Column 3 (4, 3) has no heading" in found.faults[0].sentence()
    assert found.rows == ()
    told = read_units(text, ("code", "title", "credits", ""))
    assert told.units[0] == PastedUnit("Managing Data", "8605-410", credits=exactly(4))
    twice = read_units(text, ("code", "title", "glh", "glh"))
    assert [one.sentence() for one in twice.faults] == [
        "Two columns are said to hold the guided learning hours (GLH)."
    ]


def test_a_table_without_headings_is_read_where_its_shape_is_certain() -> None:
    found = read_units(
        "L/618/1150\tGiving Feedback\tLevel 4\t1 credit\nY/618/1149\tChanging Habits\tL4\t2 credits\n"
    )
    assert [column.holds for column in found.columns] == ["reference", "title", "level", "credits"]
    assert found.units[1] == PastedUnit("Changing Habits", "", "Y/618/1149", "4", exactly(2))


@pytest.mark.parametrize(
    "text",
    [
        "Title\tLevel\nUnderstanding the Role of\t\nManagers\t4\n",
        "Title\tLevel\nUnderstanding the\nRole of Managers\t4\n",
        "Title\tLevel\nUnderstanding\t4\nthe Role of Managers\n",
        'Title\tLevel\n"Understanding\nthe Role of Managers"\t4\n',
        "Title\tLevel\nUnderstanding\vthe Role of Managers\t4\n",
        "Title\tLevel\nUnderstanding the Role\t4\nof\t\nManagers\t\n",
        "Code\tTitle\nA1\tUnderstanding the\nRole of Managers\n",
    ],
    ids=[
        "capitals below",
        "a line without cells",
        "small letters below",
        "quoted",
        "line break",
        "three rows",
        "first column",
    ],
)
def test_a_title_broken_over_rows_is_one_title(text: str) -> None:
    found = read_units(text)
    assert [unit.title.casefold() for unit in found.units] in (["understanding the role of managers"],)
    assert found.all_faults == ()


def test_prose_after_the_table_is_left_out_and_said() -> None:
    found = read_units("Title\tLevel\nOne\t3\nLevel descriptors\nTotal\t3\n* Credit value\n")
    assert [unit.title for unit in found.units] == ["One"]
    assert found.notes[0].sentence() == (
        "These rows were left out as headings, totals or footnotes: 4, 5 and 3."
    )


def test_a_title_that_begins_with_total_is_a_unit() -> None:
    assert (
        read_units("Title\tLevel\nTotal Quality Management\t3\n").units[0].title == "Total Quality Management"
    )


def test_invisible_characters_and_html_are_cleaned_with_a_note() -> None:
    found = read_units(
        "Title\tLevel\nGiving\u200b Feed\u00adback\t4\n\u202eשלום\u202c ‏עולם\t3\nCats <b>and</b> dogs\t2\n"
        "A < B & C\t2\n"
    )
    assert [unit.title for unit in found.units] == [
        "Giving Feedback", "שלום עולם", "Cats and dogs", "A < B & C",
    ]  # fmt: skip
    assert [note.sentence() for note in found.notes][:2] == [
        "Invisible characters were taken out of these rows: 2 and 3.",
        "HTML was taken out of these rows: 4.",
    ]


def test_missing_and_unknown_columns_are_said() -> None:
    assert read_units("Title\tLevel\tAssessment\nOne\t3\tTest\n").notes[0].sentence() == (
        "These columns were left out: Assessment."
    )
    said = [note.sentence() for note in read_units("Title\tLevel\nOne\t3\n").notes]
    assert said[0].startswith("The table has no column for: credits, guided learning hours (GLH)")


def test_a_second_table_may_have_another_order() -> None:
    found = read_units("Code\tTitle\tLevel\nA1\tOne\t3\nTitle\tCode\tLevel\nTwo\tA2\t4\n")
    assert [(unit.code, unit.title) for unit in found.units] == [("A1", "One"), ("A2", "Two")]


def test_two_thousand_rows_are_read_and_no_more() -> None:
    rows = "".join(f"U-{number}\tUnit number {number}\t{number % 8 + 1}\n" for number in range(MOST + 5))
    found = read_units("Code\tTitle\tLevel\n" + rows)
    assert len(found.units) == MOST
    assert "Only the first 2,000 rows were read; paste the other 5 later." in [
        note.sentence() for note in found.notes
    ]


@pytest.mark.parametrize(
    "text", ["x" * 1_000_001, "\t" * 50_000, '"' * 5_000, "|" * 5_000, "<" * 5_000, "a  " * 5_000]
)
def test_a_monster_is_answered(text: str) -> None:
    assert read_units(text).all_faults


words = st.text("abcdefgABCDEFG éŵ'&,()", min_size=1, max_size=30).map(lambda text: " ".join(text.split()))
titles = words.filter(lambda text: any(one.isalpha() for one in text)).map(lambda text: f"Using {text}")
sizes = st.one_of(
    st.none(),
    st.integers(0, 900).map(Quantity.exactly),
    st.tuples(st.integers(0, 400), st.integers(401, 900)).map(lambda pair: Quantity(*pair)),
    st.integers(0, 900).map(lambda least: Quantity(least, None)),
)
levels = st.sampled_from(("", *LEVELS))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[PastedUnit], list[str]]:
    columns = ["title", *draw(st.sets(st.sampled_from(COLUMNS[1:]), min_size=1))]
    units = []
    for number in range(draw(st.integers(1, 6))):
        unit = {
            "title": f"{draw(titles)} {number}x",
            "code": draw(st.sampled_from((f"8605-{400 + number}", f"AJ5/4/NQ/{number:03}", ""))),
            "reference": draw(st.sampled_from((f"L/{600 + number}/1150", ""))),
            "level": draw(levels),
            **{name: draw(sizes) for name in ("credits", "glh", "tqt")},
        }
        units.append(PastedUnit(**{name: unit[name] for name in columns}))
    return units, draw(st.permutations(columns))


@given(tables())
def test_what_is_written_reads_back_the_same_with_columns_in_any_order(
    table: tuple[list[PastedUnit], list[str]],
) -> None:
    units, columns = table
    found = read_units(write_units(units, columns))
    assert list(found.units) == units
    assert found.all_faults == ()


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_units(text)
    assert all(row.faults for row in found.rows if row.unit is None)
    assert all(one.sentence() for one in (*found.all_faults, *found.notes))


@given(
    st.lists(
        st.sampled_from(["Title", "Level", "8605-400", "4", "–", "L/618/1150", "\t", "\n", "|", '"', " "])
    )
)
def test_no_mixture_of_parts_breaks_the_reader(parts: list[str]) -> None:
    found = read_units("".join(parts))
    assert all((row.unit is None) == bool(row.faults) for row in found.rows)
