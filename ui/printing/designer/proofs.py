"""How a design looks with real people: composed and painted as for the paper."""

import random
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QImage

from organizer.domain.printing.badges.composing import Badge, BadgePerson, Press
from organizer.domain.printing.badges.fields import Expression
from organizer.domain.printing.badges.people import values_of
from organizer.domain.printing.badges.templates import parse_template
from organizer.domain.printing.designs.checks import Note, notes, one_side
from organizer.domain.printing.designs.document import Document, Side
from organizer.domain.printing.faces import EM, Face, Weight
from organizer.domain.printing.paper.resolutions import COARSEST
from organizer.services.printing import proofs
from organizer.services.printing.proofs import Sitters
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter
from ui.printing.drawing.pdf import PictureSource

SHOWN_AT_RANDOM = 10
_COARSE = 32  # pixels, a multiple of four: then the rows of bytes lie without gaps


class Proofs:
    """Tries designs on the event's people with one typeface, for a printer of so many dots an inch."""

    def __init__(
        self, sitters: Sitters, typeface: Typeface, picture: PictureSource, *, resolution: int = COARSEST
    ) -> None:
        self.sitters = sitters
        self._resolution, self._picture = resolution, picture
        self._ruler = typeface.ruler()
        self.brush = FacePainter(typeface, picture)
        self._person = 0
        self._draws = 0

    # -- on whom -------------------------------------------------------------------------------------------------------

    @property
    def person(self) -> BadgePerson:
        """Who is tried on."""
        return self.sitters.people[self._person]

    @property
    def place(self) -> int:
        """Where who is tried on stands among all."""
        return self._person

    def turn(self, step: int) -> None:
        """Go on to the next one, from the last to the first."""
        self._person = (self._person + step) % len(self.sitters.people)

    def turn_to_longest(self) -> None:
        """Try whose name is the widest in print."""
        people = self.sitters.people
        self._person = max(range(len(people)), key=lambda place: self._width(people[place]))

    def _width(self, person: BadgePerson) -> int:
        return self._ruler.width(person.badge_name or person.name, Weight.BOLD) // (EM // 1000)

    def some(self) -> tuple[BadgePerson, ...]:
        """Ten people at random, others each time; the same ones in each run of the program."""
        self._draws += 1
        people = self.sitters.people
        return tuple(random.Random(self._draws).sample(people, min(SHOWN_AT_RANDOM, len(people))))

    def said(self, text: str) -> str:
        """What a text with fields says for the person who is tried on."""
        expression = Expression(text)
        return expression.resolve(self.sitters.occasion.values() | values_of(self.person, expression.fields))

    # -- what it looks like --------------------------------------------------------------------------------------------

    def face(self, document: Document, side: Side, *, hidden: Collection[int] = ()) -> Face:
        """One side with the person who is tried on; what is hidden is left out."""
        return self.faces(document, side, [self.person], hidden=hidden)[0]

    def faces(
        self, document: Document, side: Side, people: Sequence[BadgePerson], *, hidden: Collection[int] = ()
    ) -> list[Face]:
        """One side with each of these people."""
        press = self._press(one_side(document, document.own_side(side), without=hidden))
        return [press.compose(each).face for each in people]

    def notes(self, document: Document, side: Side) -> tuple[Note, ...]:
        """What is to be said of the elements of a side, with the person who is tried on."""
        return notes(
            document,
            document.own_side(side),
            self._compose,
            ruler=self._ruler,
            size_of=self._opaque_size,
            resolution=self._resolution,
        )

    def _opaque_size(self, asset: str) -> tuple[int, int] | None:
        image = self._picture(asset)
        if image is None or image.isNull() or not _is_opaque(image):
            return None
        return image.width(), image.height()

    def _compose(self, design: Mapping[str, Any]) -> Badge:
        press = self._press(design)
        badge = press.compose(self.person)
        return Badge(badge.face, badge.back, (*press.problems, *badge.problems))

    def _press(self, design: Mapping[str, Any]) -> Press:
        return proofs.press(parse_template(design), self.sitters.occasion, self._ruler)


def _is_opaque(image: QImage) -> bool:
    """Whether nothing is seen through it, looked at coarsely; many pictures could be seen through and are not."""
    if not image.hasAlphaChannel():
        return True
    coarse = image.scaled(_COARSE, _COARSE).convertToFormat(QImage.Format.Format_Alpha8)
    return min(bytes(coarse.constBits())) == 255
