"""The seal: a file's own checksum in its identifier, so that a lone file shows whether a byte of it has changed.

The second string of the trailer's ID names a file's contents (ISO 32000-1, 14.4). Here it is the first half of the
SHA-256 of the whole file in which that string is all zeros, so nothing is added that a standard would have to allow.
A linearised file has the identifier twice, the same in both places.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

# the array with its first string, hexadecimal or literal, then 32 digits of the second
IDENTIFIER = re.compile(rb"(/ID\s*\[\s*(?:<[0-9A-Fa-f]*>|\([0-9A-Za-z]*\))\s*[<(])([0-9A-Fa-f]{32})(?=[>)]\s*\])")
EMPTY = b"0" * 32

Span = tuple[int, int]


def seal(data: bytes) -> bytes:
    """Write the checksum into a finished PDF; one without an identifier is given back as it is."""
    return b"".join(sealed(data))


def sealed(data: bytes) -> Iterator[memoryview | bytes]:
    """Give a finished PDF with the checksum written in, in parts: a large file is not copied."""
    places = [found.span(2) for found in IDENTIFIER.finditer(data)]
    return _with(data, places, _sum(data, places))


def intact(data: bytes) -> bool:
    """Say whether a file is, byte for byte, what was sealed; False also for one that never was."""
    places = [found.span(2) for found in IDENTIFIER.finditer(data)]
    return bool(places) and {data[start:stop] for start, stop in places} == {_sum(data, places)}


def digest(data: bytes) -> bytes:
    """Give the 32 digits that a file's identifier has when it is sealed."""
    return _sum(data, [found.span(2) for found in IDENTIFIER.finditer(data)])


def _sum(data: bytes, places: Sequence[Span]) -> bytes:
    whole = hashlib.sha256()
    for part in _with(data, places, EMPTY):
        whole.update(part)
    return whole.hexdigest()[:32].encode()


def _with(data: bytes, places: Sequence[Span], digits: bytes) -> Iterator[memoryview | bytes]:
    """Give a file in parts, with other digits in its places; nothing is copied, files may be large."""
    view, done = memoryview(data), 0
    for start, stop in places:
        yield view[done:start]
        yield digits
        done = stop
    yield view[done:]
