"""How the schedule is arranged on the board: what its columns stand for and how the days stand to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypeAlias

from organizer.domain.schedule.grid import Card, Participant, Snapshot
from organizer.i18n import _, ngettext
from ui.schedule.words import day_name

Key: TypeAlias = int | str | None
"""What a column stands for: the id of a room, a track or a person, the name of an activity; None: of those without."""


class By(StrEnum):
    """What a column of the board is."""

    ROOM = "room"
    TRACK = "track"
    ACTIVITY = "activity"
    PERSON = "person"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way to look at the schedule.

    ``abreast``: the shown days stand side by side and not below one another. ``sideways``: time runs to the right and
    the columns lie below one another. ``listed``: no board at all, a list. ``order`` names the rooms that come first;
    the others follow in the event's order. Sessions in hidden rooms or of hidden tracks are not shown, whatever the
    columns are.
    """

    by: By = By.ROOM
    abreast: bool = False
    sideways: bool = False
    narrow: bool = False
    listed: bool = False
    order: tuple[int, ...] = ()
    hidden_rooms: frozenset[int] = frozenset()
    hidden_tracks: frozenset[int] = frozenset()

    @property
    def days_are_columns(self) -> bool:
        """Whether each column belongs to one day."""
        return self.abreast or self.by is By.DAY

    def shows(self, card: Card) -> bool:
        """Whether a placed card is to be seen at all."""
        room = card.placement.room if card.placement else None
        return card.track not in self.hidden_tracks and room not in self.hidden_rooms

    def without(self, snapshot: Snapshot) -> Self:
        """The same without rooms and tracks that the event does not have any more."""
        tracks = {each.id for each in snapshot.tracks}
        return replace(
            self,
            order=tuple(each for each in self.order if each in snapshot.room_by_id),
            hidden_rooms=self.hidden_rooms & snapshot.room_by_id.keys(),
            hidden_tracks=self.hidden_tracks & tracks,
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``day`` is None where it holds every shown day; ``detail`` is the seats of a room."""

    key: Key
    name: str
    day: int | None = None
    detail: str = ""
    brief: str = ""
    """The detail where there is little room."""
    tip: str = ""
    """Everything about it, in lines."""


def keys_of(card: Card, by: By) -> tuple[Key, ...]:
    """The columns in which a placed card stands, in each once."""
    if by is By.ROOM:
        return (card.placement.room if card.placement else None,)
    if by is By.TRACK:
        return (card.track,)
    if by is By.ACTIVITY:
        return (card.activity or None,)
    if by is By.PERSON:
        return tuple(dict.fromkeys(each.person for each in card.people)) or (None,)
    return (None,)


def columns(snapshot: Snapshot, days: Sequence[int], arrangement: Arrangement) -> tuple[Column, ...]:
    """The columns in their order; there is always one."""
    shown = [
        each
        for each in snapshot.cards
        if each.placement is not None and each.placement.day in days and arrangement.shows(each)
    ]
    if arrangement.by is By.DAY:
        return tuple(Column(None, day_name(snapshot, day), day) for day in days)
    subjects = tuple(_SUBJECTS[arrangement.by](snapshot, shown, arrangement))
    if not subjects or any(None in keys_of(each, arrangement.by) for each in shown):
        subjects = (*subjects, _without(arrangement.by))
    if not arrangement.abreast:
        return subjects
    if not arrangement.sideways:
        return tuple(replace(each, day=day) for day in days for each in subjects)
    return tuple(_of_day(each, day, day_name(snapshot, day)) for day in days for each in subjects)


def _of_day(column: Column, day: int, name: str) -> Column:
    """Rows have no heading above them: each says its day."""
    detail = " · ".join(filter(None, (name, column.brief)))
    return replace(column, day=day, detail=detail, tip="\n".join(filter(None, (column.tip, name))))


def ordered_rooms(snapshot: Snapshot, arrangement: Arrangement) -> list[int]:
    """All rooms, hidden ones too, in the order in which they are shown."""
    first = [each for each in arrangement.order if each in snapshot.room_by_id]
    return first + [each.id for each in snapshot.rooms if each.id not in first]


def _rooms(snapshot: Snapshot, _cards: Sequence[Card], arrangement: Arrangement) -> Iterable[Column]:
    for number in ordered_rooms(snapshot, arrangement):
        if number in arrangement.hidden_rooms:
            continue
        room = snapshot.room_by_id[number]
        seats = brief = ""
        if room.capacity is not None:
            brief = f"{room.capacity:,}"
            seats = ngettext("{count} seat", "{count} seats", room.capacity).format(count=brief)
        lines = (room.name, room.second_name, seats, ", ".join(room.equipment))
        yield Column(number, room.name, None, seats, brief, "\n".join(filter(None, lines)))


def _tracks(snapshot: Snapshot, _cards: Sequence[Card], arrangement: Arrangement) -> Iterable[Column]:
    for track in snapshot.tracks:
        if track.id not in arrangement.hidden_tracks:
            yield Column(track.id, track.name, tip="\n".join(filter(None, (track.name, track.second_name))))


def _activities(_snapshot: Snapshot, cards: Sequence[Card], _arrangement: Arrangement) -> Iterable[Column]:
    """In the order in which they begin."""
    begun = sorted((each for each in cards if each.activity), key=_begins)
    return (Column(name, name, tip=name) for name in dict.fromkeys(each.activity for each in begun))


def _people(_snapshot: Snapshot, cards: Sequence[Card], _arrangement: Arrangement) -> Iterable[Column]:
    """Those with a role in what is shown, by name."""
    met: dict[int, Participant] = {each.person: each for card in cards for each in card.people}
    for each in sorted(met.values(), key=lambda each: (each.name.casefold(), each.person)):
        yield Column(each.person, each.name, tip=each.name)


def _begins(card: Card) -> tuple[int, int, int]:
    return (card.placement.day, card.placement.start, card.id) if card.placement else (0, 0, card.id)


_SUBJECTS = {By.ROOM: _rooms, By.TRACK: _tracks, By.ACTIVITY: _activities, By.PERSON: _people}


def _without(by: By) -> Column:
    names = {
        By.ROOM: (_("No room"), _("Sessions that have a time but no room")),
        By.TRACK: (_("No track"), _("Sessions without a track")),
        By.ACTIVITY: (_("No activity"), _("Sessions that belong to no activity")),
        By.PERSON: (_("Nobody"), _("Sessions in which nobody has a role")),
    }
    name, tip = names[by]
    return Column(None, name, tip=tip)
