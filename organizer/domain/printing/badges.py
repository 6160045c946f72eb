"""From a person and a template to the face of a badge, and what a printer should know before printing it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from organizer.domain.printing.badge_templates import (
    CATEGORY,
    EVENT_FIELDS,
    Align,
    Anchor,
    Band,
    CodeSpot,
    Column,
    Element,
    Line,
    PictureSpot,
    Template,
)
from organizer.domain.printing.faces import (
    EM,
    Box,
    Code,
    Encoder,
    Face,
    Fill,
    Forms,
    Instruction,
    Picture,
    Ruler,
    Words,
)
from organizer.domain.printing.pieces import digest_of
from organizer.domain.printing.text_fitting import (
    BASELINE,
    LEADING,
    STEP,
    Fit,
    Fitted,
    Letters,
    clean,
    fit,
    is_ideographic,
    width_of,
)
from organizer.i18n import _


class ProblemKind(StrEnum):
    """What may be wrong with a badge."""

    MISSING_NAME = "missing-name"
    MISSING_CODE = "missing-code"
    MISSING_GLYPH = "missing-glyph"
    SHRUNK = "shrunk"
    CUT = "cut"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class BadgeProblem:
    """One thing to look at before printing; ``text`` is a whole sentence."""

    person: int
    name: str
    kind: ProblemKind
    text: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every badge says about the event."""

    event: str
    second_event: str = ""
    place: str = ""
    dates: str = ""

    def values(self) -> dict[str, str]:
        """The fields of a template that the event fills."""
        fields = {"event": self.event, "second_event": self.second_event, "place": self.place, "dates": self.dates}
        return {name: clean(text) for name, text in fields.items()}


@dataclass(frozen=True, slots=True)
class BadgePerson:
    """What a badge may say about a person.

    ``color`` is the category's colour number, None without a category; ``forms`` how the person writes Han characters.
    """

    id: int
    name: str
    second_name: str = ""
    badge_name: str = ""
    kana: str = ""
    title: str = ""
    job_title: str = ""
    organization: str = ""
    second_organization: str = ""
    country: str = ""
    second_country: str = ""
    category: str = ""
    second_category: str = ""
    color: int | None = None
    code: str = ""
    forms: Forms = Forms.CHINESE
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_name(self) -> bool:
        """Whether there is something to write large."""
        return bool(clean(self.badge_name) or clean(self.name))

    def values(self) -> dict[str, str]:
        """The fields of a template that the person fills; what only repeats in the second language is left out."""
        values = {name: clean(getattr(self, name)) for name in _PERSON_TEXTS}
        for second, first in _SECOND.items():
            if values[second] == values[first]:
                values[second] = ""
        values.update((f"field:{label}", clean(str(text))) for label, text in self.fields.items())
        return values


_SECOND = {
    "second_name": "name",
    "second_organization": "organization",
    "second_country": "country",
    "second_category": "category",
}
_COMMON = EVENT_FIELDS | {"category", "second_category", "country", "second_country"}
_PERSON_TEXTS = ("badge_name", "kana", "title", "job_title", "code", *_SECOND, *_SECOND.values())


@dataclass(frozen=True, slots=True)
class Badge:
    """A composed badge."""

    face: Face
    problems: tuple[BadgeProblem, ...]


