"""What whole sheets are printed, and on what paper; lengths in micrometres."""

from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.printing.faces import MILLIMETRE
from organizer.errors import NotFound
from organizer.i18n import _


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
    PaperSize.A4: (210 * MILLIMETRE, 297 * MILLIMETRE),
    PaperSize.A3: (297 * MILLIMETRE, 420 * MILLIMETRE),
    PaperSize.A2: (420 * MILLIMETRE, 594 * MILLIMETRE),
    PaperSize.LETTER: (215_900, 279_400),
}
_SHEETS = {PaperSize.A3: (1, 2), PaperSize.A2: (2, 2)}


class SheetKind(StrEnum):
    """What is printed of the programme."""

    AGENDA = "agenda"
    POSTER = "poster"
    SPLIT_POSTER = "split-poster"
    """On sheets of A4 that are glued together."""

    @property
    def sizes(self) -> tuple[PaperSize, ...]:
        """The paper that it may be on."""
        return _KINDS[self]


_KINDS = {
    SheetKind.AGENDA: (PaperSize.A4, PaperSize.LETTER),
    SheetKind.POSTER: (PaperSize.A4, PaperSize.A3, PaperSize.A2),
    SheetKind.SPLIT_POSTER: (PaperSize.A3, PaperSize.A2),
}


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Sheets that somebody wants; of one day (from 0), or of all."""

    kind: SheetKind
    size: PaperSize = PaperSize.A4
    day: int | None = None


def size_named(name: str, kind: SheetKind) -> PaperSize:
    """The paper for this kind that is called so. Raises NotFound with the names there are."""
    found = next((each for each in kind.sizes if each == name.lower()), None)
    if found is None:
        known = ", ".join(each.words for each in kind.sizes)
        raise NotFound(_("There is no paper “{name}” for this; choose one of {known}.").format(name=name, known=known))
    return found
