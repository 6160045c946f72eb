"""Texts, times and names as programme files write them."""

import re
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import blake2b
from html import unescape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MARKUP = re.compile(r"<(/?)(\w+)[^<>]*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BLOCKS = {"p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "pre", "blockquote"}
_EPOCH = 100_000_000  # a number from here on is seconds since 1970
_MILLISECONDS = 100_000_000_000


def flat(text: str | None) -> str:
    """The text in one line."""
    return " ".join((text or "").split())


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in their order, without empty ones."""
    return tuple(dict.fromkeys(filter(None, texts)))


def plain_text(text: str) -> str:
    """Text without HTML: a new line for each block, entities as characters. Text that is no HTML keeps its lines.

    Control characters are left out: no other form of a programme can hold them.
    """
    text = without_controls("\n".join(text.splitlines()))
    if not _MARKUP.search(text):
        return text.strip()
    lines = unescape(_MARKUP.sub(lambda tag: "\n" if tag[2].lower() in _BLOCKS else "", text)).splitlines()
    return "\n".join(line for line in map(str.strip, lines) if line)


def without_controls(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return _CONTROL.sub("", text)


def described(*texts: str) -> str:
    """Abstract and description as one plain text, once where they are the same."""
    return "\n\n".join(unique(map(plain_text, texts)))


def date_of(text: str | None) -> date | None:
    """The day at the beginning of an ISO date or instant."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def minutes_of(text: str) -> int | None:
    """Minutes of ``H:MM``, ``HH:MM:SS`` or ``D:HH:MM:SS``."""
    parts = text.split(":")
    if not all(part.isdecimal() and len(part) < 6 for part in parts) or not 2 <= len(parts) <= 4:
        return None
    days = int(parts[0]) if len(parts) == 4 else 0
    hours, minutes = parts[-3:-1] if len(parts) > 2 else parts
    return days * 1440 + int(hours) * 60 + int(minutes)


def zone_of(name: str) -> ZoneInfo | None:
    """The IANA zone of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def wall_clock(value: object, zone: ZoneInfo | None = None) -> datetime | None:
    """The instant of an ISO text or a number of seconds since 1970, as the clock on the wall shows it.

    With an offset it is turned to ``zone``; without a zone the clock of the offset counts.
    """
    moment = _moment(value)
    if moment is None:
        return None
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None, second=0, microsecond=0, fold=0)


def _moment(value: object) -> datetime | None:
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value.strip())
        if isinstance(value, (int, float)) and value >= _EPOCH:
            return datetime.fromtimestamp(value / 1000 if value >= _MILLISECONDS else value, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def as_guid(text: str) -> str:
    """A GUID as our uids are written; empty when it is none."""
    try:
        return uuid.UUID(text).hex
    except ValueError:
        return ""


def made_uid(*words: str) -> str:
    """A uid that is always the same for the same words: what a thing is, where it is from, its number there."""
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def source_uid(kind: str, source: str, number: str) -> str:
    """The source's own name for something where it is a GUID, or one made of its number and where it is from."""
    return as_guid(number) or (made_uid(kind, source, number) if number else "")