class Press:
    """Composes the badges of one run: one template, one event, one set of fonts.

    It keeps the fixed part of the faces, so that it is made and drawn once for all of them.
    """

    def __init__(self, template: Template, occasion: Occasion, *, ruler: Ruler, encode: Encoder) -> None:
        self.template = template
        self.ruler = ruler
        self.encode = encode
        self._event = occasion.values()
        self._set: dict[tuple[int, str], _SetLine] = {}
        count = _fixed_count(template.elements)
        self._own = template.elements[count:]
        common = _Drawing(self, BadgePerson(0, occasion.event), self._event)
        self._fixed = tuple(common.draw(template.elements[:count]))
        self.problems = tuple(common.problems)
        """What is wrong with the part that is the same on all badges; the person is 0."""

    def compose(self, person: BadgePerson) -> Badge:
        """The badge of a person; never fails, says what is wrong instead."""
        drawing = _Drawing(self, person, self._event | person.values())
        own = tuple(drawing.draw(self._own))
        face = Face(self.template.width, self.template.height, self._fixed, own)
        return Badge(face, tuple(drawing.problems))

    def set(self, text: str, line: Line, width: int) -> "_SetLine":
        """The text of a line set into ``width`` micrometres; organizations repeat, so what was set is kept."""
        key = id(line), text
        known = self._set.get(key)
        if known is None:
            letters = line.ideographic if is_ideographic(text) else line.letters
            fitted = fit(text, letters, width, self.ruler)
            known = self._set[key] = _SetLine(text, line, letters, fitted, self.ruler.missing(text))
        return known


class _Drawing:
    """One badge being composed: its draw instructions so far and what is wrong with it."""

    def __init__(self, press: Press, person: BadgePerson, values: Mapping[str, str]) -> None:
        self._press = press
        self._person = person
        self._values = values
        self.problems: list[BadgeProblem] = []

    def draw(self, elements: Sequence[Element]) -> Iterator[Instruction]:
        for element in elements:
            if isinstance(element, Column):
                yield from self._column(element)
            elif isinstance(element, Band):
                yield Fill(element.box, self._color(element.color), element.radius)
            elif isinstance(element, CodeSpot):
                yield from self._code(element)
            else:
                yield Picture(element.box, element.asset)

    def _color(self, name: str) -> str:
        return self._press.template.color(name, self._person.color)

    def _report(self, kind: ProblemKind, text: str) -> None:
        self.problems.append(BadgeProblem(self._person.id, self._person.name, kind, text))

    def _code(self, spot: CodeSpot) -> Iterator[Code]:
        text = spot.text.resolve(self._values)
        if text:
            yield Code(spot.box, text, self._press.encode(text), self._color(spot.color))
        else:
            self._report(ProblemKind.MISSING_CODE, _("No code was issued, so the badge cannot be scanned."))

    def _column(self, column: Column) -> Iterator[Words]:
        texts = [(line, self._text(line)) for line in column.lines]
        set_lines = [self._press.set(text, line, column.box.width) for line, text in texts if text]
        set_lines = self._squeeze(set_lines, column.box.height)
        self._check(set_lines)
        y = column.box.y + _offset(column, _height(set_lines))
        for number, each in enumerate(set_lines):
            y += each.line.gap if number else 0
            for text in each.fitted.lines:
                yield self._words(text, each, column.box, y)
                y += each.fitted.size * LEADING // 1000

    def _text(self, line: Line) -> str:
        text = line.text.resolve(self._values)
        return text.upper() if line.capitals else text

    def _words(self, text: str, line: "_SetLine", box: Box, top: int) -> Words:
        letters, size = line.letters, line.fitted.size
        x = box.x
        if line.line.align is not Align.LEFT:
            room = box.width - width_of(text, letters, self._press.ruler) * size // EM
            x += room // 2 if line.line.align is Align.CENTER else room
        baseline = top + size * BASELINE // 1000
        color, forms = self._color(line.line.color), _forms(line.line, self._person)
        return Words(text, x, baseline, size, letters.weight, color, letters.tracking, forms)

    def _check(self, lines: Sequence["_SetLine"]) -> None:
        for each in lines:
            if each.missing:
                sentence = _("No font on this computer has “{missing}” of “{text}”.")
                self._report(ProblemKind.MISSING_GLYPH, sentence.format(missing=each.missing, text=each.text))
            if each.fitted.fit is Fit.CUT:
                self._report(ProblemKind.CUT, _("“{text}” is too long and was cut.").format(text=each.text))
            elif each.fitted.size < each.letters.small:
                sentence = _("“{text}” is long and stands in small letters.")
                self._report(ProblemKind.SHRUNK, sentence.format(text=each.text))

    def _squeeze(self, lines: "list[_SetLine]", height: int) -> "list[_SetLine]":
        """Lines that stand in ``height`` micrometres: smaller as far as they may be, then fewer."""
        if (wanted := _height(lines)) <= height:
            return lines
        gaps = _gaps(lines)
        squeezed = [each.scaled(max(0, height - gaps), wanted - gaps) for each in lines]
        while squeezed and _height(squeezed) > height:
            self._report(ProblemKind.CUT, _("There is no room for “{text}”.").format(text=squeezed.pop().text))
        return squeezed


