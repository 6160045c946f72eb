"""From a person and a template to the faces of a badge, and what a printer should know before printing it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from organizer.domain.printing.badges.column_setting import LineSetter, SetLine, squeeze, tops
from organizer.domain.printing.badges.elements import (
    ALWAYS,
    CATEGORY,
    Align,
    CodeSpot,
    Column,
    Content,
    Element,
    Layers,
    Line,
    Outlined,
)
from organizer.domain.printing.badges.fields import EVENT_FIELDS, SAID_OF_MANY
from organizer.domain.printing.badges.people import ROW, BadgePerson, Occasion, values_of
from organizer.domain.printing.badges.templates import Template
from organizer.domain.printing.faces import (
    EM,
    MILLIMETRE,
    Box,
    Code,
    Encoder,
    Face,
    Fill,
    Form,
    Forms,
    Instruction,
    Picture,
    Placed,
    Ruler,
    Shape,
    Turn,
    Words,
)
from organizer.domain.printing.pieces import digest_of
from organizer.domain.printing.text_fitting import BASELINE, Fit, clean, width_of
from organizer.errors import BadInput
from organizer.i18n import _

__all__ = [
    "Badge",
    "BadgePerson",
    "BadgeProblem",
    "Occasion",
    "Press",
    "ProblemKind",
    "badge_digest",
    "compose",
    "duplicates",
]

_FOLD_MARK = (3 * MILLIMETRE, 100, "#9aa3b2")  # length, thickness, colour
_COMMON = EVENT_FIELDS | SAID_OF_MANY
_HIDDEN = "-"  # what an element tells that is not there
_MENDABLE = ("name", "second_name", "kana", "job_title", "title", "organization", "country", "category", "code")
_Drawn = tuple[Instruction, ...]


class ProblemKind(StrEnum):
    """What may be wrong with a badge."""

    MISSING_NAME = "missing-name"
    MISSING_CODE = "missing-code"
    MISSING_GLYPH = "missing-glyph"
    SHRUNK = "shrunk"
    CUT = "cut"
    DUPLICATE = "duplicate"
    MISSING_PHOTO = "missing-photo"
    LOW_RESOLUTION = "low-resolution"
    UNREADABLE_CODE = "unreadable-code"
    DUPLICATE_CODE = "duplicate-code"
    SAME_NAME = "same-name"
    WRONG_STOCK = "wrong-stock"
    NO_CATEGORY = "no-category"
    EMPTY = "empty"
    CANCELLED = "cancelled"
    NO_TIME = "no-time"

    @property
    def spoils(self) -> bool:
        """Whether the badge is of no use as it is; the others are worth a look and can be handed out."""
        return self not in _OF_USE


_OF_USE = (
    *(ProblemKind.SHRUNK, ProblemKind.SAME_NAME, ProblemKind.DUPLICATE),
    *(ProblemKind.CANCELLED, ProblemKind.NO_TIME),  # why there is none
)


@dataclass(frozen=True, slots=True)
class BadgeProblem:
    """One thing to look at before printing; ``text`` is a whole sentence.

    ``field``: what of the person mends it, a word of PersonField or ``photo``; empty where nothing of the person does.
    """

    person: int
    name: str
    kind: ProblemKind
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A composed badge; ``back`` is what is printed on the other side of the paper, None where nothing is."""

    face: Face
    back: Face | None
    problems: tuple[BadgeProblem, ...]


