"""The markup of one row of a table of units, escaped here: the only markup of a page that is no template's.

A specification has a hundred rows, and most of a page's time went into them. A theme that wants other rows
writes its own ``catalogue/components/units_table.html`` with a loop over ``group.rows``.
"""

from __future__ import annotations

from django.utils.html import escape

from .structure import GroupView, UnitRow


def row_markup(row: UnitRow, group: GroupView) -> str:
    """Return the row with the columns that ``group`` has."""
    codes = "".join(f'<span class="code">{escape(code)}</span> ' for code in row.codes)
    title = f'<a href="{escape(row.url)}">{escape(row.title)}</a>' if row.url else escape(row.title)
    note = f' <span class="source">{escape(row.note)}</span>' if row.note else ""
    numbers = [row.level]
    numbers += [row.credits] if group.has_credits else []
    numbers += [row.glh] if group.has_glh else []
    numbers += [row.tqt] if group.has_tqt else []
    cells = "".join(f'\n      <td class="number">{escape(number)}</td>' for number in numbers)
    return (
        f'\n    <tr id="{escape(row.anchor)}">\n      <th scope="row"><span class="unit-name">'
        f'<span class="unit-codes">{codes}</span><span>{title}{note}</span></span></th>{cells}\n    </tr>'
    )
