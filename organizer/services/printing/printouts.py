"""The programme on paper: what is read for the agenda and the poster, and both of them composed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.printing.agenda import compose_agenda
from organizer.domain.printing.badges import Occasion
from organizer.domain.printing.days import Break, Day, Days, Grid, Name, Part, Printout, Session, Talk, Tile
from organizer.domain.printing.faces import Ruler
from organizer.domain.printing.local_names import date_span, day_name
from organizer.domain.printing.pieces import Piece, PieceKind, Subject, digest_of
from organizer.domain.printing.poster import compose_poster, compose_split_poster
from organizer.domain.printing.programme_told import tell_agenda, tell_poster
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.domain.printing.tracks import TrackMark
from organizer.domain.programme.words import BreakKind, RoleKind, SessionState
from organizer.domain.schedule.day_grid import Entry, lay_out
from organizer.domain.schedule.grid import Card, Participant, Pause, Placement, Snapshot
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.services.printing import Workspace
from organizer.storage import tables
from organizer.storage.timetable_rows import read_snapshot

_UNSEEN = (RoleKind.INTERPRETER, RoleKind.AUDIENCE)


def compose(workspace: Workspace, order: SheetOrder, ruler: Ruler) -> Printout:
    """The pages that are ordered. Raises NotFound: no such day, or nothing has a time."""
    days, size = read_days(workspace, order.day), order.size
    match order.kind:
        case SheetKind.AGENDA:
            return compose_agenda(days, size.sides, ruler)
        case SheetKind.POSTER:
            return compose_poster(days, size.sides, ruler)
        case SheetKind.SPLIT_POSTER:
            return compose_split_poster(days, size.sheets, ruler)


def read_days(workspace: Workspace, day: int | None = None) -> Days:
    """The days on which something is, or the one (from 0). Raises NotFound: the event has no such day."""
    with workspace.reading() as db:
        return _days(db, day)


def agenda_pieces(db: Connection) -> Iterator[Piece]:
    """The agenda of the event, and of each of its days; none where nothing has a time."""
    days = _days(db)
    if days.days:
        yield Piece(PieceKind.AGENDA, Subject(), _("the agenda"), digest_of(tell_agenda(days)))
    for day, one in _each(days):
        title = _("the agenda of day {number}").format(number=day + 1)
        yield Piece(PieceKind.AGENDA, Subject(day=day), title, digest_of(tell_agenda(one)))


def poster_pieces(db: Connection) -> Iterator[Piece]:
    """A poster for each day on which something is."""
    for day, one in _each(_days(db)):
        title = _("the poster of day {number}").format(number=day + 1)
        yield Piece(PieceKind.POSTER, Subject(day=day), title, digest_of(tell_poster(one)))


def _each(days: Days) -> Iterator[tuple[int, Days]]:
    for day in days.days:
        yield day.number, replace(days, days=(day,))


def _days(db: Connection, day: int | None = None) -> Days:
    snapshot, event = read_snapshot(db), db.execute(select(tables.event)).one()
    people = _people(db)
    if day is not None and not 0 <= day < snapshot.days:
        raise NotFound(_("The event has {days} days; there is no day {day}.").format(days=snapshot.days, day=day + 1))
    wanted = range(snapshot.days) if day is None else (day,)
    reading = _Reading(snapshot, people, (event.language, event.second_language))
    days = [found for each in wanted if (found := reading.day(each)).sessions or found.breaks]
    dates = date_span(event.start_date, event.days, event.language)
    occasion = Occasion(event.name, event.second_name, event.place, dates)
    asked = [card for card in snapshot.cards if day is None or (card.placement and card.placement.day == day)]
    skipped = len(asked) - sum(len(each.sessions) for each in days)
    return Days(occasion, days, len(asked), skipped, tuple(reading.names()))


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
class _Reading:
    """A snapshot with what it does not say of people; ``languages`` of the event, the second one maybe empty."""

    snapshot: Snapshot
    people: Mapping[int, tuple[str, str]]
    languages: tuple[str, str]

    def day(self, day: int) -> Day:
        """Everything that attendees see of a day; empty when nothing stands on it."""
        cards = [(each, each.placement) for each in self.snapshot.cards if each.placement]
        order = {room.id: place for place, room in enumerate(self.snapshot.rooms)}
        here = [(card, place) for card, place in cards if place.day == day and card.state is not SessionState.CANCELLED]
        here.sort(key=lambda each: (each[1].start, order.get(each[1].room or 0, len(order)), each[0].id))
        sessions = [(self._session(card, place), place.room) for card, place in here]
        pauses = [each for each in self.snapshot.pauses if each.day == day and each.kind is BreakKind.BREAK]
        breaks = [(self._break(each), each.rooms) for each in pauses]
        grid = self._grid(sessions, breaks)
        return Day(day, self._title(day), tuple(each for each, _room in sessions), tuple(e for e, _ in breaks), grid)

    def names(self) -> Iterator[tuple[int, str]]:
        """Each day with a session or a break, and what it is called."""
        used = {card.placement.day for card in self.snapshot.cards if card.placement}
        for day in sorted(used | {each.day for each in self.snapshot.pauses}):
            yield day, self._title(day).first

    def _title(self, day: int) -> Name:
        at = self.snapshot.date_of(day)
        if at is None:
            return Name(_("Day {number}").format(number=day + 1))
        first, second = (day_name(at, language) if language else "" for language in self.languages)
        return Name(first, "" if second == first else second)

    def _session(self, card: Card, place: Placement) -> Session:
        return Session(
            id=card.id,
            title=Name(card.title, card.second_title),
            start=place.start,
            end=place.start + card.duration,
            room=self._room(place.room),
            track=self._tracks.get(card.track or 0),
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
        mine = [each for each in people if each.talk == talk and each.role not in _UNSEEN]
        return tuple(self._part(each) for each in mine)

    def _part(self, each: Participant) -> Part:
        second, organization = self.people.get(each.person, ("", ""))
        return Part(Name(each.name, second), organization, each.role)

    def _break(self, pause: Pause) -> Break:
        rooms = [room for room in self.snapshot.rooms if pause.rooms and room.id in pause.rooms]
        names = tuple(Name(room.name, room.second_name) for room in rooms)
        return Break(Name(pause.title, pause.second_title), pause.start, pause.end, names)

    def _room(self, number: int | None) -> Name | None:
        room = self.snapshot.room_by_id.get(number) if number is not None else None
        return Name(room.name, room.second_name) if room else None

    @property
    def _tracks(self) -> dict[int, TrackMark]:
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
