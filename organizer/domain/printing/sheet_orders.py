"""What whole sheets are printed, and on what paper; lengths in micrometres."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from organizer.errors import NotFound
from organizer.i18n import _

if TYPE_CHECKING:
    from organizer.domain.printing.pieces import Subject


class Languages(StrEnum):
    """Which of the event's languages a sheet is in."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    SIDES = "sides"
    """Of what has two sides, one on each; of anything else both."""


class Attendance(StrEnum):
    """Which attendees something is for."""

    REGISTERED = "registered"
    CHECKED_IN = "checked-in"


class PaperSize(StrEnum):
    """A sheet."""

    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    LETTER = "letter"

    @property
    def sides(self) -> tuple[int, int]:
        """The short and the long side."""
        return _SIDES[self]

    @property
    def words(self) -> str:
        """What people call it."""
        return self.value.capitalize()

    @property
    def sheets(self) -> tuple[int, int]:
        """How many sheets of A4, along the short and the long side, make one of this size."""
        return _SHEETS.get(self, (1, 1))


_SIDES = {
    PaperSize.A4: (210_000, 297_000),
    PaperSize.A3: (297_000, 420_000),
    PaperSize.A2: (420_000, 594_000),
    PaperSize.LETTER: (215_900, 279_400),
}
_SHEETS = {PaperSize.A3: (1, 2), PaperSize.A2: (2, 2)}


class SheetKind(StrEnum):
    """What is printed on whole sheets; the words are those of the command line."""

    AGENDA = "agenda"
    BOOKLET = "booklet"
    POSTER = "poster"
    SPLIT_POSTER = "split-poster"
    """On sheets of A4 that are glued together."""
    DOOR_SIGNS = "door-signs"
    SESSION_SIGNS = "session-signs"
    SEATS = "reserved-seats"
    TENTS = "tents"
    SMALL_TENTS = "small-tents"
    """Two on a sheet."""
    NAME_PLATES = "name-plates"
    PERSONAL = "personal"
    MEETING_SLIPS = "meeting-slips"
    CERTIFICATES = "certificates"
    SIGN_IN = "sign-in"
    """One for the whole event."""
    SESSION_SIGN_IN = "session-sign-in"
    RUN_SHEETS = "run-sheets"
    WALK_IN = "walk-in"
    PAPER_PACK = "paper-pack"

    @property
    def sizes(self) -> tuple[PaperSize, ...]:
        """The paper that it may be on."""
        return _SIZES.get(self, (PaperSize.A4, PaperSize.LETTER))

    @property
    def variants(self) -> tuple["SheetKind", ...]:
        """Itself and what differs from it in its paper alone; none where it is itself such a one."""
        if self in _VARIANTS.values():
            return ()
        return (self, _VARIANTS[self]) if self in _VARIANTS else (self,)

    @property
    def filters(self) -> frozenset["Filter"]:
        """By what its order may be narrowed."""
        return frozenset(_FILTERS.get(self, ()))


class Filter(StrEnum):
    """By what an order is narrowed."""

    DAY = "day"
    ROOM = "room"
    SESSION = "session"
    CATEGORY = "category"
    PEOPLE = "people"
    """These people alone, whatever else is chosen."""
    ATTENDANCE = "attendance"
    LANGUAGES = "languages"


