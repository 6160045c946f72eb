"""The codes that badges carry: short, unguessable, and without letters that are mistaken for figures."""

import secrets
from collections.abc import Callable, Container

LENGTH = 8
"""Characters of a code: 40 bits, so that nobody finds a valid one by trying."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U. A QR code holds it in its compact alphanumeric mode."""

_TABLE = bytes(ord(ALPHABET[each % len(ALPHABET)]) for each in range(256))


def new_codes(count: int, taken: Container[str], *, random: Callable[[int], bytes] = secrets.token_bytes) -> list[str]:
    """So many codes, different from each other and from those taken. ``random(n)`` gives n bytes."""
    made: dict[str, None] = {}
    while len(made) < count:
        missing = count - len(made)
        text = random(missing * LENGTH).translate(_TABLE).decode("ascii")
        codes = (text[at : at + LENGTH] for at in range(0, len(text), LENGTH))
        made.update(dict.fromkeys(code for code in codes if code not in taken))
    return list(made)
