"""Every usual spelling is read, a wrong check character only warns, and refusals are sentences."""

from __future__ import annotations

import string
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import numbers
from catalogue.numbers import DuplicateSchemeError, NumberError, Scheme, Schemes
from catalogue.wording import Wording

SPELLINGS = [
    "603/5847/6",
    "60358476",
    "6035847 6",
    "603 5847 6",
    "603-5847-6",
    "603.5847.6",
    "603_5847_6",
    "603\\5847\\6",
    "  603 / 5847 / 6  ",
    "603/5847-6",
    "QAN 603/5847/6",
    "QAN: 60358476",
    "QAN60358476",
    "Qualification Number: 603/5847/6",
    "Qualification Accreditation No: 603/5847/6",
    "Ofqual no.603/5847/6",
    "(603/5847/6)",
    "603%2F5847%2F6",
    "603%2f5847%2f6",
    "603%252F5847%252F6",
    "/qualifications/603-5847-6/",
    "603–5847–6",
    "603‑5847‑6",
    "603—5847—6",
    "603−5847−6",
    "603⁄5847⁄6",
    "603∕5847∕6",
    "６０３／５８４７／６",
    "٦٠٣/٥٨٤٧/٦",
    "603\u200b/5847\ufeff/6",
    "603\u00ad58476",
    "603\u00a0/\u00a05847\u00a0/\u00a06",
    "603/5847/6\n",
    "603\t5847\t6",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_usual_spellings_of_a_qualification_number(text: str) -> None:
    number = numbers.parse_qualification_number(text)
    assert (number.scheme, number.value, number.key, number.url) == (
        "qualification-number",
        "603/5847/6",
        "60358476",
        "603-5847-6",
    )
    assert number.display == str(number) == "603/5847/6"


@pytest.mark.parametrize(
    "text", ["600/5931/X", "600/5931/x", "6005931x", "600-5931-X", "600/5931/×", "６００５９３１ｘ"]
)
def test_the_check_character_x_in_either_case(text: str) -> None:
    number = numbers.parse_qualification_number(text)
    assert (number.value, number.url) == ("600/5931/X", "600-5931-x")
    assert numbers.check_character(number) is None


SHAPE = (
    "is not a qualification number: that is three digits, four digits and a check character "
    "(a digit or X), such as 603/5847/6."
)
ALONE = "holds more than one number: give the qualification number alone, such as 603/5847/6."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Give a qualification number, such as 603/5847/6."),
        (" \u200b\n", "Give a qualification number, such as 603/5847/6."),
        ("banana", f"“banana” {SHAPE}"),
        ("603/5847", f"“603/5847” {SHAPE}"),
        ("603/5847/6 and 600/5931/X", f"“603/5847/6 and 600/5931/X” {ALONE}"),
        ("Level 4 603/5847/6", f"“Level 4 603/5847/6” {ALONE}"),
        ("L/618/1150", "“L/618/1150” is a unit reference where a qualification number is asked for."),
        (
            "C00/1234/5",
            "“C00/1234/5” is a Welsh qualification number where a qualification number is asked for.",
        ),
        ("rn5143", "“rn5143” is a recognition number where a qualification number is asked for."),
    ],
)
def test_what_is_no_qualification_number_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NumberError) as refusal:
        numbers.parse_qualification_number(text)
    assert refusal.value.message == sentence


@pytest.mark.parametrize(
    "text",
    [
        "603/5847/66",
        "1603/5847/6",
        "603/5847/Y",
        "603/584/76",
        "603//////5847/6",
        "603/5847/6/7",
        "A60358476",
        "6O3/5847/6",
        "603/5847/6" * 100,
    ],
)
def test_near_misses_are_refused(text: str) -> None:
    with pytest.raises(NumberError):
        numbers.parse_qualification_number(text)


def test_a_number_lost_in_a_long_text_is_asked_for_alone() -> None:
    with pytest.raises(NumberError) as refusal:
        numbers.parse_qualification_number("603/5847/6 " + "a" * 200)
    assert refusal.value.message == f"“603/5847/6 {'a' * 28}…” is too long: give the number 603/5847/6 alone."


def test_a_refusal_quotes_no_more_than_a_line_of_what_was_typed() -> None:
    with pytest.raises(NumberError) as refusal:
        numbers.parse_qualification_number("a" * 100_000)
    assert len(refusal.value.message) < 250
    assert "…”" in refusal.value.message


@pytest.mark.parametrize(
    "text",
    [
        "L/618/1150",
        "l/618/1150",
        "L6181150",
        "L 618 1150",
        "l-618-1150",
        "Unit reference: L/618/1150",
        "L%2F618%2F1150",
    ],
)
def test_usual_spellings_of_a_unit_reference(text: str) -> None:
    reference = numbers.parse_unit_reference(text)
    assert (reference.value, reference.key, reference.url) == ("L/618/1150", "L6181150", "l-618-1150")


