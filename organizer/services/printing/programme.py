"""The programme as sheets of paper tell it: read once, in both languages of the event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import ON_STAGE, Break, Day, Days, Grid, Name, Part, Session, Talk, Tile
from organizer.domain.printing.local_names import date_span, day_name, language_names
from organizer.domain.printing.sheets.wording import Wording
from organizer.domain.printing.tracks import TrackMark
from organizer.domain.programme.words import BreakKind, SessionState
from organizer.domain.schedule.day_grid import Entry, lay_out
from organizer.domain.schedule.grid import Card, Participant, Pause, Placement, Snapshot
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.storage import tables
from organizer.storage.timetable_rows import read_snapshot


def read_programme(db: Connection) -> "Programme":
    """Everything that sheets tell of the schedule."""
    return Programme(read_snapshot(db), _people(db), db.execute(select(tables.event)).one())


def days_of(programme: "Programme", day: int | None = None) -> Days:
    """The days on which something is, or the one (from 0). Raises NotFound: the event has no such day."""
    snapshot = programme.snapshot
    wanted = range(snapshot.days) if day is None else (programme.checked(day),)
    days = tuple(found for each in wanted if (found := programme.day(each)).sessions or found.breaks)
    asked = [card for card in snapshot.cards if day is None or (card.placement and card.placement.day == day)]
    skipped = len(asked) - sum(len(each.sessions) for each in days)
    return Days(programme.occasion, days, len(asked), skipped)


def _people(db: Connection) -> Mapping[int, tuple[str, str]]:
    """The second name and the organization of everybody who is on a stage."""
    person, organization = tables.person.c, tables.organization.c
    joined = tables.person.outerjoin(tables.organization, person.organization_id == organization.id)
    on_stage = person.id.in_(select(tables.role.c.person_id))
    rows: Iterable[Any] = db.execute(
        select(person.id, person.second_name, organization.name).select_from(joined).where(on_stage)
    )
    return {number: (second, home or "") for number, second, home in rows}


@dataclass(frozen=True)
class Programme:
    """A snapshot with what it does not say of people, and the row of the event."""

    snapshot: Snapshot
    people: Mapping[int, tuple[str, str]]
    event: Any

    @property
    def languages(self) -> tuple[str, str]:
        """Those of the event; the second one is empty where it has only one."""
        return self.event.language, self.event.second_language

    @property
    def occasion(self) -> Occasion:
        """What is said of the event."""
        event = self.event
        dates = date_span(event.start_date, event.days, event.language)
        return Occasion(event.name, event.second_name, event.place, dates)

    def language_names(self, codes: str) -> Name:
        """What languages are called in those of the event."""
        first, second = (language_names(codes, each) if each else "" for each in self.languages)
        return Name.of(first, second)

    def checked(self, day: int) -> int:
        """A day of the event. Raises NotFound: it has no such day."""
        days = self.snapshot.days
        if not 0 <= day < days:
            raise NotFound(_("The event has {days} days; there is no day {day}.").format(days=days, day=day + 1))
        return day

    def placed(self, day: int) -> list[tuple[Card, Placement]]:
        """The sessions of a day that take place, by time, then room by room."""
        cards = [(each, each.placement) for each in self.snapshot.cards if each.placement]
        order = {room.id: place for place, room in enumerate(self.snapshot.rooms)}
        here = [(card, place) for card, place in cards if place.day == day and card.state is not SessionState.CANCELLED]
        return sorted(here, key=lambda each: (each[1].start, order.get(each[1].room or 0, len(order)), each[0].id))

    def day(self, day: int) -> Day:
        """Everything that attendees see of a day; empty when nothing stands on it."""
        sessions = [(self.session(card, place), place.room) for card, place in self.placed(day)]
        pauses = [each for each in self.snapshot.pauses if each.day == day and each.kind is BreakKind.BREAK]
        breaks = [(self._break(each), each.rooms) for each in pauses]
        grid = self._grid(sessions, breaks)
        return Day(day, self.title(day), tuple(each for each, _room in sessions), tuple(e for e, _ in breaks), grid)

    def title(self, day: int) -> Name:
        """What a day is called."""
        at = self.snapshot.date_of(day)
        if at is None:
            return Wording(self.languages).say("day", number=str(day + 1))
        first, second = (day_name(at, language) if language else "" for language in self.languages)
        return Name.of(first, second)

    def session(self, card: Card, place: Placement) -> Session:
        """A session that stands there."""
        return Session(
            id=card.id,
            title=Name(card.title, card.second_title),
            start=place.start,
            end=place.start + card.duration,
            room=self.room(place.room),
            track=self.tracks.get(card.track or 0),
            people=self._parts(card.people, None),
            talks=tuple(self._talks(card, place.start)),
        )

    def _talks(self, card: Card, start: int) -> Iterator[Talk]:
        """One after the other from the session's beginning."""
        for each in card.talks:
            yield Talk(
                Name(each.title, each.second_title), start, start + each.duration, self._parts(card.people, each.id)
            )
            start += each.duration

    def _parts(self, people: Iterable[Participant], talk: int | None) -> tuple[Part, ...]:
        mine = [each for each in people if each.talk == talk and each.role in ON_STAGE]
        return tuple(self._part(each) for each in mine)

    def _part(self, each: Participant) -> Part:
        second, organization = self.people.get(each.person, ("", ""))
        return Part(Name(each.name, second), organization, each.role)

    def _break(self, pause: Pause) -> Break:
        rooms = [room for room in self.snapshot.rooms if pause.rooms and room.id in pause.rooms]
        names = tuple(Name(room.name, room.second_name) for room in rooms)
        return Break(Name(pause.title, pause.second_title), pause.start, pause.end, names)

    def room(self, number: int | None) -> Name | None:
        """What a room is called; None: there is none."""
        room = self.snapshot.room_by_id.get(number) if number is not None else None
        return Name(room.name, room.second_name) if room else None

    @cached_property
    def tracks(self) -> dict[int, TrackMark]:
        """How each track looks."""
        return {
            track.id: TrackMark(track.name, track.second_name, track.color, place)
            for place, track in enumerate(self.snapshot.tracks)
        }

    def _grid(
        self,
        sessions: Sequence[tuple[Session, int | None]],
        breaks: Sequence[tuple[Break, frozenset[int] | None]],
    ) -> Grid:
        """Rooms in which something is, side by side. Entries of the layout are known by the object they came from."""
        used = {room for _session, room in sessions} | {room for _break, rooms in breaks for room in rooms or ()}
        rooms = [each for each in self.snapshot.rooms if each.id in used] or list(self.snapshot.rooms)
        column: dict[int | None, int] = {room.id: place for place, room in enumerate(rooms)}
        shown = [(each, Entry(each.title.first, each.start, each.end, column.get(room))) for each, room in sessions]
        paused = [
            (each, Entry(each.title.first, each.start, each.end, None if room is None else column[room]))
            for each, where in breaks
            for room in ((None,) if where is None else sorted(where))
        ]
        laid = lay_out(len(rooms), [entry for _what, entry in shown], [entry for _what, entry in paused])
        what: dict[int, Session | Break] = {id(entry): each for each, entry in shown}
        what.update((id(entry), each) for each, entry in paused)
        if not laid.times:
            return Grid((), 0, 60, ())
        step = laid.times[1] - laid.times[0]
        tiles = tuple(
            Tile(
                what[id(area.entry)],
                laid.times[0] + area.row * step,
                laid.times[0] + (area.last_row + 1) * step,
                area.column,
                area.last_column,
            )
            for area in laid.areas
        )
        names = [*(Name(room.name, room.second_name) for room in rooms), Name(_("No room yet"))]
        heads = tuple((name, lanes) for name, lanes in zip(names, laid.lanes, strict=True) if lanes)
        return Grid(heads, laid.times[0], laid.times[-1] + step, tiles)
