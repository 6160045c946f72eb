"""Sheets of people: tents and seats of those on stage, certificates, sign-in, and what everybody does."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from organizer.domain.printing.days import ON_STAGE, Name
from organizer.domain.printing.local_names import date_span
from organizer.domain.printing.sheet_orders import SheetKind, SheetOrder
from organizer.domain.printing.sheets.attendees import AttendeeList
from organizer.domain.printing.sheets.certificates import Certificate
from organizer.domain.printing.sheets.guests import Guest, by_name
from organizer.domain.printing.sheets.kinds import Asked
from organizer.domain.printing.sheets.personal import Entry, PersonalSchedule
from organizer.domain.printing.sheets.seats import ReservedSeat
from organizer.domain.printing.sheets.sign_in import SignIn
from organizer.domain.printing.sheets.slips import Meeting
from organizer.domain.printing.sheets.tents import NamePlate, Tent
from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Card, EngagementKind
from organizer.services.printing.source import Source


def tents(source: Source, order: SheetOrder) -> Asked:
    """Table tents for who is on the stage of sessions, or the attendees of a category."""
    return _seated(source, order, Tent)


def name_plates(source: Source, order: SheetOrder) -> Asked:
    """Name plates for the same people."""
    return _seated(source, order, NamePlate)


def reserved_seats(source: Source, order: SheetOrder) -> Asked:
    """Signs for the seats of the same people."""
    return _seated(source, order, ReservedSeat)


def _seated(source: Source, order: SheetOrder, made: Callable[[Guest], object]) -> Asked:
    """For these people, or the attendees of a category; else for who is on the stage of the sessions, in their order.

    Somebody on several stages gets one: the others count as repeated.
    """
    ids = _on_seats(source, order)
    once = list(dict.fromkeys(ids))
    guests = source.guests.able(once)
    return Asked(tuple(map(made, guests)), len(ids), len(once) - len(guests), len(ids) - len(once))


def asked_people(source: Source, order: SheetOrder) -> list[int]:
    """Whom an order of a sheet for each person, or of the list of all, asks for."""
    match order.kind:
        case SheetKind.CERTIFICATES:
            return source.guests.chosen(order)
        case SheetKind.SIGN_IN | SheetKind.PAPER_PACK:
            return source.guests.attending(order.category)
        case SheetKind.PERSONAL:
            return _engaged(source, order)
    return _on_seats(source, order)


def _engaged(source: Source, order: SheetOrder) -> list[int]:
    return source.guests.chosen(order) if _names_people(order) else list(_involved(source))


def _on_seats(source: Source, order: SheetOrder) -> list[int]:
    return source.guests.chosen(order) if _names_people(order) else _on_stages(source, order)


def busy_people(source: Source) -> Collection[int]:
    """Who does something that has a time."""
    return _entries(source).keys()


def _names_people(order: SheetOrder) -> bool:
    """Whether it says for whom it is, and not for what."""
    return order.people is not None or order.category is not None


def _on_stages(source: Source, order: SheetOrder) -> list[int]:
    placed = [card for card, _place in source.placed(order)]
    seen = {card.id for card in placed}
    others = [card for card in source.cards(order) if card.id not in seen and card.state is not SessionState.CANCELLED]
    return [who for card in (*placed, *others) for who in _on_stage(card)]


def _on_stage(card: Card) -> Iterable[int]:
    return dict.fromkeys(each.person for each in card.people if each.role in ON_STAGE)


def certificates(source: Source, order: SheetOrder) -> Asked:
    """One for each attendee, or those of a category, or who is checked in; or for these people."""
    ids, event, languages = source.guests.chosen(order), source.programme.event, source.programme.languages
    first, second = (date_span(event.start_date, event.days, each) if each else "" for each in languages)
    about = (Name.of(event.name, event.second_name), event.place, Name.of(first, second))
    made = [Certificate(guest, *about) for guest in by_name(source.guests.able(ids))]
    return Asked(tuple(made), len(ids), len(ids) - len(made))


def sign_in(source: Source, order: SheetOrder) -> Asked:
    """One sheet for the whole event, or for a category; what is counted are people."""
    ids = source.guests.attending(order.category)
    guests = tuple(by_name(source.guests.able(ids)))
    title = Name("") if order.category is None else source.categories[order.category]
    sheet = SignIn(source.programme.occasion, guests, title=title)
    return Asked((sheet,), len(ids), len(ids) - len(guests))


def attendee_list(source: Source) -> AttendeeList:
    """All attendees from A to Z."""
    guests = by_name(source.guests.able(source.guests.attending()))
    return AttendeeList(source.programme.occasion, tuple(guests))


def personal_schedules(source: Source, order: SheetOrder) -> Asked:
    """One for everybody who does something that has a time; of those who are named also counts who does nothing."""
    entries = _entries(source)
    busy = _engaged(source, order)
    guests = [each for each in source.guests.able(busy) if each.id in entries]
    made = []
    for guest in by_name(guests):
        does = tuple(sorted(entries[guest.id], key=lambda each: (each.day, each.start, each.end)))
        days = tuple((day, source.programme.title(day)) for day in sorted({each.day for each in does}))
        made.append(PersonalSchedule(guest, source.programme.occasion, days, does))
    return Asked(tuple(made), len(busy), len(busy) - len(made))


def _involved(source: Source) -> Iterable[int]:
    """Everybody with a role, a meeting or a duty, whether it has a time or not."""
    snapshot = source.programme.snapshot
    roles = (each.person for card in snapshot.cards for each in card.people)
    met = (who for people in source.attending.values() for who in people)
    return dict.fromkeys((*roles, *met, *(each.person for each in snapshot.engagements)))


def _entries(source: Source) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for who, entry in (*_of_sessions(source), *_of_meetings(source), *_of_duties(source)):
        found[who].append(entry)
    return found


def _of_sessions(source: Source) -> Iterator[tuple[int, Entry]]:
    """A talk's people at the time of their talk, who has a role in the whole session at that of the session."""
    for card, place in source.placed():
        session, room = source.programme.session(card, place), source.programme.room(place.room)
        begins = {line.id: talk for line, talk in zip(card.talks, session.talks, strict=True)}
        roles: dict[tuple[int, int | None], dict[str, None]] = defaultdict(dict)
        for each in card.people:
            roles[each.person, each.talk][each.role.value] = None
        for (who, talk), kinds in roles.items():
            what = session if talk is None else begins[talk]
            about = () if talk is None else (session.title,)
            yield who, Entry(place.day, what.start, what.end, what.title, tuple(kinds), about, room=room)


def _of_meetings(source: Source) -> Iterator[tuple[int, Entry]]:
    for meeting in source.meetings:
        for who in source.attending.get(meeting.id, ()):
            yield who, _meeting(meeting, source.guests.by_id[who])


def _meeting(meeting: Meeting, guest: Guest) -> Entry:
    everybody = (*meeting.parties, *filter(None, (meeting.expert,)))
    others = tuple(each for each in everybody if each.person != guest.id)
    times = meeting.day, meeting.start, meeting.end
    return Entry(*times, Name(meeting.subject), ("meeting",), (), others, meeting.table, meeting.room)


def _of_duties(source: Source) -> Iterator[tuple[int, Entry]]:
    for each in source.programme.snapshot.engagements:
        if each.kind is EngagementKind.DUTY:
            end, room = each.start + each.duration, source.programme.room(each.room)
            yield each.person, Entry(each.day, each.start, end, Name(each.title), ("duty",), room=room)
