"""Codes that say by themselves that this event made them: a desk without the list of people can tell a forged one."""

import hashlib
import hmac

from organizer.domain.people.registration_codes import ALPHABET

SEPARATOR = "."
"""Between the code and its signature; QR has it in its compact alphanumeric mode."""

SIGNS = 8
"""Characters of a signature: 40 bits, which nobody finds by trying at a door."""


def signed_code(code: str, secret: str) -> str:
    """The code and a signature made with the event's secret; empty without a code or a secret."""
    return f"{code}{SEPARATOR}{_signature(code, secret)}" if code and secret else ""


def verified_code(text: str, secret: str) -> str | None:
    """The code within a signed one that was made with this secret; None for anything else."""
    code, separator, signature = text.strip().rpartition(SEPARATOR)
    if not separator or not secret:
        return None
    given, right = signature.upper().encode(), _signature(code, secret).encode()
    return code if hmac.compare_digest(given, right) else None


def _signature(code: str, secret: str) -> str:
    """The first bits of HMAC-SHA-256 (RFC 2104), in Crockford's base 32."""
    digest = hmac.digest(secret.encode(), code.encode(), hashlib.sha256)
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:SIGNS])