@pytest.mark.parametrize(
    "text", ["RN5143", "rn5143", "RN 5143", "RN-5143", "Recognition number RN5143", "ＲＮ５１４３"]
)
def test_usual_spellings_of_a_recognition_number(text: str) -> None:
    number = numbers.parse_recognition_number(text)
    assert (number.value, number.key, number.url) == ("RN5143", "RN5143", "rn5143")


@pytest.mark.parametrize("text", ["5143", "RN514", "RN51433", "QRN5143", ""])
def test_what_is_no_recognition_number_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match="such as RN5143"):
        numbers.parse_recognition_number(text)


@pytest.mark.parametrize(
    "text", ["C00/1234/5", "c00/1234/5", "C0012345", "C00 1234 5", "C00%2F1234%2F5", "C00-1234-5"]
)
def test_usual_spellings_of_a_welsh_number_which_carries_no_check(text: str) -> None:
    number = numbers.parse_wales_number(text)
    assert (number.value, number.url) == ("C00/1234/5", "c00-1234-5")
    assert numbers.check_character(number) is None


# Numbers and references as the five documents print them.
DOCUMENTED = [
    "603/5847/6",
    "600/5791/9",
    "600/5781/6",
    "600/5851/1",
    "600/5932/1",
    "600/5931/X",
    "600/5999/0",
]
REFERENCES = [
    "R/618/1148", "Y/618/1149", "L/618/1150", "R/618/1151", "Y/618/1152", "A/618/1144",
    "H/618/1154", "K/618/1155", "M/618/1156", "T/618/1157", "A/618/1158",
]  # fmt: skip


@pytest.mark.parametrize("text", DOCUMENTED)
def test_the_documents_numbers_agree_with_their_check_character(text: str) -> None:
    assert numbers.check_character(numbers.parse_qualification_number(text)) is None


@pytest.mark.parametrize("text", REFERENCES)
def test_the_documents_unit_references_agree_with_their_check_letter(text: str) -> None:
    assert numbers.check_character(numbers.parse_unit_reference(text)) is None


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("qualification-number", "610/0006/8", "is 8 where 1 is usual"),
        ("qualification-number", "603/5847/X", "is X where 6 is usual"),
        ("unit-reference", "A/618/1150", "is A where L is usual"),
        ("unit-reference", "B/618/1150", "is B where L is usual"),
    ],
)
def test_a_wrong_check_character_warns_and_does_not_refuse(scheme: str, text: str, expected: str) -> None:
    warning = numbers.check_character(numbers.parse(scheme, text))
    assert warning is not None
    assert expected in warning
    assert text in warning


@pytest.mark.parametrize("digits", ["", "603584", "60358471", "60358a7", "６０３５８４７"])
def test_a_check_character_needs_seven_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="seven digits"):
        numbers.expected_check(digits)


SEVEN = st.text(string.digits, min_size=7, max_size=7)


@given(SEVEN)
def test_every_spelling_of_every_number_is_one_number(digits: str) -> None:
    check = numbers.expected_check(digits)
    number = numbers.parse_qualification_number(digits + check)
    parts = (digits[:3], digits[3:], check)
    spellings = [joint.join(parts) for joint in ("/", "-", " ", "", " / ")] + [
        quote("/".join(parts), safe="")
    ]
    assert {numbers.parse_qualification_number(spelling) for spelling in spellings} == {number}
    assert numbers.parse_qualification_number(number.url) == number
    assert numbers.check_character(number) is None
    assert number in numbers.recognise(f"is {number.value} right?")


@given(SEVEN, st.integers(0, 6), st.integers(1, 9))
def test_the_check_character_catches_any_one_wrong_digit(digits: str, place: int, shift: int) -> None:
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]
    assert numbers.expected_check(wrong) != numbers.expected_check(digits)


@given(SEVEN, st.integers(0, 5))
def test_the_check_character_catches_neighbours_changed_over(digits: str, place: int) -> None:
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert (numbers.expected_check(swapped) == numbers.expected_check(digits)) == (swapped == digits)


def read(scheme: str, text: str) -> numbers.Number | str:
    """Return the number, or the sentence of refusal."""
    try:
        return numbers.parse(scheme, text)
    except NumberError as refusal:
        return refusal.message


@given(st.text(), st.sampled_from([*(scheme.key for scheme in numbers.SCHEMES), "body-code"]))
def test_any_text_is_read_or_refused_with_one_sentence(text: str, scheme: str) -> None:
    result = read(scheme, text)
    if isinstance(result, str):
        assert result.endswith(".")
        assert "\n" not in result
    else:
        assert numbers.parse(scheme, result.value) == result
        assert result.url
    assert all(found.value for found in numbers.recognise(text))
    assert numbers.beginning(text) == numbers.beginning(text).upper()


