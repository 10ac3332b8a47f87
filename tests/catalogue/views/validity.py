"""Whether a page is valid HTML, as far as the standard library's parser can tell: every fault in a sentence.

Held against the HTML Standard: tags that nest and are known, attributes that are allowed where they stand and
stand once, what may be inside what, ids and what names them, stray angle brackets and ampersands, values of
dates and numbers, rows of a table of one length. Not a whole validator: it knows nothing of addresses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.entities import html5
from html.parser import HTMLParser

VOID = set("base br col hr img input link meta".split())
PHRASING = set(
    "a abbr b bdi br button cite code data datalist del dfn em i img input ins kbd label mark meter output"
    " progress q s samp script select small span strong sub sup svg textarea time u var wbr link meta".split()
)
FLOW = PHRASING | set(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hgroup hr main menu nav ol p pre search section table ul".split()
)
HEADINGS = set("h1 h2 h3 h4 h5 h6".split())
SVG = set("svg a g path line polyline polygon rect circle text tspan title marker defs use".split())
INSIDE: dict[str, set[str]] = {
    "html": {"head", "body"},
    "head": set("base link meta script style title".split()),
    "ul": {"li", "script"},
    "ol": {"li", "script"},
    "dl": {"dt", "dd", "div", "script"},
    "table": set("caption colgroup thead tbody tfoot tr".split()),
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "colgroup": {"col"},
    "tr": {"td", "th"},
    "select": {"option", "optgroup", "hr"},
    "optgroup": {"option"},
    "option": set(),
    "title": set(),
    "textarea": set(),
    "script": set(),
    "details": FLOW | {"summary"},
    "fieldset": FLOW | {"legend"},
    "figure": FLOW | {"figcaption"},
    "summary": PHRASING | HEADINGS,
    "legend": PHRASING | HEADINGS,
    "dt": FLOW - HEADINGS - set("article aside footer header nav section".split()),
    "th": FLOW - HEADINGS - set("article aside footer header nav section".split()),
    "caption": FLOW - {"table"},
    **dict.fromkeys(
        HEADINGS | set("p pre span strong em abbr code small label button b i cite time".split()), PHRASING
    ),
}
"""What may stand directly inside; a link has what its parent may have. All others hold flow content."""
NO_TEXT = set("html head ul ol dl table thead tbody tfoot tr select colgroup optgroup".split())
ONLY_FIRST = {"caption", "summary", "legend"}
NOT_INSIDE = {
    "a": {"a", "button"},
    "button": {"a", "button"},
    "input": {"a", "button"},
    "select": {"a", "button"},
    "label": {"label", "a", "button"},
    "form": {"form"},
    "main": set("article aside footer header nav section".split()),
    "header": {"header", "footer"},
    "footer": {"header", "footer"},
}
GLOBAL = set("accesskey class dir hidden id lang role tabindex title translate autofocus".split())
ATTRIBUTES = {
    "a": "href rel download hreflang type",
    "button": "type name value form disabled formaction",
    "form": "action method enctype novalidate autocomplete",
    "html": "lang prefix",
    "img": "src alt width height loading",
    "input": "type name value checked required maxlength minlength min max step pattern placeholder form"
    " size autocomplete readonly disabled list inputmode",
    "label": "for",
    "link": "rel href type media title hreflang sizes",
    "meta": "charset name content property http-equiv",
    "ol": "start reversed type",
    "option": "value selected disabled label",
    "optgroup": "label",
    "script": "src type defer async nonce",
    "select": "name form multiple size required disabled",
    "td": "colspan rowspan headers",
    "textarea": "name rows cols maxlength required form placeholder readonly disabled spellcheck",
    "th": "colspan rowspan headers scope abbr",
    "time": "datetime",
    "details": "open name",
    "abbr": "title",
    "data": "value",
    "meter": "value min max low high optimum",
    "progress": "value max",
}
NAMING = (
    "for",
    "form",
    "list",
    "headers",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
)
WHOLE = ("maxlength", "minlength", "colspan", "rowspan", "rows", "cols", "start", "size")
TYPES = {
    "input": set("text search email url tel number date checkbox radio hidden submit file password".split()),
    "button": {"submit", "button", "reset"},
}
_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")


class _Reader(HTMLParser):
    """Reads a page and gathers what is wrong with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[str] = []
        self.open: list[str] = [""]
        self.seen: list[Counter[str]] = [Counter()]
        self.cells: list[list[int]] = []
        self.ids: Counter[str] = Counter()
        self.named: list[tuple[str, str]] = []

    def fault(self, words: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {words}")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html" or self.getpos() != (1, 0):
            self.fault(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._place(tag)
        self._attributes(tag, attrs)
        if tag == "table":
            self.cells.append([])
        elif tag == "tr" and self.cells:
            self.cells[-1].append(0)
        elif tag in ("td", "th") and self.cells and self.cells[-1]:
            self.cells[-1][-1] += int(dict(attrs).get("colspan") or 1)
        if tag not in VOID:
            self.open.append(tag)
            self.seen.append(Counter())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in VOID:
            return
        if "svg" not in self.open:
            self.fault(f"<{tag}/> does not close itself")
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1] != tag:
            self.fault(f"</{tag}> closes <{self.open[-1]}>")
            return
        if tag == "table" and len(set(self.cells.pop())) > 1:
            self.fault("the rows of the table are not of one length")
        self.open.pop()
        self.seen.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1] == "script":
            return
        if "<" in data:
            self.fault(f"a stray < in {data.strip()[:40]!r}")
        if data.strip() and self.open[-1] in NO_TEXT:
            self.fault(f"text inside <{self.open[-1]}>: {data.strip()[:40]!r}")

    def handle_entityref(self, name: str) -> None:
        if name + ";" not in html5:
            self.fault(f"&{name} is no character")

    def _place(self, tag: str) -> None:
        parent = next((one for one in reversed(self.open) if one != "a"), "")
        if "svg" in self.open:
            allowed = SVG
        elif parent == "":
            allowed = {"html"}
        elif parent == "div" and self.open[-2] == "dl":
            allowed = {"dt", "dd"}
        else:
            allowed = INSIDE.get(parent, FLOW)
        if tag not in allowed:
            self.fault(f"<{tag}> inside <{parent}>")
        if around := NOT_INSIDE.get(tag, set()) & set(self.open):
            self.fault(f"<{tag}> somewhere inside <{', '.join(sorted(around))}>")
        if tag in ONLY_FIRST and self.seen[-1].total():
            self.fault(f"<{tag}> is not the first inside <{parent}>")
        if tag == "dd" and not self.seen[-1]["dt"]:
            self.fault("<dd> before any <dt>")
        self.seen[-1][tag] += 1

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        for name, times in names.items():
            if times > 1:
                self.fault(f"{name} stands {times} times in <{tag}>")
            free = name.startswith(("data-", "aria-")) or name in GLOBAL
            if not free and "svg" not in (*self.open, tag) and name not in ATTRIBUTES.get(tag, "").split():
                self.fault(f"<{tag}> has no attribute {name}")
        values = {name: value or "" for name, value in attrs}
        for name in NAMING:
            if name in values:
                self.named += [(name, one) for one in values[name].split() or [""]]
        if "id" in values:
            self.ids[values["id"]] += 1
            if not values["id"] or re.search(r"\s", values["id"]):
                self.fault(f"id {values['id']!r}")
        if values.get("href", "").startswith("#") and values["href"] != "#":
            self.named.append(("href", values["href"][1:]))
        self._values(tag, values)

    def _values(self, tag: str, values: dict[str, str]) -> None:
        for name in WHOLE:
            if name in values and not values[name].isdigit():
                self.fault(f"{name}={values[name]!r} is no whole number")
        if tag in TYPES and values.get("type", "text" if tag == "input" else "submit") not in TYPES[tag]:
            self.fault(f"<{tag} type={values['type']!r}>")
        if tag == "img" and "alt" not in values:
            self.fault("<img> without alt")
        if tag == "input" and values.get("type") == "date" and values.get("value"):
            try:
                date.fromisoformat(values["value"])
            except ValueError:
                self.fault(f"{values['value'][:20]!r} is no date")


def faults(html: str) -> list[str]:
    """Return what is wrong with ``html``, a whole page; empty for a valid one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*reader.faults, *_whole(reader, html)]


def _whole(reader: _Reader, html: str) -> Iterator[str]:
    """Yield what is wrong with the page as a whole."""
    if not html.lower().startswith("<!doctype html>"):
        yield "it does not begin with <!doctype html>"
    yield from (f"<{tag}> is never closed" for tag in reader.open[1:])
    yield from (f"id {one!r} stands {times} times" for one, times in reader.ids.items() if times > 1)
    yield from (f"{name} names {one!r}" for name, one in reader.named if one not in reader.ids)
    unknown = {one for one in _REFERENCE.findall(html) if one not in html5}
    yield from (f"&{one} is no character" for one in sorted(unknown))
    if b"charset" not in html.encode()[:1024]:
        yield "the charset does not stand in the first 1024 bytes"
    for tag in ("title", "main", "body", "h1"):
        if len(re.findall(rf"<{tag}[\s>]", html)) != 1:
            yield f"there is not one <{tag}>"
