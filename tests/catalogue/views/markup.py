"""Reading a page as its machines do: a small tree of tags for tests, no browser needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "input", "br", "hr", "img"}


@dataclass
class Element:
    """A tag with its attributes, children and text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words inside, single-spaced."""
        words = "".join(child if isinstance(child, str) else f" {child.text} " for child in self.children)
        return " ".join(words.split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element below with this tag and these attributes, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag and all(
                    child.attributes.get(k.strip("_")) == v for k, v in attributes.items()
                ):
                    found.append(child)
                found.extend(child.all(tag, **attributes))
        return found

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return the tree of ``html``; fails where tags do not nest."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is never closed"
    return builder.root


def assert_sound(page: Element) -> None:
    """What every page owes everybody: language, title, one h1, landmarks, a skip link, unique ids, headings
    in order.
    """
    assert page.one("html").attributes["lang"]
    assert page.one("title").text
    assert page.one("h1").text
    main = page.one("main")
    first_link = page.one("body").all("a")[0]
    assert first_link.attributes["href"] == f"#{main.attributes['id']}"
    assert len(page.all("footer")) == 1
    ids = [element.attributes["id"] for element in everything(page) if "id" in element.attributes]
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    for element in everything(page):
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
        for name in ("aria-labelledby", "aria-describedby", "for"):
            if name in element.attributes:
                named = element.attributes[name]
                assert set(named.split()) <= set(ids), f"{name} names {named}"
        if element.tag == "a" and element.attributes.get("href", "").startswith("#"):
            assert element.attributes["href"][1:] in ids
    levels = [
        int(element.tag[1])
        for element in everything(page)
        if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
    ]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
    for table in page.all("table"):
        assert table.all("caption")
        assert all("scope" in head.attributes for head in table.all("th"))


def everything(page: Element) -> list[Element]:
    """Every element below, in order."""
    found: list[Element] = []
    for child in page.children:
        if isinstance(child, Element):
            found += [child, *everything(child)]
    return found
