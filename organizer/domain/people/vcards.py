"""A person as a card that telephones take: vCard 4.0 (RFC 6350)."""

import re
from dataclasses import dataclass

_LONGEST = 75  # bytes of a line, without its end: RFC 6350, 3.2
_SPECIAL = re.compile(r"[\\,;]")
_NUMBER = re.compile(r"\+[\d\s()./-]{4,}")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; what is empty is left out."""

    name: str
    family_name: str = ""
    given_name: str = ""
    title: str = ""
    organization: str = ""
    job_title: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""


def vcard(card: Card) -> str:
    """The card as text, each line ended by CR and LF; empty without a name, which every card must have."""
    if not card.name:
        return ""
    lines = ["BEGIN:VCARD", "VERSION:4.0", *_properties(card), "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _properties(card: Card) -> list[str]:
    parts = card.family_name, card.given_name, "", card.title, ""
    optional = (
        ("N", ";".join(map(_escaped, parts)) if any(parts) else ""),
        ("ORG", _escaped(card.organization)),
        ("TITLE", _escaped(card.job_title)),
        ("EMAIL", _escaped(card.email)),
        (_phone_property(card.phone)),
        ("ADR", f";;;;;;{_escaped(card.country)}" if card.country else ""),
    )
    return [f"FN:{_escaped(card.name)}", *(f"{name}:{value}" for name, value in optional if value)]


def _phone_property(phone: str) -> tuple[str, str]:
    """An international number as a URI (RFC 3966), any other as text: RFC 6350, 6.4.1."""
    if _NUMBER.fullmatch(phone):
        return "TEL;VALUE=uri", "tel:+" + re.sub(r"\D", "", phone)
    return "TEL", _escaped(phone)


def _escaped(text: str) -> str:
    r"""Backslash, comma and semicolon behind a backslash, an end of line as ``\n``: RFC 6350, 3.4."""
    return r"\n".join(_SPECIAL.sub(r"\\\g<0>", text).splitlines())


def _folded(line: str) -> str:
    """In lines of at most 75 bytes, each after the first begun by a space; no letter is broken: RFC 6350, 3.2."""
    lines, room = [""], _LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            lines.append(" ")
            room = _LONGEST - 1
        lines[-1] += letter
        room -= size
    return "\r\n".join(lines)
