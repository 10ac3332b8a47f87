"""The rules of five real specifications, as documents: units as code:level:credits:GLH(:TQT), facts only."""

from __future__ import annotations

from typing import Any

AIM_STAR = """
    AJ5/4/NQ/002:4:3:4:27 AF5/4/NQ/003:4:2:6:15 AF5/4/NQ/004:4:1:4:10 AF7/4/NQ/006:4:1:1:2
    AJ5/4/NQ/003:4:1:1:2 AF5/3/NQ/007:3:1:1:3 AF5/4/NQ/006:4:8:9:82 AF5/4/NQ/007:4:3:4:33
    AG1/4/NQ/003:4:1:2:4 AG1/4/NQ/004:4:1:2:4 AG1/4/NQ/005:4:1:3:5
"""

ILM_COACHING = """
    500:5:5:18 501:5:5:12 502:5:29:20 503:5:3:7
"""

ILM_WORKPLACE = """
    D3.01:3:3:9 D3.02:3:2:6 D3.03:3:3:6 D3.04:3:7:12
"""

ILM_LEADERSHIP = """
    300:3:2:9 301:3:2:9 302:3:2:9 303:3:2:9 304:3:1:4 305:3:2:9 306:3:2:7 307:3:2:4 308:3:2:6
    309:3:1:5 310:3:2:9 311:3:2:9 312:3:1:4 313:3:1:7 314:3:1:5 315:3:2:7 316:3:1:3 317:3:2:7
    318:3:2:6 319:3:1:4 320:3:2:7 321:3:2:7 322:3:2:7 323:3:2:7 324:3:1:7 325:3:2:7 326:3:2:7
    327:3:1:6 328:3:2:4 329:3:1:6 330:3:1:4 331:3:3:7 332:3:3:10 333:3:2:7 334:3:2:8 335:3:2:8
    336:3:2:7 337:3:2:7 338:3:2:7 339:3:3:9 340:3:3:9 341:3:2:7 400:4:4:15 401:4:4:6 402:4:4:12
    403:4:3:6 404:4:3:3 405:4:5:21 406:4:4:10 407:4:3:12 408:4:4:18 409:4:6:15 410:4:4:15 411:4:2:9
    412:4:3:15 413:4:3:15 414:4:2:10 415:4:2:6 416:4:3:14 417:4:6:24 418:4:6:25 419:4:3:8 420:4:3:6
    421:4:3:6 422:4:4:6 423:4:6:10 424:4:6:10 425:4:2:5 426:4:7:25 427:4:3:12 501:5:3:8 502:5:3:14
    503:5:4:18 504:5:5:24 505:5:4:18 506:5:3:8 507:5:5:24 508:5:3:12 509:5:3:10 510:5:4:18
    511:5:4:18 512:5:4:12 513:5:4:12 514:5:5:24 515:5:3:12 516:5:2:10 517:5:2:9 518:5:2:9 519:5:4:18
    520:5:6:15 521:5:15:20 522:5:5:9 524:5:11:12 525:5:5:14 526:5:5:12 527:5:4:10 528:5:6:18
    529:5:5:14 530:5:5:18 533:5:3:8
"""

ILM_SUPPORT = """
    506:5:7:14 507:5:8:24 508:5:8:24
"""


def units(table: str, prefix: str = "") -> dict[str, Any]:
    """The unit table that such a text holds."""
    found = {}
    for entry in table.split():
        code, level, credit, glh, *tqt = entry.split(":")
        found[prefix + code] = {
            "title": f"Unit {code}",
            "level": level,
            "credits": int(credit),
            "glh": int(glh),
            "tqt": int(tqt[0]) if tqt else None,
        }
    return found


def ranged(prefix: str, text: str, among: dict[str, Any]) -> list[str]:
    """The units of "400-408, 410" that are in the table."""
    found = []
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        numbers = range(int(first), int(last or first) + 1)
        found += [f"{prefix}{number}" for number in numbers if f"{prefix}{number}" in among]
    return found


def _suite(table: str, prefix: str, groups: dict[str, str], rules: list[dict[str, Any]]) -> dict[str, Any]:
    known = units(table, prefix)
    return {
        "units": known,
        "groups": [
            {"id": name, "title": f"Group {name}", "units": ranged(prefix, text, known)}
            for name, text in groups.items()
        ],
        "rules": rules,
    }


def _whole(table: str, rules: list[dict[str, Any]]) -> dict[str, Any]:
    known = units(table)
    return {
        "units": known,
        "groups": [{"id": "M", "title": "Mandatory units", "units": list(known)}],
        "rules": rules,
    }


_LEADERSHIP_GROUPS = {"1": "400-427", "2": "300-341, 501-530, 533"}
_AWARD = ranged("8605-", "400-408, 410-427", units(ILM_LEADERSHIP, "8605-"))
_CERTIFICATE_2 = ranged("8605-", "300-341, 501-520, 522, 525-530, 533", units(ILM_LEADERSHIP, "8605-"))

DOCUMENTS: dict[str, dict[str, Any]] = {
    "AIM L4 STAR": _whole(AIM_STAR, [{"kind": "mandatory", "groups": ["M"]}]),
    "ILM L5 Coaching Certificate": _suite(
        ILM_COACHING,
        "8580-",
        {"1": "500-503"},
        [
            {"kind": "only", "groups": ["1"], "units": ["8580-500", "8580-501", "8580-503"]},
            {"kind": "credits", "groups": ["1"], "min": 13},
            {"kind": "confirm", "text": "It is completed within 3 years."},
        ],
    ),
    "ILM L5 Coaching Diploma": _suite(
        ILM_COACHING,
        "8580-",
        {"1": "500-503"},
        [
            {"kind": "only", "groups": ["1"], "units": ["8580-500", "8580-502", "8580-503"]},
            {"kind": "credits", "groups": ["1"], "min": 37},
        ],
    ),
    "ILM L3 Workplace Coaches": _whole(
        ILM_WORKPLACE, [{"kind": "mandatory", "groups": ["M"]}, {"kind": "credits", "min": 15}]
    ),
    "ILM L4 Leadership Award": _suite(
        ILM_LEADERSHIP,
        "8605-",
        _LEADERSHIP_GROUPS,
        [
            {"kind": "only", "groups": ["1"], "units": _AWARD},
            {"kind": "units", "groups": ["2"], "max": 0},
            {"kind": "credits", "groups": ["1"], "min": 5},
        ],
    ),
    "ILM L4 Leadership Certificate": _suite(
        ILM_LEADERSHIP,
        "8605-",
        _LEADERSHIP_GROUPS,
        [
            {"kind": "only", "groups": ["1"], "units": _AWARD},
            {"kind": "only", "groups": ["2"], "units": _CERTIFICATE_2},
            {"kind": "credits", "groups": ["1", "2"], "min": 13},
            {"kind": "credits", "groups": ["2"], "max": 6},
        ],
    ),
    "ILM L4 Leadership Diploma": _suite(
        ILM_LEADERSHIP,
        "8605-",
        _LEADERSHIP_GROUPS,
        [
            {"kind": "credits", "groups": ["1", "2"], "min": 37},
            {"kind": "credits", "groups": ["2"], "max": 18},
        ],
    ),
    "ILM L5 Business Support": _suite(
        ILM_SUPPORT,
        "8148-",
        {"1": "506-508"},
        [
            {"kind": "mandatory", "units": ["8148-506", "8148-508", "8148-507"]},
            {"kind": "credits", "min": 23},
        ],
    ),
}
