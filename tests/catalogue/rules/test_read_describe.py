"""The law: what `describe` says of a rule, `read` reads back to the same rule."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.meaning import same_meaning
from catalogue.rules.document import Document
from catalogue.rules.english import describe, read
from catalogue.rules.parsing import parse, to_json
from tests.catalogue.rules import generate

TITLES = """Group A|Mandatory units|Optional units|Units|Mandatory Group|Learning, Development and Support
Care|of the “quoted” kind|A; b: (c)||units 1 and 2
Level 3 or above|Section 1|Adults strand|Ends with a full stop.
Group A and Group B|the group|option 2|  spaced   out |together|may count""".replace("\n", "|").split("|")
CODES = """8605-400|8605-401|8605-402|8605-403|8605-405|K/502/1234|D3.01|D3.1|5|6|7|16|HSC2001|HSC 2002
reading-a-map|and|unit|“x”|A, B|AJ5/4/NQ/002|x.|u1-|1.2.3""".replace("\n", "|").split("|")


def disguised(data: dict[str, Any], random: Random) -> dict[str, Any]:
    """The same document with codes and titles that are hard to tell from the words around them."""
    codes = dict(zip(data["units"], random.sample(CODES, len(data["units"])), strict=True))
    ids = {
        one["id"]: one["id"] if random.random() < 0.5 else random.choice("1234") + one["id"]
        for one in data["groups"]
    }

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            found = {key: renamed(entry) for key, entry in value.items()}
            for key in ("units", "any_of"):
                if isinstance(value.get(key), list):
                    found[key] = [codes.get(code, code) for code in value[key]]
            if isinstance(value.get("unit"), str):
                found["unit"] = codes.get(value["unit"], value["unit"])
            if isinstance(value.get("groups"), list) and all(isinstance(one, str) for one in value["groups"]):
                found["groups"] = [ids[one] for one in value["groups"]]
            return found
        return [renamed(entry) for entry in value] if isinstance(value, list) else value

    found = renamed(data)
    found["units"] = {codes[code]: facts for code, facts in data["units"].items()}
    for facts in found["units"].values():
        facts["attributes"] |= random.choice(
            [{}, {}, {"Pass mark": "40 or 50, or more"}, {"size": 3}, {"hours": 2.5}]
        )
    for group in found["groups"]:
        group["id"] = ids[group["id"]]
        group["title"] = random.choice(TITLES)
        if group.get("parent"):
            group["parent"] = ids[group["parent"]]
    found["equivalents"] = [
        [codes.get(one, one), codes.get(other, other)] for one, other in data["equivalents"]
    ]
    return found


def read_back(document: Document, between: str) -> dict[str, Any]:
    """The document as its own sentences are read."""
    data = to_json(document)
    answer = read(between.join(describe(document)), data["units"], data["groups"])
    assert answer["unread"] == []
    assert answer["unmatched"] == []
    return answer


def plain_rules(rules: Any) -> list[Any]:
    """Rules as they can be compared: what a sentence does not say, and the order of sentences, left out."""

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            silent = ("title", "amount", "measure") if value.get("kind") == "confirm" else ("title",)
            return {key: kept(entry) for key, entry in value.items() if key not in silent}
        return [kept(one) for one in value] if isinstance(value, list) else value

    found: list[Any] = []
    for rule in kept(rules):
        if rule.get("kind") == "confirm":
            rule = {**rule, "text": " ".join(rule["text"].split()).replace("“", '"').replace("”", '"')}
        if rule not in found:
            found.append(rule)
    return found


def check(document: Document, between: str = " ") -> None:
    answer = read_back(document, between)
    data = to_json(document)
    again = parse({"units": data["units"], "groups": data["groups"], **answer})
    assert same_meaning(document, again)
    read_data = to_json(again)
    assert sorted(map(repr, plain_rules(read_data["rules"]))) == sorted(map(repr, plain_rules(data["rules"])))
    assert [plain_rules(one["rules"]) for one in read_data["endorsements"]] == [
        plain_rules(one["rules"]) for one in data["endorsements"]
    ]
    assert answer["equivalents"] == [
        pair for place, pair in enumerate(data["equivalents"]) if pair not in data["equivalents"][:place]
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.sampled_from([" ", "\n", "\n\n"]))
def test_sentences_read_back_to_their_rules(seed: int, between: str) -> None:
    check(parse(generate.document(Random(seed))), between)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_sentences_with_awkward_names_read_back(seed: int) -> None:
    random = Random(seed)
    check(parse(disguised(generate.document(random), random)))
