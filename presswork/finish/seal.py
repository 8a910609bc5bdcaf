"""The seal: a file's own checksum in its identifier, so that a lone file shows whether a byte of it has changed.

The second string of the trailer's ID names a file's contents (ISO 32000-1, 14.4). Here it is the first half of the
SHA-256 of the whole file in which that string is all zeros, so nothing is added that a standard would have to allow.
A linearised file has the identifier twice, the same in both places.
"""

import hashlib
import re

# the array with its first string, hexadecimal or literal, then 32 digits of the second
IDENTIFIER = re.compile(rb"(/ID\s*\[\s*(?:<[0-9A-Fa-f]*>|\([0-9A-Za-z]*\))\s*[<(])([0-9A-Fa-f]{32})(?=[>)]\s*\])")
EMPTY = b"0" * 32


def seal(data: bytes) -> bytes:
    """Write the checksum into a finished PDF; one without an identifier is given back as it is."""
    digits = digest(data)
    return IDENTIFIER.sub(lambda found: found[1] + digits, data)


def intact(data: bytes) -> bool:
    """Say whether a file is, byte for byte, what was sealed; False also for one that never was."""
    found = [digits for _, digits in IDENTIFIER.findall(data)]
    return bool(found) and set(found) == {digest(data)}


def digest(data: bytes) -> bytes:
    """Give the 32 digits that a file's identifier has when it is sealed."""
    empty = IDENTIFIER.sub(lambda found: found[1] + EMPTY, data)
    return hashlib.sha256(empty).hexdigest()[:32].encode()