_VARIANTS = {SheetKind.TENTS: SheetKind.SMALL_TENTS, SheetKind.POSTER: SheetKind.SPLIT_POSTER}
_SIZES = {
    SheetKind.POSTER: (PaperSize.A4, PaperSize.A3, PaperSize.A2),
    SheetKind.SPLIT_POSTER: (PaperSize.A3, PaperSize.A2),
}
_OF_DAYS = (Filter.DAY, Filter.LANGUAGES)
_OF_SESSIONS = (Filter.DAY, Filter.ROOM, Filter.SESSION, Filter.LANGUAGES)
_OF_PEOPLE = (*_OF_SESSIONS, Filter.CATEGORY, Filter.PEOPLE)
_FILTERS: dict[SheetKind, tuple[Filter, ...]] = {
    SheetKind.AGENDA: _OF_DAYS,
    SheetKind.BOOKLET: _OF_DAYS,
    SheetKind.POSTER: _OF_DAYS,
    SheetKind.SPLIT_POSTER: _OF_DAYS,
    SheetKind.DOOR_SIGNS: (Filter.DAY, Filter.ROOM, Filter.LANGUAGES),
    SheetKind.SESSION_SIGNS: _OF_SESSIONS,
    SheetKind.SEATS: _OF_PEOPLE,
    SheetKind.TENTS: _OF_PEOPLE,
    SheetKind.SMALL_TENTS: _OF_PEOPLE,
    SheetKind.NAME_PLATES: _OF_PEOPLE,
    SheetKind.PERSONAL: (Filter.CATEGORY, Filter.PEOPLE, Filter.LANGUAGES),
    SheetKind.MEETING_SLIPS: (*_OF_DAYS, Filter.PEOPLE),
    SheetKind.CERTIFICATES: (Filter.CATEGORY, Filter.ATTENDANCE, Filter.PEOPLE, Filter.LANGUAGES),
    SheetKind.SIGN_IN: (Filter.CATEGORY, Filter.LANGUAGES),
    SheetKind.SESSION_SIGN_IN: _OF_SESSIONS,
    SheetKind.RUN_SHEETS: _OF_SESSIONS,
    SheetKind.WALK_IN: (Filter.LANGUAGES,),
    SheetKind.PAPER_PACK: (Filter.DAY,),
}


OF_STAGES = (SheetKind.TENTS, SheetKind.SMALL_TENTS, SheetKind.NAME_PLATES, SheetKind.SEATS)
"""For who is on the stage of sessions, unless a category is named."""


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Sheets that somebody wants: of one day (from 0), room, session or category by its id, or of all.

    ``people``: for these by their ids, whatever else it is narrowed by. ``subjects``: no other sheets than of these.
    ``languages``: in which of the event's the sheets are, as far as there is a choice. With ``due`` only those that are
    new or have changed since they were printed.
    """

    kind: SheetKind
    size: PaperSize = PaperSize.A4
    day: int | None = None
    room: int | None = None
    session: int | None = None
    category: int | None = None
    languages: Languages = Languages.BOTH
    due: bool = False
    people: tuple[int, ...] | None = None
    attendance: Attendance = Attendance.REGISTERED
    subjects: "frozenset[Subject] | None" = None

    @property
    def made(self) -> str:
        """How the sheets are made, for the ledger: a reprint is made alike."""
        return f"{self.kind} {self.size} {self.languages}"


def order_made(made: str) -> SheetOrder | None:
    """The order, narrowed by nothing, whose ``made`` this is; None where the words are of another version."""
    try:
        kind, size, languages = made.split()
        return SheetOrder(SheetKind(kind), PaperSize(size), languages=Languages(languages))
    except ValueError:
        return None


def titles() -> Mapping[SheetKind, str]:
    """What each kind is called."""
    return {
        SheetKind.AGENDA: _("Agenda"),
        SheetKind.BOOKLET: _("Booklet"),
        SheetKind.POSTER: _("Poster"),
        SheetKind.SPLIT_POSTER: _("Poster"),
        SheetKind.DOOR_SIGNS: _("Door signs"),
        SheetKind.SESSION_SIGNS: _("Session signs"),
        SheetKind.SEATS: _("Reserved seats"),
        SheetKind.TENTS: _("Table tents"),
        SheetKind.SMALL_TENTS: _("Table tents"),
        SheetKind.NAME_PLATES: _("Name plates"),
        SheetKind.PERSONAL: _("Personal schedules"),
        SheetKind.MEETING_SLIPS: _("Meeting slips"),
        SheetKind.CERTIFICATES: _("Certificates of attendance"),
        SheetKind.SIGN_IN: _("Sign-in sheet"),
        SheetKind.SESSION_SIGN_IN: _("Sign-in sheets of sessions"),
        SheetKind.RUN_SHEETS: _("Run sheets"),
        SheetKind.WALK_IN: _("Walk-in forms"),
        SheetKind.PAPER_PACK: _("Paper pack"),
    }


def size_named(name: str, kind: SheetKind) -> PaperSize:
    """The paper for this kind that is called so. Raises NotFound with the names there are."""
    found = next((each for each in kind.sizes if each == name.lower()), None)
    if found is None:
        known = ", ".join(each.words for each in kind.sizes)
        raise NotFound(_("There is no paper “{name}” for this; choose one of {known}.").format(name=name, known=known))
    return found
