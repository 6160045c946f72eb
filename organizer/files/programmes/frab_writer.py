"""Schedule XML of frab and Pentabarf, written: valid against https://c3voc.de/schedule/schema.xsd.

The format knows no unscheduled sessions, no roles but persons, and no talks inside a session: unscheduled sessions are
left out, everybody on stage is a person, talks stand in the description. Breaks are events of the type “break”.
"""

from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from organizer import __version__
from organizer.domain.programme.in_files import Programme, SessionEntry
from organizer.files.programmes.frab import OURS
from organizer.files.programmes.published import (
    NIGHT,
    Entry,
    Published,
    acronym,
    clock_text,
    on_stage,
    person_guid,
)
from organizer.files.programmes.texts import without_controls
from organizer.files.replacing import replacing
from organizer.progress import Progress


def write_schedule(path: Path, programme: Programme, progress: Progress) -> int:
    """Write the scheduled part of a programme and return how many events it has.

    Raises BadInput when the event has no dates, FileTrouble, Cancelled.
    """
    writer = _Writer(Published(programme), progress)
    root = writer.root()
    indent(root)
    with replacing(path) as part:
        ElementTree(root).write(part, encoding="utf-8", xml_declaration=True)
    return writer.written


class _Writer:
    """Builds the elements of one schedule."""

    def __init__(self, published: Published, progress: Progress) -> None:
        self._published = published
        self._programme = published.programme
        self._progress = progress
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
        programme, days = self._programme, self._programme.days
        conference = Element("conference")
        _add(conference, "title", programme.name)
        _add(conference, "acronym", acronym(programme.name))
        _add(conference, "start", self._published.date(0).isoformat())
        _add(conference, "end", self._published.date(days - 1).isoformat())
        _add(conference, "days", str(days))
        _add(conference, "timeslot_duration", "00:05")
        _add(conference, "time_zone_name", programme.timezone or "UTC")
        for track in programme.tracks:
            SubElement(conference, "track", name=without_controls(track))
        return conference

    def _day(self, day: int) -> Element:
        element = Element(
            "day",
            index=str(day + 1),
            date=self._published.date(day).isoformat(),
            start=self._instant(day, NIGHT),
            end=self._instant(day + 1, NIGHT),
        )
        for room in (*self._programme.rooms, ""):
            events = [self._event(each) for each in self._published.entries(day, room)]
            if events or (room and day == 0):
                name = {"name": without_controls(room)} | ({"guid": self._published.room_guid(room)} if room else {})
                SubElement(element, "room", name).extend(events)
        return element

    def _event(self, entry: Entry) -> Element:
        self.written += 1
        self._progress.step(self.written, 0)
        published = self._published
        element = Element("event", guid=published.event_guid(entry), id=str(published.number(entry)))
        start = entry.start or 0
        _add(element, "room", entry.room)
        _add(element, "title", entry.title)
        _add(element, "subtitle", entry.second_title)
        _add(element, "date", self._instant(entry.day or 0, start))
        _add(element, "start", clock_text(start % 1440))
        _add(element, "duration", clock_text(entry.duration or 1))
        if isinstance(entry, SessionEntry):
            _describe(element, entry)
        else:
            for tag, text in (("type", "break"), ("abstract", ""), ("track", ""), ("language", "")):
                _add(element, tag, text)
        return element

    def _instant(self, day: int, start: int) -> str:
        return self._published.instant(day, start).isoformat(timespec="seconds")


def _describe(element: Element, entry: SessionEntry) -> None:
    _add(element, "type", entry.kind)
    _add(element, "abstract", "")
    _add(element, "track", entry.track)
    _add(element, "language", entry.language)
    _add(element, "description", entry.description)
    persons = SubElement(element, "persons")
    for credit in on_stage(entry):
        person = SubElement(persons, "person", guid=person_guid(credit))
        person.text = without_controls(credit.name)


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = without_controls(text)
