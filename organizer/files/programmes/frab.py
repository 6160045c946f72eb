"""Schedule XML of frab and Pentabarf, which pretalx, FOSDEM, the CCC and EMF publish: reading and writing.

The format: https://c3voc.de/schedule/schema.xsd. Real files differ from it (rooms only named in the event, dates only
on the day, times of day after midnight, durations of several forms); the reader takes all of them.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from html import unescape
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, RejectedEntry, SessionEntry
from organizer.files.reading.messages import Fault, ReadFault

OURS = "Organizer"
"""How the files that we write name their generator."""

_NIGHT = 6 * 60  # what begins before is night, and belongs to the day before where a file has no dates
_MORNING = 1440 + 8 * 60  # no conference day lasts longer than this
_PAUSES = re.compile(r"\b(break|pause|lunch|coffee|dinner|mittagspause|kaffeepause)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(/?)(\w+)[^>]*>")
_BLOCKS = {"p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "pre", "blockquote"}


def read_schedule_file(path: Path) -> Programme:
    """The programme in an XML file; runs in the reading child process. Raises ReadFault, OSError."""
    root = parse_xml(path.read_bytes())
    if root.tag != "schedule":
        raise ReadFault(Fault.NOT_A_SCHEDULE)
    return _Reader(root).programme()


def parse_xml(data: bytes) -> Element:
    """The root element. Entities are refused, because a few lines of them unpack to gigabytes. Raises ReadFault."""
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: builder.start(_local(tag), attributes)
    parser.EndElementHandler = lambda tag: builder.end(_local(tag))
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
        return builder.close()
    except expat.ExpatError as error:
        raise ReadFault(Fault.DAMAGED_XML, str(error.lineno)) from error


def _refuse_entity(*_declaration: object) -> NoReturn:
    raise ReadFault(Fault.FORBIDDEN_XML)


def _local(tag: str) -> str:
    """The tag without a namespace's prefix."""
    return tag.rpartition(":")[2]


