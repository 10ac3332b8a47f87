"""Sets of ordinals as whole numbers: bit ``n`` is set where ``n`` is a member.

Python joins, meets and counts such numbers at the speed of memory: sixty thousand members are
eight kilobytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

CHUNK = 64
"""Bytes that are counted or passed over at once."""


def packed(ordinals: Iterable[int]) -> int:
    """Return the set of ``ordinals``."""
    some = list(ordinals)
    if not some:
        return 0
    data = bytearray((max(some) >> 3) + 1)
    for ordinal in some:
        data[ordinal >> 3] |= 1 << (ordinal & 7)
    return int.from_bytes(data, "little")


def laid_out(bits: int) -> bytes:
    """Return the bytes of ``bits``, the lowest first."""
    return bits.to_bytes((bits.bit_length() + 7) >> 3, "little")


def has(data: bytes, ordinal: int) -> bool:
    """Whether ``ordinal`` is in the set whose bytes are ``data``."""
    place = ordinal >> 3
    return place < len(data) and bool(data[place] >> (ordinal & 7) & 1)


def between(data: bytes, low: int, high: int) -> int:
    """Return those members of a set that are at least ``low`` and below ``high``, moved down by ``low``."""
    some = int.from_bytes(data[low >> 3 : (high + 7) >> 3], "little") >> (low & 7)
    return some & ((1 << max(high - low, 0)) - 1)


def members(bits: int, skip: int, most: int) -> list[int]:
    """Return the members of ``bits`` in rising order: ``most`` of them at the most, after ``skip``."""
    found: list[int] = []
    data = laid_out(bits)
    for start in range(0, len(data), CHUNK):
        if len(found) >= most:
            break
        chunk = int.from_bytes(data[start : start + CHUNK], "little")
        held = chunk.bit_count()
        if skip >= held:
            skip -= held
            continue
        base = (start << 3) - 1
        while chunk and len(found) < most:
            lowest = chunk & -chunk
            chunk ^= lowest
            if skip:
                skip -= 1
            else:
                found.append(base + lowest.bit_length())
    return found


class Posting:
    """The ordinals that share one term or one value: ``few`` as a list, many as bits."""

    __slots__ = ("_bits", "few")

    def __init__(self) -> None:
        self.few: array[int] | None = array("I")
        self._bits = 0

    def add(self, ordinal: int) -> None:
        """Take ``ordinal`` in; it is not in yet."""
        if self.few is None:
            self._bits |= 1 << ordinal
        else:
            self.few.append(ordinal)

    def join(self, bits: int) -> None:
        """Take in every member of ``bits``."""
        self._bits, self.few = self.bits | bits, None

    def settle(self, size: int) -> None:
        """Choose the form that suits a set of ordinals below ``size``."""
        if self.few is not None and len(self.few) > max(32, size >> 8):
            self._bits, self.few = packed(self.few), None

    @property
    def bits(self) -> int:
        """The set."""
        return self._bits if self.few is None else packed(self.few)

    def __len__(self) -> int:
        return self._bits.bit_count() if self.few is None else len(self.few)

    def within(self, bits: int, data: bytes) -> int:
        """Return how many are in ``bits`` too, of which ``data`` are the bytes."""
        if self.few is None:
            return (self._bits & bits).bit_count()
        size = len(data)
        return sum(data[one >> 3] >> (one & 7) & 1 for one in self.few if one >> 3 < size)
