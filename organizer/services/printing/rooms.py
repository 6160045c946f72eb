"""Sheets of rooms and sessions: door signs, run sheets, and sign-in sheets at a door."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from organizer.domain.printing.days import ON_STAGE, Name, Part, Session
from organizer.domain.printing.sheet_orders import SheetOrder
from organizer.domain.printing.sheets.door_signs import DoorSign, SessionSign, Shown
from organizer.domain.printing.sheets.guests import by_name
from organizer.domain.printing.sheets.kinds import Asked
from organizer.domain.printing.sheets.run_sheets import RunSheet
from organizer.domain.printing.sheets.sign_in import SignIn
from organizer.domain.printing.sheets.wording import joined
from organizer.domain.programme.words import RoleKind, span
from organizer.domain.schedule.grid import Card, Placement
from organizer.services.printing.source import Source

_SPEAK = (RoleKind.SPEAKER, RoleKind.PANELIST)


def door_signs(source: Source, order: SheetOrder) -> Asked:
    """One for each room and day on which something is in it; the others are skipped."""
    programme = source.programme
    rooms = [each for each in programme.snapshot.rooms if order.room in (None, each.id)]
    days = range(programme.snapshot.days) if order.day is None else (order.day,)
    held: dict[tuple[int, int | None], list[Shown]] = {}
    for card, place in source.placed():
        held.setdefault((place.day, place.room), []).append(_shown(programme.session(card, place)))
    signs = [
        DoorSign(
            room.id, Name.of(room.name, room.second_name), day, programme.title(day), _event(source), tuple(sessions)
        )
        for room, day in product(rooms, days)
        if (sessions := held.get((day, room.id)))
    ]
    asked = len(rooms) * len(days)
    return Asked(tuple(signs), asked, asked - len(signs))


def session_signs(source: Source, order: SheetOrder) -> Asked:
    """One for each session that takes place."""
    signs = []
    for card, place in source.placed(order):
        session = source.programme.session(card, place)
        everybody = (*session.people, *(each for talk in session.talks for each in talk.people))
        speakers = dict.fromkeys(each.name for each in everybody if each.role in _SPEAK)
        day = source.programme.title(place.day)
        signs.append(SessionSign(card.id, session.room, day, _event(source), _shown(session), tuple(speakers)))
    return _of_sessions(source, order, signs)


def run_sheets(source: Source, order: SheetOrder) -> Asked:
    """One for each session that takes place, with its interpreters, who are named on no other sheet but their own."""
    return _of_sessions(source, order, [_run_sheet(source, card, place) for card, place in source.placed(order)])


def session_lists(source: Source, order: SheetOrder) -> Asked:
    """A sign-in sheet for each session that takes place: its audience and who is on stage, but no interpreters."""
    lists = []
    for card, place in source.placed(order):
        who = dict.fromkeys(each.person for each in card.people if each.role is not RoleKind.INTERPRETER)
        guests = tuple(by_name(source.guests.able(who)))
        room = source.programme.room(place.room)
        where = (joined(room),) if room else ()
        about = (joined(source.programme.title(place.day)), span(place.start, place.start + card.duration), *where)
        title = Name.of(card.title, card.second_title)
        lists.append(SignIn(source.programme.occasion, guests, card.id, title, about))
    return _of_sessions(source, order, lists)


def _of_sessions(source: Source, order: SheetOrder, facts: Sequence[object]) -> Asked:
    asked = len(source.cards(order))
    return Asked(tuple(facts), asked, asked - len(facts))


def _run_sheet(source: Source, card: Card, place: Placement) -> RunSheet:
    language, note = source.staff.get(card.id, ("", ""))
    room = source.programme.snapshot.room_by_id.get(place.room or 0)
    there = room.equipment if room else ()
    heard = [each for each in card.people if each.role is RoleKind.INTERPRETER]
    names, said = source.guests.by_id, source.programme.language_names
    session = source.programme.session(card, place)
    talks = tuple(replace(each, people=_as_speakers(each.people)) for each in session.talks)
    return RunSheet(
        session=replace(session, people=_sorted(session.people), talks=talks),
        day=source.programme.title(place.day),
        occasion=source.programme.occasion,
        interpreters=tuple(dict.fromkeys((names[each.person].name, said(each.language)) for each in heard)),
        language=said(language),
        needs=tuple((need, need in there) for need in card.needs),
        capacity=room.capacity if room else None,
        expected=card.expected,
        note=note,
    )


def _sorted(people: Iterable[Part]) -> tuple[Part, ...]:
    """By role, as they are told."""
    return tuple(sorted(people, key=lambda each: ON_STAGE.index(each.role)))


def _as_speakers(people: Iterable[Part]) -> tuple[Part, ...]:
    """Of those who give a talk no role is told."""
    return tuple(replace(each, role=RoleKind.SPEAKER) for each in people)


def _shown(session: Session) -> Shown:
    chairs = tuple(each.name for each in session.people if each.role is RoleKind.CHAIR)
    return Shown(session.start, session.end, session.title, chairs, session.track)


def _event(source: Source) -> Name:
    occasion = source.programme.occasion
    return Name.of(occasion.event, occasion.second_event)
