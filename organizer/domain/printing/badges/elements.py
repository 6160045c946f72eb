"""What stands on a badge's design, as values: texts, shapes, codes and pictures, where and for whom.

Lengths are micrometres. A colour is a name of the template's own ``colors``, ``#rrggbb``, or ``category``: that of the
person's category.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from organizer.domain.printing.badges.fields import EVENT_FIELDS, Expression
from organizer.domain.printing.faces import Box, Form, Symbology, Turn
from organizer.domain.printing.text_fitting import Letters

CATEGORY = "category"
"""The colour that is the category's."""

INK = "#000000"
"""The colour of what says none."""

LONGEST = 1_000_000
"""No length that a template says is more than a metre: nothing that hangs on a person is larger."""


class Align(StrEnum):
    """Where text stands across its box."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    """Where the lines of a column stand along its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a column. ``gap`` stands above it when something does; ``ideographic`` is for Han and kana."""

    text: Expression
    letters: Letters
    ideographic: Letters
    color: str
    align: Align
    gap: int
    capitals: bool


@dataclass(frozen=True, slots=True)
class Column:
    """Lines below each other; an empty line takes no room."""

    anchor: Anchor
    lines: tuple[Line, ...]

    @property
    def colors(self) -> tuple[str, ...]:
        """The colours it uses."""
        return tuple(line.color for line in self.lines)

    @property
    def texts(self) -> tuple[Expression, ...]:
        """What it says."""
        return tuple(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Outlined:
    """A shape: its inside and its outline, each None where it has none. A thin filled rectangle is a line."""

    form: Form
    fill: str | None
    outline: str | None
    thickness: int
    radius: int

    @property
    def colors(self) -> tuple[str, ...]:
        """The colours it uses."""
        return tuple(each for each in (self.fill, self.outline) if each is not None)

    @property
    def texts(self) -> tuple[Expression, ...]:
        """It says nothing."""
        return ()


@dataclass(frozen=True, slots=True)
class CodeSpot:
    """A code and what it says; nothing when the text is empty."""

    text: Expression
    symbology: Symbology
    color: str

    @property
    def colors(self) -> tuple[str, ...]:
        """The colours it uses."""
        return (self.color,)

    @property
    def texts(self) -> tuple[Expression, ...]:
        """What it says."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class PictureSpot:
    """A picture among the event's assets, named by its SHA-256; ``{photo}`` is the person's own.

    What ``covers`` fills its box and is cut; else it is as large as goes into it.
    """

    asset: Expression
    covers: bool

    @property
    def colors(self) -> tuple[str, ...]:
        """Its colours are its own."""
        return ()

    @property
    def texts(self) -> tuple[Expression, ...]:
        """A photo is the person's; what the template shows to all is no text."""
        return (self.asset,) if self.asset.fields else ()


Content = Column | Outlined | CodeSpot | PictureSpot


@dataclass(frozen=True, slots=True)
class Condition:
    """For whom an element is there: folded names of categories, in either language, and fields.

    ``only`` for these categories unless it is empty, never for those of ``never``, and only where one of the fields
    ``needed`` says something, unless none is named.
    """

    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    needed: Expression | None = None

    def holds(self, categories: Collection[str], values: Mapping[str, str]) -> bool:
        """Whether it does for somebody of a category with these folded names and these fields."""
        if self.only and self.only.isdisjoint(categories):
            return False
        if not self.never.isdisjoint(categories):
            return False
        return self.needed is None or bool(self.needed.resolve(values))


ALWAYS = Condition()
"""For everybody."""


@dataclass(frozen=True, slots=True)
class Element:
    """Something on the badge. ``box`` is where it stands once it is turned."""

    box: Box
    turn: Turn
    condition: Condition
    content: Content

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same on all badges."""
        if self.condition != ALWAYS or CATEGORY in self.content.colors:
            return False
        return all(text.fields <= EVENT_FIELDS for text in self.content.texts)

    def expressions(self) -> Iterator[Expression]:
        """Every text with fields that decides what is seen of it."""
        yield from self.content.texts
        if self.condition.needed is not None:
            yield self.condition.needed


@dataclass(frozen=True, slots=True)
class Layers:
    """The elements of one side of a badge, in the order in which they are drawn."""

    fixed: tuple[Element, ...]
    own: tuple[Element, ...]
    """Those from the first on that depends on the person."""

    @property
    def elements(self) -> tuple[Element, ...]:
        """All of them."""
        return (*self.fixed, *self.own)


def layers_of(elements: tuple[Element, ...]) -> Layers:
    """What all badges share, and what is drawn on it."""
    count = next((number for number, each in enumerate(elements) if not each.is_fixed), len(elements))
    return Layers(elements[:count], elements[count:])
