"""iCalendar out (RFC 5545), for phones and shared calendars."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from organizer.files.replacing import replacing

_LONGEST = 75  # octets of a line before it is folded (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something with a time; ``starts`` and ``ends`` know their zone. ``uid`` stays the same when it moves."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    place: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()


def write_calendar(path: Path, name: str, appointments: Sequence[Appointment], stamp: datetime) -> None:
    """Write the appointments in UTC, which every calendar shows in its own zone. Raises FileTrouble."""
    with replacing(path) as part:
        part.write_bytes(b"".join(_folded(line) for line in _lines(name, appointments, stamp)))


def _lines(name: str, appointments: Iterable[Appointment], stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Organizer//EN", f"X-WR-CALNAME:{_escaped(name)}")
    for each in appointments:
        yield from ("BEGIN:VEVENT", f"UID:{each.uid}@organizer", f"DTSTAMP:{_utc(stamp)}")
        yield from (f"DTSTART:{_utc(each.starts)}", f"DTEND:{_utc(each.ends)}", f"SUMMARY:{_escaped(each.title)}")
        if each.place:
            yield f"LOCATION:{_escaped(each.place)}"
        if each.description:
            yield f"DESCRIPTION:{_escaped(each.description)}"
        if each.categories:
            yield f"CATEGORIES:{','.join(map(_escaped, each.categories))}"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    clean = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(clean.splitlines())


def _folded(line: str) -> bytes:
    """The line in pieces of 75 octets, no character torn, each further one begun with a space."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode("utf-8", "replace")
        if len(piece) + len(encoded) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