@pytest.mark.parametrize(
    ("text", "value", "key"),
    [
        ("8605-400", "8605-400", "8605-400"),
        ("  8605–400 ", "8605-400", "8605-400"),
        ("AJ5/4/NQ/002", "AJ5/4/NQ/002", "aj5/4/nq/002"),
        ("aj5/4/nq/002", "aj5/4/nq/002", "aj5/4/nq/002"),
        ("D3.01", "D3.01", "d3.01"),
        ("GF3M  04", "GF3M 04", "gf3m04"),
    ],
)
def test_a_free_code_is_kept_as_printed_and_compared_without_case_or_spaces(
    text: str, value: str, key: str
) -> None:
    number = numbers.parse("body-code", text)
    assert (number.value, number.key) == (value, key)
    assert number == numbers.parse("body-code", text.upper().replace(" ", ""))


def test_the_same_code_in_two_schemes_is_two_numbers() -> None:
    assert numbers.parse("body-code:ilm", "8605-400") != numbers.parse("body-code:aim", "8605-400")


NO_SCHEME = "cannot name a scheme of numbers: use small letters, digits, hyphens."


@pytest.mark.parametrize(
    ("scheme", "text", "sentence"),
    [
        ("scqf", " ", "Give a code: letters or digits, such as 8605-400."),
        ("scqf", "--", "Give a code: letters or digits, such as 8605-400."),
        ("scqf", "9" * 61, f"“{'9' * 39}…” is too long for a code: at most 60 characters."),
        ("Not a scheme", "1", f"“Not a scheme” {NO_SCHEME}"),
        ("qualification_number", "1", f"“qualification_number” {NO_SCHEME}"),
    ],
)
def test_bad_codes_and_bad_schemes_are_refused(scheme: str, text: str, sentence: str) -> None:
    with pytest.raises(NumberError) as refusal:
        numbers.parse(scheme, text)
    assert refusal.value.message == sentence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("603/5847/6", ["603/5847/6"]),
        ("L6181150 in 603-5847-6 of RN5143", ["603/5847/6", "L/618/1150", "RN5143"]),
        ("600/5791/9, 600/5781/6 and 600/5791/9 again", ["600/5791/9", "600/5781/6"]),
        ("c0012345", ["C/001/2345", "C00/1234/5"]),
        ("https://example.org/qualifications/603-5847-6/v/2/", ["603/5847/6"]),
        ("level 3 coaching 2014", []),
        ("AJ5/4/NQ/002", []),
        ("01/09/2012", []),
        ("07700 900123", []),
        ("", []),
    ],
)
def test_recognising_what_was_typed_into_a_search_box(text: str, found: list[str]) -> None:
    assert [number.value for number in numbers.recognise(text)] == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("603", "603"),
        ("603/58", "60358"),
        ("603-5847-", "6035847"),
        ("600/5931/x", "6005931X"),
        ("L/618", "L618"),
        ("60", ""),
        ("level 400", ""),
        ("coaching", ""),
        ("", ""),
    ],
)
def test_the_beginning_of_a_number(text: str, key: str) -> None:
    assert numbers.beginning(text) == key


def test_search_keys_hold_every_spelling_once() -> None:
    number = numbers.parse_qualification_number("603/5847/6")
    assert numbers.search_keys(number) == ("603/5847/6", "60358476", "603 5847 6", "603-5847-6")
    assert numbers.search_keys(numbers.parse("body-code", "8605-400")) == ("8605-400", "8605 400")
    assert numbers.search_keys(numbers.parse_recognition_number("RN5143")) == ("RN5143",)


def test_a_registry_refuses_duplicates_and_bad_keys_and_is_open_to_plugins() -> None:
    registry = Schemes()
    scheme = registry.register(Scheme("sqa", "SQA code", read=lambda text: numbers.parse("body-code", text)))
    assert registry.get("sqa") is scheme
    assert "sqa" in registry
    with pytest.raises(DuplicateSchemeError, match="“sqa” is already registered"):
        registry.register(scheme)
    with pytest.raises(ValueError, match="“SQA Code” cannot name a scheme"):
        registry.register(Scheme("SQA Code", "SQA code", read=scheme.read))
    registry.unregister("sqa")
    assert list(registry) == []


def test_the_built_in_schemes_are_registered_like_any_other() -> None:
    assert [scheme.key for scheme in numbers.SCHEMES] == [
        "qualification-number",
        "unit-reference",
        "wales-number",
        "recognition-number",
    ]


def test_a_refusal_and_a_warning_can_be_said_in_another_language() -> None:
    welsh = Wording(translate=lambda template: "cy: " + template)
    with pytest.raises(NumberError) as refusal:
        numbers.parse_qualification_number("")
    assert refusal.value.sentence(welsh).startswith("cy: Give a qualification number")
    warning = numbers.check_character(numbers.parse_qualification_number("610/0006/8"), welsh)
    assert warning is not None
    assert warning.startswith("cy: The check character of 610/0006/8")
