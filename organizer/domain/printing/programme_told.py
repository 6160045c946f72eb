"""What sheets of the programme tell, for their digests: the data alone, in no language of the program.

Who prints in English and looks in Chinese must not find every sheet wrong, so words that the program adds are not
among it: no “Chair”, no page numbers.
"""

from collections.abc import Iterable, Iterator

from organizer.domain.printing.days import ON_STAGE, Break, Day, Days, Name, Part, Session
from organizer.domain.printing.text_fitting import clean
from organizer.domain.printing.tracks import TrackMark

Told = Iterator[str | int | None]


def tell_agenda(days: Days) -> Told:
    """The event, then day by day what is when, where, on which track, with whom, talk by talk."""
    yield from map(clean, (*_event(days), days.occasion.dates, days.occasion.place))
    for day in days.days:
        yield from _day(days, day)
        everything: list[Session | Break] = [*day.breaks, *day.sessions]
        for each in sorted(everything, key=lambda each: each.start):
            yield from _break(each) if isinstance(each, Break) else _session(each)


def tell_poster(days: Days) -> Told:
    """The event, then of each day the rooms and what stands in which tile; talks and organizations are not on it."""
    yield from map(clean, _event(days))
    for day in days.days:
        yield from _day(days, day)
        for room, lanes in day.grid.rooms:
            yield from (*_name(room), lanes)
        yield from (day.grid.start, day.grid.end)
        for tile in day.grid.tiles:
            what = tile.what
            yield from (tile.start, tile.end, tile.column, tile.last_column, what.start, what.end, *_name(what.title))
            if isinstance(what, Session):
                yield from (*_track(what.track), *_first_names(what.people))


def _event(days: Days) -> tuple[str, str]:
    return days.occasion.event, days.occasion.second_event


def _day(days: Days, day: Day) -> Told:
    """Its number, and its name where it has a date; without one the program makes a name of the number."""
    yield day.number
    yield from _name(day.title) if days.occasion.dates else ()


def _break(what: Break) -> Told:
    yield from ("break", what.start, what.end, *_name(what.title))
    for room in what.rooms:
        yield from _name(room)


def _session(session: Session) -> Told:
    yield from ("session", session.start, session.end, *_name(session.title), *_name(session.room or Name("")))
    yield from (*_track(session.track), *_people(session.people))
    for talk in session.talks:
        yield from ("talk", talk.start, *_name(talk.title), *_people(talk.people))


def _people(people: Iterable[Part]) -> Told:
    parts = tuple(people)
    for role in ON_STAGE:
        for each in (each for each in parts if each.role is role):
            yield from (role.value, *_name(each.name), clean(each.organization))


def _first_names(people: Iterable[Part]) -> Told:
    parts = tuple(people)
    yield from dict.fromkeys(clean(each.name.first) for role in ON_STAGE for each in parts if each.role is role)


def _track(track: TrackMark | None) -> Told:
    if track is not None:
        yield from (clean(track.name), clean(track.second_name), track.ink, track.pattern)


def _name(name: Name) -> tuple[str, str]:
    return clean(name.first), clean(name.second)