class _Reader:
    """Turns one ``schedule`` element into a programme."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._conference = _child(root, "conference")
        self._source = _text(self._conference, "acronym") or _text(self._conference, "title")
        self._days = list(root.iter("day"))
        self._dates = [_date(each.get("date") or each.get("start")) for each in self._days]
        known = [each for each in self._dates if each]
        self._first = min(known, default=_date(_text(self._conference, "start")))
        self._slot = _minutes(_text(self._conference, "timeslot_duration")) or 5
        self._numbered = self._ids_name_people()
        self._ours = _child(root, "generator").get("name") == OURS

    def programme(self) -> Programme:
        """Everything in the file; entries without a title are rejected."""
        entries = [self._entry(row, *each) for row, each in enumerate(self._events(), 1)]
        sessions = tuple(each for each in entries if isinstance(each, SessionEntry))
        breaks = tuple(each for each in entries if isinstance(each, BreakEntry))
        days = [each.day for each in sessions if each.day is not None] + [each.day for each in breaks]
        last = max(days, default=0)
        return Programme(
            name=_text(self._conference, "title"),
            start_date=self._first,
            days=max(len(self._days), last + 1, 1),
            timezone=_text(self._conference, "time_zone_name"),
            rooms=_unique(self._rooms()),
            tracks=_unique(self._tracks()),
            tells_roles=False,
            sessions=sessions,
            breaks=breaks,
            rejected=tuple(each for each in entries if isinstance(each, RejectedEntry)),
        )

    def _events(self) -> Iterator[tuple[int, str, Element]]:
        """Each event with the index of its ``day`` element and its room's name."""
        for index, day in enumerate(self._days):
            for child in day:
                if child.tag == "event":
                    yield index, _text(child, "room"), child
                for event in child.iter("event") if child.tag == "room" else ():
                    yield index, _flat(child.get("name")) or _text(event, "room"), event

    def _rooms(self) -> Iterator[str]:
        for day in self._days:
            for room in day.iter("room"):
                yield _flat(room.get("name")) or _flat(room.text)

    def _tracks(self) -> Iterator[str]:
        for track in self._root.iter("track"):
            yield _flat(track.get("name")) or _flat(track.text)

    def _entry(self, row: int, index: int, room: str, event: Element) -> SessionEntry | BreakEntry | RejectedEntry:
        title = _text(event, "title")
        if not title:
            return RejectedEntry(row, "title", "")
        day, start = self._when(index, event)
        duration = _minutes(_text(event, "duration")) or self._slot
        kind = _text(event, "type")
        if _PAUSES.search(kind) and day is not None and start is not None:
            return BreakEntry(row, title, day, start, duration, _text(event, "subtitle"), room)
        return SessionEntry(
            row=row,
            title=title,
            second_title=_text(event, "subtitle"),
            uid=self._uid("event", event),
            code=event.get("code") or event.get("id") or "",
            track=_text(event, "track"),
            kind=kind,
            language=_text(event, "language"),
            description=self._description(event),
            room=room,
            day=day,
            start=start,
            duration=duration,
            people=tuple(self._people(event)),
        )

    def _when(self, index: int, event: Element) -> tuple[int | None, int | None]:
        """The conference day the event is listed under, and its start; after midnight it passes 1,440.

        A date far from its list (more than a night after it) is believed rather than the list.
        """
        start = _minutes(_text(event, "start")[:5])
        listed = self._dates[index]
        own = _date(_text(event, "date"))
        if start is None:
            return None, None
        if listed is None or self._first is None:
            return index, start
        day = (listed - self._first).days
        if own is None:
            change = min(_minutes(_text(self._conference, "day_change")) or 0, _NIGHT)
            return day, start + 1440 if start < change else start
        start += (own - listed).days * 1440
        return (day, start) if 0 <= start < _MORNING else ((own - self._first).days, start % 1440)

    def _ids_name_people(self) -> bool:
        """Whether a person's id says who it is: in some files every mention has an id of its own."""
        mentions = [(each.get("id"), _flat(each.text)) for each in self._root.iter("person") if each.get("id")]
        names = Counter(name for _, name in mentions)
        return len({number for number, _ in mentions}) < len(mentions) or len(names) == len(mentions)

    def _people(self, event: Element) -> Iterator[Credit]:
        seen: set[Credit] = set()
        for each in event.iter("person"):
            name = _flat(each.text)
            uid = self._uid("person", each, name) if each.get("guid") or self._numbered else ""
            credit = Credit(name, uid=uid)
            if name and credit not in seen:
                seen.add(credit)
                yield credit

    def _description(self, event: Element) -> str:
        """Abstract and description as plain text, once where they are the same; what we wrote ourselves is plain."""
        texts = (event.findtext(tag) or "" for tag in ("abstract", "description"))
        parts = ["\n".join(text.splitlines()) for text in texts]
        return "\n\n".join(_unique(part.strip() if self._ours else plain_text(part) for part in parts))

    def _uid(self, kind: str, element: Element, name: str = "") -> str:
        """The source's own name for something, or one made of its number and where it is from."""
        if guid := _hexadecimal(element.get("guid", "")):
            return guid
        if not element.get("id"):
            return ""
        words = (kind, self._source, element.get("id", ""), name)
        return blake2b("\0".join(words).encode(), digest_size=16).hexdigest()


# -- texts ---------------------------------------------------------------------------------------------------------


def _child(element: Element, tag: str) -> Element:
    found = element.find(tag)
    return Element(tag) if found is None else found


def _text(element: Element, tag: str) -> str:
    return _flat(element.findtext(tag))


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _minutes(text: str) -> int | None:
    """Minutes of ``H:MM``, ``HH:MM:SS`` or ``D:HH:MM:SS``."""
    parts = text.split(":")
    if not all(part.isdigit() for part in parts) or len(parts) < 2:
        return None
    days = int(parts[0]) if len(parts) == 4 else 0
    hours, minutes = parts[-3:-1] if len(parts) > 2 else parts
    return days * 1440 + int(hours) * 60 + int(minutes)


def _hexadecimal(guid: str) -> str:
    """A GUID as our uids are written; empty when it is none."""
    try:
        return uuid.UUID(guid).hex
    except ValueError:
        return ""


def plain_text(text: str) -> str:
    """Text without HTML: a new line for each block, entities as characters. Text that is no HTML stays as it is."""
    if not _MARKUP.search(text):
        return text.strip()
    lines = unescape(_MARKUP.sub(lambda tag: "\n" if tag[2].lower() in _BLOCKS else "", text)).splitlines()
    return "\n".join(line for line in map(str.strip, lines) if line)
