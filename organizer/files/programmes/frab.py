"""Schedule XML of frab and Pentabarf, which pretalx, FOSDEM, the CCC and EMF publish: reading and writing.

The format: https://c3voc.de/schedule/schema.xsd. Real files differ from it (rooms only named in the event, dates only
on the day, times of day after midnight, durations of several forms); the reader takes all of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from organizer.domain.agenda.names import credits_in
from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, RejectedEntry, SessionEntry
from organizer.domain.programme.words import RoleKind
from organizer.files.programmes.left_out import left_out_of_xml
from organizer.files.programmes.texts import as_guid, date_of, described, flat, made_uid, minutes_of, unique
from organizer.files.reading.messages import Fault, ReadFault

OURS = "Organizer"
"""How the files that we write name their generator."""

_NIGHT = 6 * 60  # what begins before is night, and belongs to the day before where a file has no dates
_MORNING = 1440 + 8 * 60  # no conference day lasts longer than this
_LONGEST = 366  # days: a date further from the first one was mistyped, and the list is believed
_DEEPEST = 100  # elements inside each other: a schedule has seven
_PAUSES = re.compile(r"\b(break|pause|lunch|coffee|dinner|mittagspause|kaffeepause)\b", re.IGNORECASE)


def read_schedule_file(path: Path) -> Programme:
    """The programme in an XML file; runs in the reading child process. Raises ReadFault, OSError."""
    return programme_of(parse_xml(path.read_bytes()))


def programme_of(root: Element) -> Programme:
    """The programme in a ``schedule`` element. Raises ReadFault for any other."""
    if root.tag != "schedule" or not any(True for tag in ("conference", "day") for _each in root.iter(tag)):
        raise ReadFault(Fault.NOT_A_SCHEDULE)
    return _Reader(root).programme()


def parse_xml(data: bytes) -> Element:
    """The root element. Entities are refused, because a few lines of them unpack to gigabytes. Raises ReadFault."""
    builder, parser = TreeBuilder(), expat.ParserCreate()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ReadFault(Fault.DAMAGED_XML, str(parser.CurrentLineNumber))
        builder.start(_local(tag), attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(tag))

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
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
        self._dates = [date_of(each.get("date") or each.get("start")) for each in self._days]
        known = [each for each in self._dates if each]
        self._first = min(known, default=date_of(_text(self._conference, "start")))
        self._slot = minutes_of(_text(self._conference, "timeslot_duration")) or 5
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
            rooms=unique(self._rooms()),
            tracks=unique(self._tracks()),
            tells_roles=False,
            sessions=sessions,
            breaks=breaks,
            rejected=tuple(each for each in entries if isinstance(each, RejectedEntry)),
            left_out=left_out_of_xml(self._root),
        )

    def _events(self) -> Iterator[tuple[int, str, Element]]:
        """Each event with the index of its ``day`` element and its room's name."""
        for index, day in enumerate(self._days):
            for child in day:
                if child.tag == "event":
                    yield index, _text(child, "room"), child
                for event in child.iter("event") if child.tag == "room" else ():
                    yield index, flat(child.get("name")) or _text(event, "room"), event

    def _rooms(self) -> Iterator[str]:
        for day in self._days:
            for room in day.iter("room"):
                yield flat(room.get("name")) or flat(room.text)

    def _tracks(self) -> Iterator[str]:
        for track in self._root.iter("track"):
            yield flat(track.get("name")) or flat(track.text)

    def _entry(self, row: int, index: int, room: str, event: Element) -> SessionEntry | BreakEntry | RejectedEntry:
        title = _text(event, "title")
        day, start = self._when(index, event)
        duration = minutes_of(_text(event, "duration")) or self._slot
        kind = _text(event, "type")
        if title and _PAUSES.search(kind) and day is not None and start is not None:
            return BreakEntry(row, title, day, start, duration, _text(event, "subtitle"), room)
        entry = SessionEntry(
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
        return entry if title else RejectedEntry(row, "title", "", entry=entry)

    def _when(self, index: int, event: Element) -> tuple[int | None, int | None]:
        """The conference day the event is listed under, and its start; after midnight it passes 1,440.

        A date far from its list (more than a night after it) is believed rather than the list.
        """
        listed, told = self._dates[index], _text(event, "date")
        own = date_of(told)
        start = minutes_of(_text(event, "start")[:5] or told[11:16])
        if start is None:
            return None, None
        if listed is None or self._first is None:
            return index, start
        day = (listed - self._first).days
        if own is None:
            change = min(minutes_of(_text(self._conference, "day_change")) or 0, _NIGHT)
            return day, start + 1440 if start < change else start
        start += (own - listed).days * 1440
        if 0 <= start < _MORNING:
            return day, start
        own_day = (own - self._first).days
        return own_day if 0 <= own_day <= _LONGEST else day, start % 1440

    def _ids_name_people(self) -> bool:
        """Whether a person's id says who it is: in some files every mention has an id of its own."""
        mentions = [(each.get("id"), _name(each)) for each in self._root.iter("person") if each.get("id")]
        names = Counter(name for _, name in mentions)
        return len({number for number, _ in mentions}) < len(mentions) or len(names) == len(mentions)

    def _people(self, event: Element) -> Iterator[Credit]:
        seen: set[Credit] = set()
        for each in event.iter("person"):
            name = _name(each)
            uid = self._uid("person", each, name) if each.get("guid") or self._numbered else ""
            credit = Credit(name, uid=uid)
            if name and credit not in seen:
                seen.add(credit)
                yield credit
        if event.find(".//person") is None:
            yield from credits_in(event.findtext("persons") or event.findtext("speaker") or "", RoleKind.SPEAKER)

    def _description(self, event: Element) -> str:
        """Abstract and description, once where they are the same; what we wrote ourselves is plain text."""
        texts = [event.findtext(tag) or "" for tag in ("abstract", "description")]
        if self._ours:
            return "\n\n".join(unique(text.strip() for text in texts))
        return described(*texts)

    def _uid(self, kind: str, element: Element, name: str = "") -> str:
        """The source's own name for something, or one made of its number and where it is from."""
        if guid := as_guid(element.get("guid", "")):
            return guid
        if not element.get("id"):
            return ""
        return made_uid(kind, self._source, element.get("id", ""), name)


def _child(element: Element, tag: str) -> Element:
    found = element.find(tag)
    return Element(tag) if found is None else found


def _text(element: Element, tag: str) -> str:
    return flat(element.findtext(tag))


def _name(person: Element) -> str:
    """The person's name: the element's text, or what stands in it."""
    inner = (person.findtext(tag) for tag in ("public_name", "full_public_name", "name"))
    return flat(person.text) or next(filter(None, map(flat, inner)), "") or flat(person.get("name"))
