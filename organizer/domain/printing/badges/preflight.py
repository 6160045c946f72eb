"""What is looked at before badges are printed, beside what composing finds: codes, pictures, names, stock.

Nothing stops the printing: each problem names the person, and the field that mends it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from organizer.domain.printing.badges.code_margins import margin_fault
from organizer.domain.printing.badges.code_sizes import least_module, module_of
from organizer.domain.printing.badges.composing import Badge, BadgeProblem, ProblemKind
from organizer.domain.printing.badges.people import BadgePerson
from organizer.domain.printing.faces import INCH, Box, Code, Face, Picture
from organizer.domain.printing.paper.imposition import mismatch
from organizer.domain.printing.paper.resolutions import COARSEST
from organizer.domain.printing.paper.stock import Stock
from organizer.domain.printing.standing import Standing, standing
from organizer.domain.printing.text_fitting import clean
from organizer.i18n import _

SHARP = 150
"""Pixels an inch: below, a picture is seen to be made of squares."""

PictureSize = Callable[[str], tuple[int, int] | None]
"""Width and height in pixels of the picture of this SHA-256; None: there is no such picture."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Badges as they were composed, each with whom it is of, in order."""

    people: Sequence[BadgePerson]
    badges: Sequence[Badge]

    def pairs(self) -> Iterator[tuple[BadgePerson, tuple[Face, ...]]]:
        """Each person with the one or two faces of the badge."""
        for person, badge in zip(self.people, self.badges, strict=True):
            yield person, (badge.face,) if badge.back is None else (badge.face, badge.back)


def preflight(checked: Checked, size_of: PictureSize, *, resolution: int = COARSEST) -> Iterator[BadgeProblem]:
    """Everything that is wrong with these badges, person by person where it is a person's.

    ``resolution``: the printer's dots an inch, of which three must go on the smallest part of a code.
    """
    looked_at = _Looking(size_of, resolution)
    for person, faces in checked.pairs():
        yield from looked_at.at(person, faces)
        if person.category_id is None:
            text = _("Without a category nobody is an attendee; choose one.")
            yield BadgeProblem(person.id, person.name, ProblemKind.NO_CATEGORY, text, "category")
    yield from same_codes(checked)
    yield from same_names(checked.people)


class _Looking:
    """Looks at faces; what is the same on all badges is reported once, of nobody."""

    def __init__(self, size_of: PictureSize, resolution: int) -> None:
        self._size_of, self._resolution = size_of, resolution
        self._fixed: dict[int, tuple[object, tuple[Standing, ...]]] = {}  # by the id of what is kept with it
        self._pictures: dict[str, tuple[int, int] | None] = {}

    def at(self, person: BadgePerson, faces: Iterable[Face]) -> Iterator[BadgeProblem]:
        for face in faces:
            own, paper = tuple(standing(face.own)), Box(0, 0, face.width, face.height)
            if id(face.fixed) not in self._fixed:
                fixed = tuple(standing(face.fixed))
                self._fixed[id(face.fixed)] = face.fixed, fixed
                yield from self._found(0, "", self._in(fixed, (*fixed, *own), paper))
            _kept, fixed = self._fixed[id(face.fixed)]
            yield from self._found(person.id, person.name, self._in(own, (*fixed, *own), paper))

    def _found(self, person: int, name: str, found: Iterable[tuple[ProblemKind, str]]) -> Iterator[BadgeProblem]:
        for kind, text in found:
            field = "photo" if kind is ProblemKind.LOW_RESOLUTION and person else ""
            yield BadgeProblem(person, name, kind, text, field)

    def _in(
        self, parts: Iterable[Standing], drawn: Sequence[Standing], paper: Box
    ) -> Iterator[tuple[ProblemKind, str]]:
        """What is wrong with some of what is drawn on a paper."""
        for each in parts:
            if isinstance(each.drawn, Code):
                yield from self._code(each.drawn)
                if fault := margin_fault(each, drawn, paper):
                    yield ProblemKind.UNREADABLE_CODE, fault
            elif isinstance(each.drawn, Picture):
                yield from self._picture(each.drawn)

    def _code(self, code: Code) -> Iterator[tuple[ProblemKind, str]]:
        module = module_of(code)
        if module < least_module(self._resolution):
            text = _("The code’s squares are {size} mm wide, too small for {dots} dots an inch: enlarge the code.")
            yield ProblemKind.UNREADABLE_CODE, text.format(size=f"{module / 1000:.2f}", dots=self._resolution)

    def _picture(self, picture: Picture) -> Iterator[tuple[ProblemKind, str]]:
        if picture.asset not in self._pictures:
            self._pictures[picture.asset] = self._size_of(picture.asset)
        size = self._pictures[picture.asset]
        if size is None:
            yield ProblemKind.MISSING_PHOTO, _("A picture of the template is not in the event.")
            return
        if (sharp := _pixels_an_inch(size, picture)) < SHARP:
            text = _("The picture has {n} pixels an inch as it is printed; below {least} it is seen to be coarse.")
            yield ProblemKind.LOW_RESOLUTION, text.format(n=sharp, least=SHARP)


def _pixels_an_inch(size: tuple[int, int], picture: Picture) -> int:
    choose = max if picture.covers else min
    scale = choose(picture.box.width / size[0], picture.box.height / size[1])  # micrometres a pixel
    return int(INCH / scale)


def same_codes(checked: Checked) -> Iterator[BadgeProblem]:
    """Badges of several people whose codes say the same; what the template says to all alike is meant so."""
    owners: defaultdict[str, dict[int, BadgePerson]] = defaultdict(dict)
    for person, faces in checked.pairs():
        common = {each.text for face in faces for each in Face(0, 0, face.fixed, ()).flat() if isinstance(each, Code)}
        for text in {each.text for face in faces for each in face.flat() if isinstance(each, Code)} - common:
            owners[text][person.id] = person
    for those in (list(each.values()) for each in owners.values() if len(each) > 1):
        for person in those:
            others = _(", ").join(each.name for each in those if each is not person)
            text = _("The code is that of {others} too, so a scan takes one for the other.").format(others=others)
            yield BadgeProblem(person.id, person.name, ProblemKind.DUPLICATE_CODE, text, "code")


def same_names(people: Iterable[BadgePerson]) -> Iterator[BadgeProblem]:
    """People of one name and several organizations: nobody should get the other's badge."""
    found: defaultdict[str, list[BadgePerson]] = defaultdict(list)
    for person in people:
        found[clean(person.badge_name or person.name).casefold()].append(person)
    for those in found.values():
        homes = {clean(each.organization).casefold() for each in those}
        for person in those if len(homes) > 1 else ():
            text = _("Also at {others}; hand the badge out with care.")
            yield BadgeProblem(
                person.id, person.name, ProblemKind.SAME_NAME, text.format(others=_homes(those, person)), "badge_name"
            )


def _homes(those: Iterable[BadgePerson], person: BadgePerson) -> str:
    mine = clean(person.organization).casefold()
    others = (each.organization or "—" for each in those if clean(each.organization).casefold() != mine)
    return _(", ").join(dict.fromkeys(others))


def stock_problem(stock: Stock, face: Face) -> BadgeProblem | None:
    """What the template and the stock have against each other; None when they fit."""
    text = mismatch(stock, face.width, face.height)
    return None if text is None else BadgeProblem(0, "", ProblemKind.WRONG_STOCK, text)
