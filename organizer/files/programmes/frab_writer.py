"""Schedule XML of frab and Pentabarf, written: valid against https://c3voc.de/schedule/schema.xsd.

The format knows no unscheduled sessions, no roles but persons, and no talks inside a session: unscheduled sessions are
left out, everybody on stage is a person, talks stand in the description. Breaks are events of the type “break”.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organizer import __version__
from organizer.domain.folding import fold
from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry
from organizer.domain.programme.words import RoleKind
from organizer.errors import BadInput
from organizer.files.programmes.frab import OURS
from organizer.files.replacing import replacing
from organizer.i18n import _
from organizer.progress import Progress

_NIGHT = 6  # the hour at which a conference day ends in the format
_ON_STAGE = (RoleKind.SPEAKER, RoleKind.PANELIST, RoleKind.CHAIR)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML 1.0 cannot hold

Entry = SessionEntry | BreakEntry


def write_schedule(path: Path, programme: Programme, progress: Progress) -> int:
    """Write the scheduled part of a programme and return how many events it has.

    Raises BadInput when the event has no dates, FileTrouble, Cancelled.
    """
    if programme.start_date is None:
        raise BadInput(_("A schedule file needs dates. Give the event its first day and try again."))
    writer = _Writer(programme, programme.start_date, progress)
    root = writer.root()
    indent(root)
    with replacing(path) as part:
        ElementTree(root).write(part, encoding="utf-8", xml_declaration=True)
    return writer.written


class _Writer:
    """Builds the elements of one schedule."""

    def __init__(self, programme: Programme, first: date, progress: Progress) -> None:
        self._programme = programme
        self._first = first
        self._progress = progress
        self._zone = _zone(programme.timezone)
        self.written = 0

    def root(self) -> Element:
        """The whole ``schedule``."""
        root = Element("schedule")
        SubElement(root, "generator", name=OURS, version=__version__)
        _add(root, "version", datetime.now(UTC).strftime("%Y-%m-%d %H:%M"))
        root.append(self._conference())
        for day in range(self._programme.days):
            root.append(self._day(day))
        return root

    def _conference(self) -> Element:
        programme = self._programme
        conference = Element("conference")
        _add(conference, "title", programme.name)
        _add(conference, "acronym", acronym(programme.name))
        _add(conference, "start", self._first.isoformat())
        _add(conference, "end", (self._first + timedelta(days=programme.days - 1)).isoformat())
        _add(conference, "days", str(programme.days))
        _add(conference, "timeslot_duration", "00:05")
        _add(conference, "time_zone_name", programme.timezone or "UTC")
        for track in programme.tracks:
            SubElement(conference, "track", name=_clean(track))
        return conference

    def _day(self, day: int) -> Element:
        element = Element(
            "day",
            index=str(day + 1),
            date=(self._first + timedelta(days=day)).isoformat(),
            start=self._instant(day, _NIGHT * 60),
            end=self._instant(day + 1, _NIGHT * 60),
        )
        for room in (*self._programme.rooms, ""):
            events = [self._event(each) for each in self._entries(day, room)]
            if events or (room and day == 0):
                SubElement(element, "room", name=_clean(room)).extend(events)
        return element

    def _entries(self, day: int, room: str) -> Iterator[Entry]:
        for session in self._programme.sessions:
            if session.day == day and session.room == room and session.start is not None:
                yield session
        for pause in self._programme.breaks:
            if pause.day == day and pause.room == room:
                yield pause

    def _event(self, entry: Entry) -> Element:
        self.written += 1
        self._progress.step(self.written, 0)
        uid = entry.uid if isinstance(entry, SessionEntry) else ""
        element = Element(
            "event", guid=_guid(uid, f"{entry.title} {entry.day} {entry.start} {entry.room}"), id=str(self.written)
        )
        start, duration = entry.start or 0, entry.duration or 1
        _add(element, "room", entry.room)
        _add(element, "title", entry.title)
        _add(element, "subtitle", entry.second_title)
        _add(element, "date", self._instant(entry.day or 0, start))
        _add(element, "start", f"{start // 60 % 24:02d}:{start % 60:02d}")
        _add(element, "duration", f"{duration // 60:02d}:{duration % 60:02d}")
        if isinstance(entry, SessionEntry):
            _describe(element, entry)
        else:
            for tag, text in (("type", "break"), ("abstract", ""), ("track", ""), ("language", "")):
                _add(element, tag, text)
        return element

    def _instant(self, day: int, start: int) -> str:
        """An instant with its offset; ``start`` may pass midnight."""
        moment = datetime.combine(self._first, time(), self._zone) + timedelta(days=day, minutes=start)
        return moment.isoformat(timespec="seconds")


def _describe(element: Element, entry: SessionEntry) -> None:
    _add(element, "type", entry.kind)
    _add(element, "abstract", "")
    _add(element, "track", entry.track)
    _add(element, "language", entry.language)
    _add(element, "description", entry.description)
    persons = SubElement(element, "persons")
    talking = [credit for talk in entry.talks for credit in talk.people]
    for credit in dict.fromkeys([*(each for each in entry.people if each.role in _ON_STAGE), *talking]):
        person = SubElement(persons, "person", guid=_guid(credit.uid, _person(credit)))
        person.text = _clean(credit.name)


def _person(credit: Credit) -> str:
    return f"{credit.name} {credit.organization}"


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _guid(uid: str, otherwise: str) -> str:
    """A GUID: our uid where it is one, else one made of the words that name the thing."""
    try:
        return str(uuid.UUID(uid))
    except ValueError:
        return str(uuid.uuid5(uuid.NAMESPACE_OID, uid or otherwise))


def acronym(name: str) -> str:
    """At least four of a to z, digits, - and _, as the schema wants: ``technology-exchange-conference-2026``."""
    letters = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return letters if len(letters) >= 4 else f"{letters}-event".strip("-")


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