class Press:
    """Composes the badges of one run: one template, one event, one set of fonts.

    It keeps the fixed part of the faces, so that it is made and drawn once for all of them.
    """

    def __init__(self, template: Template, occasion: Occasion, *, ruler: Ruler, encode: Encoder) -> None:
        self.template = template
        self.setter = LineSetter(ruler)
        self.encode = encode
        self._event = occasion.values()
        common = _Drawing(self, BadgePerson(0, occasion.event), self._event)
        front, self._fixed_back = self._sides(common, attrgetter("fixed"))
        self._fixed = (*front, *_fold_marks(template)) if template.folded else front
        if not template.front.elements:
            common.report(ProblemKind.EMPTY, _("Nothing stands on the front of this badge template."))
        self.problems = tuple(common.problems)
        """What is wrong with the part that is the same on all badges; the person is 0."""

    def compose(self, person: BadgePerson) -> Badge:
        """The badge of a person; never fails, says what is wrong instead."""
        drawing = _Drawing(self, person, self._event | values_of(person, self.template.fields))
        front, back = self._sides(drawing, attrgetter("own"))
        size = self.template.sheet
        other = None if self.template.back is None or self.template.folded else Face(*size, self._fixed_back, back)
        return Badge(Face(*size, self._fixed, front), other, tuple(drawing.problems))

    def _sides(self, drawing: "_Drawing", part: Callable[[Layers], tuple[Element, ...]]) -> tuple[_Drawn, _Drawn]:
        """What is drawn of a part of the elements on one side of the paper and on the other."""
        template = self.template
        front = tuple(drawing.draw(part(template.front)))
        if template.back is None:
            return front, ()
        back = front if template.back is template.front else tuple(drawing.draw(part(template.back)))
        if not template.folded:
            return front, back
        return (
            Placed(0, template.height, Turn.NONE, front),
            Placed(template.width, template.height, Turn.HALF, back),
        ), ()


class _Drawing:
    """One badge being composed: its draw instructions so far and what is wrong with it."""

    def __init__(self, press: Press, person: BadgePerson, values: Mapping[str, str]) -> None:
        self._press = press
        self._person = person
        self._values = values
        self.problems: list[BadgeProblem] = []

    def draw(self, elements: Iterable[Element]) -> Iterator[Instruction]:
        for element in elements:
            if not _is_shown(element, self._person, self._values):
                continue
            if element.turn is Turn.NONE:
                yield from self._content(element.content, element.box)
            else:
                yield self._turned(element)

    def _turned(self, element: Element) -> Placed:
        """What is turned is laid out where its box would stand upright with the corner at the origin."""
        box, turn = element.box, element.turn
        upright = (box.width, box.height) if turn is Turn.HALF else (box.height, box.width)
        x = box.x if turn is Turn.LEFT else box.x + box.width
        y = box.y if turn is Turn.RIGHT else box.y + box.height
        return Placed(x, y, turn, tuple(self._content(element.content, Box(0, 0, *upright))))

    def _content(self, content: Content, box: Box) -> Iterable[Instruction]:
        if isinstance(content, Column):
            return self._column(content, box)
        if isinstance(content, Outlined):
            return (self._shape(content, box),)
        if isinstance(content, CodeSpot):
            return self._code(content, box)
        asset = content.asset.resolve(self._values)
        if asset:
            return (Picture(box, asset, content.covers),)
        self.report(ProblemKind.MISSING_PHOTO, _("There is no photo."), "photo")
        return ()

    def _shape(self, content: Outlined, box: Box) -> Fill | Shape:
        fill, outline = (None if each is None else self._color(each) for each in (content.fill, content.outline))
        if fill is not None and outline is None and content.form is Form.RECTANGLE:
            return Fill(box, fill, content.radius)
        return Shape(box, content.form, fill, outline, content.thickness, content.radius)

    def _color(self, name: str) -> str:
        return self._press.template.color(name, self._person.color)

    def report(self, kind: ProblemKind, text: str, field: str = "") -> None:
        """Say that something is wrong with the badge."""
        self.problems.append(BadgeProblem(self._person.id, self._person.name, kind, text, field))

    def _field(self, line: Line) -> str:
        """What of the person stands in a line; a long name is mended by a shorter one for the badge."""
        if "badge_name" in line.text.fields:
            return "badge_name"
        return next((each for each in _MENDABLE if each in line.text.fields and self._values.get(each)), "")

    def _code(self, spot: CodeSpot, box: Box) -> tuple[Code, ...]:
        text = spot.text.resolve(self._values)
        if not text:
            self.report(ProblemKind.MISSING_CODE, _("No code was issued, so the badge cannot be scanned."), "code")
            return ()
        try:
            return (Code(box, text, self._press.encode(text, spot.symbology), self._color(spot.color)),)
        except BadInput as reason:
            self.report(ProblemKind.MISSING_CODE, str(reason), "code")
            return ()

    def _column(self, column: Column, box: Box) -> list[Words]:
        rows = [(line, text) for line in column.lines for text in _text(line, self._values).split(ROW) if text]
        wanted = [self._press.setter.set(text, line, box.width) for line, text in rows]
        lines = squeeze(wanted, box.height)
        for lost in wanted[len(lines) :]:
            said = _("There is no room for “{text}”.").format(text=lost.text)
            self.report(ProblemKind.CUT, said, self._field(lost.line))
        self._check(lines)
        return [self._words(text, each, box, top) for each, text, top in tops(lines, box, column.anchor)]

    def _words(self, text: str, line: SetLine, box: Box, top: int) -> Words:
        letters, size = line.letters, line.fitted.size
        x = box.x
        if line.line.align is not Align.LEFT:
            room = box.width - width_of(text, letters, self._press.setter.ruler) * size // EM
            x += room // 2 if line.line.align is Align.CENTER else room
        baseline = top + size * BASELINE // 1000
        color, forms = self._color(line.line.color), _forms(line.line, self._person)
        return Words(text, x, baseline, size, letters.weight, color, letters.tracking, forms)

    def _check(self, lines: Sequence[SetLine]) -> None:
        for each in lines:
            field = self._field(each.line)
            if each.missing:
                sentence = _("No font on this computer has “{missing}” of “{text}”.")
                self.report(ProblemKind.MISSING_GLYPH, sentence.format(missing=each.missing, text=each.text), field)
            if each.fitted.fit is Fit.CUT:
                self.report(ProblemKind.CUT, _("“{text}” is too long and was cut.").format(text=each.text), field)
            elif each.fitted.size < each.letters.small:
                sentence = _("“{text}” is long and stands in small letters.")
                self.report(ProblemKind.SHRUNK, sentence.format(text=each.text), field)