@dataclass(frozen=True, slots=True)
class _SetLine:
    """A line of a column with its text fitted."""

    text: str
    line: Line
    letters: Letters
    fitted: Fitted
    missing: str

    def scaled(self, numerator: int, denominator: int) -> "_SetLine":
        size = self.fitted.size * numerator // denominator // STEP * STEP
        least = min(self.letters.least, self.fitted.size)
        return replace(self, fitted=replace(self.fitted, size=max(least, size)))


def _height(lines: Sequence[_SetLine]) -> int:
    text = sum(len(each.fitted.lines) * (each.fitted.size * LEADING // 1000) for each in lines)
    return text + _gaps(lines)


def _gaps(lines: Sequence[_SetLine]) -> int:
    return sum(each.line.gap for each in lines[1:])


def _offset(column: Column, height: int) -> int:
    """How far below its box's top a column of ``height`` begins."""
    room = column.box.height - height
    return {Anchor.TOP: 0, Anchor.MIDDLE: room // 2, Anchor.BOTTOM: room}[column.anchor]


def _fixed_count(elements: Sequence[Element]) -> int:
    """How many elements from the first on are the same on all badges."""
    return next((number for number, each in enumerate(elements) if not _is_fixed(each)), len(elements))


def _is_fixed(element: Element) -> bool:
    if isinstance(element, Column):
        return all(line.text.fields <= EVENT_FIELDS and line.color != CATEGORY for line in element.lines)
    if isinstance(element, CodeSpot):
        return element.text.fields <= EVENT_FIELDS
    return isinstance(element, PictureSpot) or element.color != CATEGORY


def compose(template: Template, occasion: Occasion, person: BadgePerson, *, ruler: Ruler, encode: Encoder) -> Badge:
    """One badge; for many of one event keep a :class:`Press`."""
    return Press(template, occasion, ruler=ruler, encode=encode).compose(person)


def badge_digest(template: Template, occasion: Occasion, person: BadgePerson) -> str:
    """Names what the badge says and how: another digest wants a reprint.

    It is taken from the words and the template, not from the drawn face: fonts of another machine change no badge.
    """
    values = occasion.values() | person.values()
    told = (part for each in template.elements for part in _told(each, template, person, values))
    return digest_of((template.digest, *told))


def duplicates(people: Iterable[BadgePerson]) -> tuple[BadgeProblem, ...]:
    """Badges that say the same name and organization as one before them: perhaps one person registered twice."""
    seen: set[tuple[str, str]] = set()
    found = []
    for person in people:
        key = clean(person.name).casefold(), clean(person.organization).casefold()
        if key in seen:
            text = _("There is another badge for “{name}” of the same organization.").format(name=person.name)
            found.append(BadgeProblem(person.id, person.name, ProblemKind.DUPLICATE, text))
        seen.add(key)
    return tuple(found)


def _told(element: Element, template: Template, person: BadgePerson, values: Mapping[str, str]) -> Iterator[str]:
    """What an element says of the person: texts as they are set, and in which colours and characters."""
    if isinstance(element, Column):
        for line in element.lines:
            text = line.text.resolve(values)
            yield text.upper() if line.capitals else text
            yield from (template.color(line.color, person.color), _forms(line, person)) if text else ()
    elif isinstance(element, CodeSpot):
        yield element.text.resolve(values)
    if isinstance(element, Band | CodeSpot):
        yield template.color(element.color, person.color)


def _forms(line: Line, person: BadgePerson) -> Forms:
    """What is said of many, such as the category, is written in one way on all badges."""
    return Forms.CHINESE if line.text.fields <= _COMMON else person.forms
