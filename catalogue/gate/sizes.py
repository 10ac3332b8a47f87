"""Checks on credits, GLH and TQT among themselves, and against the size word in the title.

Credit is a tenth of TQT in hours, rounded (Ofqual's Condition E7 and its guidance). The size words follow the
regulators' titling: Award up to 120 hours (12 credits), Certificate up to 369 (36), Diploma from 370 (37).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalogue.documents.values import LEVELS, LevelRange, Quantity, level_rank

from .checks import Check, registry
from .draft import Draft

HOURS_IN_A_CREDIT = 10
_WORD = re.compile(r"\b(award|certificate|diploma)\b", re.IGNORECASE)
_BOUNDS: dict[str, dict[str, tuple[int, int | None]]] = {
    "award": {"tqt": (0, 120), "credits": (0, 12)},
    "certificate": {"tqt": (121, 369), "credits": (13, 36)},
    "diploma": {"tqt": (370, None), "credits": (37, None)},
}


@registry.register("sizes")
def sizes(draft: Draft) -> Iterator[Check]:
    """Guided hours lie within total hours; credits are a tenth of them; ranges go up."""
    document = draft.document
    for name in ("credits", "glh", "tqt"):
        size = getattr(document, name)
        if size is not None and size.min is not None and size.max is not None and size.min > size.max:
            sentence = _("The least, %(min)d, is above the most, %(max)d.") % {
                "min": size.min,
                "max": size.max,
            }
            yield Check("range-down", sentence, f"{name}_min", blocking=True)
    level = draft.qualification.level if draft.qualification else None
    if level is not None and {level.min, level.max} <= set(LEVELS) and _goes_down(level):
        sentence = _("The lowest level, %(min)s, is above the highest, %(max)s.")
        yield Check("level-down", sentence % {"min": level.min, "max": level.max}, "level_min", blocking=True)
    for glh, tqt in _pairs(document.glh, document.tqt):
        if glh > tqt:
            sentence = _("GLH (%(glh)d hours) are more than TQT (%(tqt)d hours).") % {"glh": glh, "tqt": tqt}
            yield Check("glh-above-tqt", sentence, "glh_min")
            break
    for credits, tqt in _pairs(document.credits, document.tqt):
        if abs(credits * HOURS_IN_A_CREDIT - tqt) * 2 > HOURS_IN_A_CREDIT:
            yield Check(
                "credits-not-tenth",
                _("%(credits)d credits are not a tenth of TQT, rounded: %(tqt)d hours would be %(expected)d.")
                % {
                    "credits": credits,
                    "tqt": tqt,
                    "expected": (tqt + HOURS_IN_A_CREDIT // 2) // HOURS_IN_A_CREDIT,
                },
                "credits_min",
            )
            break


@registry.register("size-word")
def size_word(draft: Draft) -> Iterator[Check]:
    """Award, Certificate or Diploma in the title agrees with TQT, else with credits."""
    document = draft.qualification
    found = _WORD.search(document.title) if document else None
    if document is None or found is None:
        return
    name, size = ("tqt", document.tqt) if document.tqt else ("credits", document.credits)
    least, most = _BOUNDS[found.group().lower()][name]
    stated = [one for one in (size.min, size.max) if one is not None] if size else []
    if all(one >= least and (most is None or one <= most) for one in stated):
        return
    template = {
        "tqt": _(
            "The title says %(word)s, but TQT is %(size)s hours: %(range)s hours are usual for that word."
        ),
        "credits": _(
            "The title says %(word)s, but it has %(size)s credits: %(range)s are usual for that word."
        ),
    }[name]
    usual = _("%(least)d or more") % {"least": least} if most is None else f"{least}–{most}"
    yield Check(
        "size-word",
        template % {"word": found.group(), "size": "–".join(map(str, dict.fromkeys(stated))), "range": usual},
        "title",
    )


def _goes_down(level: LevelRange) -> bool:
    return level_rank(level.min) > level_rank(level.max)


def _pairs(first: Quantity | None, second: Quantity | None) -> Iterator[tuple[int, int]]:
    """Yield the least of both and the most of both, where both are stated; one exact pair comes once."""
    if first is None or second is None:
        return
    for one, other in dict.fromkeys(((first.min, second.min), (first.max, second.max))):
        if one is not None and other is not None:
            yield one, other