def _is_shown(element: Element, person: BadgePerson, values: Mapping[str, str]) -> bool:
    return element.condition is ALWAYS or element.condition.holds(person.categories, values)


def _fold_marks(template: Template) -> tuple[Fill, Fill]:
    """A short line at either end of the fold."""
    length, thickness, color = _FOLD_MARK
    y = template.height - thickness // 2
    left, right = Box(0, y, length, thickness), Box(template.width - length, y, length, thickness)
    return Fill(left, color), Fill(right, color)


def compose(template: Template, occasion: Occasion, person: BadgePerson, *, ruler: Ruler, encode: Encoder) -> Badge:
    """One badge; for many of one event keep a :class:`Press`."""
    return Press(template, occasion, ruler=ruler, encode=encode).compose(person)


def badge_digest(template: Template, occasion: Occasion, person: BadgePerson) -> str:
    """Names what the badge says and how: another digest wants a reprint.

    It is taken from the words and the template, not from the drawn face: fonts of another machine change no badge.
    """
    values = occasion.values() | values_of(person, template.fields)
    told = (part for each in template.telling for part in _told(each, template, person, values))
    return digest_of((template.digest, *told))


def _told(element: Element, template: Template, person: BadgePerson, values: Mapping[str, str]) -> list[str]:
    """What an element says of the person: texts as they are set, and in the category's colour and which characters."""
    if not _is_shown(element, person, values):
        return [_HIDDEN]
    content = element.content
    told: list[str] = []
    if isinstance(content, Column):
        for line in content.lines:
            if text := _text(line, values):
                told += (text, _forms(line, person))
                told += (template.color(CATEGORY, person.color),) if line.color == CATEGORY else ()
            else:
                told.append("")
        return told
    told += (text.resolve(values) for text in content.texts)
    return [*told, template.color(CATEGORY, person.color)] if CATEGORY in content.colors else told


def _text(line: Line, values: Mapping[str, str]) -> str:
    text = line.text.resolve(values)
    return text.upper() if line.capitals else text


def _forms(line: Line, person: BadgePerson) -> Forms:
    """What is said of many, such as the category, is written in one way on all badges."""
    return Forms.CHINESE if line.text.fields <= _COMMON else person.forms


def duplicates(people: Iterable[BadgePerson]) -> tuple[BadgeProblem, ...]:
    """Badges that say the same name and organization as one before them: perhaps one person registered twice."""
    seen: set[tuple[str, str]] = set()
    found = []
    for person in people:
        key = clean(person.name).casefold(), clean(person.organization).casefold()
        if key in seen:
            text = _("There is another badge for “{name}” of the same organization.").format(name=person.name)
            found.append(BadgeProblem(person.id, person.name, ProblemKind.DUPLICATE, text, "name"))
        seen.add(key)
    return tuple(found)
