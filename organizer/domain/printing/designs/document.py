"""The design of a badge opened for editing: a template's JSON with its elements taken apart.

Nothing in a document is ever changed in place, so an editor's undo is a stack of documents. Lengths are whole
micrometres.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from organizer.domain.printing.faces import Box

Source = Mapping[str, Any]
"""An element as the JSON has it."""

Ids = Collection[int]

ELEMENTS, BACK = "elements", "back"


class Side(StrEnum):
    """Of a badge."""

    FRONT = "front"
    BACK = "back"


class Reverse(StrEnum):
    """What is on the back of a badge."""

    NONE = "none"
    SAME = "same"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Item:
    """An element and a number by which it is known as long as the document is open; the number is never written."""

    id: int
    source: Source

    @property
    def kind(self) -> str:
        """What kind of element it is."""
        return str(self.source["kind"])

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(*self.source["box"])

    @property
    def name(self) -> str:
        """What the designer calls it; empty for most."""
        return str(self.source.get("name", ""))

    @property
    def locked(self) -> bool:
        """Whether nothing moves or changes it."""
        return bool(self.source.get("locked", False))

    @property
    def group(self) -> str:
        """What it is grouped with; empty when with nothing."""
        return str(self.source.get("group", ""))

    @property
    def lines(self) -> tuple[Source, ...]:
        """Its lines of text; a text is its own line."""
        if self.kind not in ("text", "column"):
            return ()
        return tuple(self.source.get("lines") or (self.source,))


@dataclass(frozen=True, slots=True)
class Document:
    """A design: ``head`` is everything but the elements; the items stand in the order in which they are drawn.

    A back that is like the front has no items of its own.
    """

    head: Mapping[str, Any]
    front: tuple[Item, ...]
    back: tuple[Item, ...]
    next_id: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the badge."""
        width, height = self.head["size"]
        return width, height

    def items(self, side: Side) -> tuple[Item, ...]:
        """What stands on a side, the lowest first."""
        return self.front if side is Side.FRONT else self.back

    @property
    def reverse(self) -> Reverse:
        """What is on the back."""
        back = self.head.get(BACK)
        if back is None:
            return Reverse.NONE
        return Reverse.OWN if isinstance(back, Mapping) else Reverse.SAME

    def own_side(self, side: Side) -> Side:
        """The side whose elements are seen on ``side``: on a back that is like the front those of the front."""
        return side if self.reverse is Reverse.OWN else Side.FRONT

    @property
    def all_items(self) -> tuple[Item, ...]:
        """What stands on both sides."""
        return self.front + self.back

    @property
    def by_id(self) -> dict[int, Item]:
        """Every item by its number."""
        return {each.id: each for each in self.all_items}

    def chosen(self, ids: Ids) -> tuple[Item, ...]:
        """The items with these numbers, in the order in which they are drawn."""
        return tuple(each for each in self.all_items if each.id in ids)


def open_design(design: Mapping[str, Any]) -> Document:
    """Take a design apart that :func:`parse_template` understands."""
    head = {key: value for key, value in design.items() if key != ELEMENTS}
    front, back = tuple(design.get(ELEMENTS) or ()), ()
    if isinstance(own := design.get(BACK), Mapping):
        back = tuple(own.get(ELEMENTS) or ())
        head[BACK] = {key: value for key, value in own.items() if key != ELEMENTS}
    items = tuple(Item(number, source) for number, source in enumerate((*front, *back), start=1))
    return Document(head, items[: len(front)], items[len(front) :], len(items) + 1)


def design_of(document: Document) -> dict[str, Any]:
    """The document as JSON."""
    design = {**document.head, ELEMENTS: [each.source for each in document.front]}
    if document.reverse is Reverse.OWN:
        design[BACK] = {**document.head[BACK], ELEMENTS: [each.source for each in document.back]}
    return design


def new_ids(before: Document, after: Document) -> tuple[int, ...]:
    """What ``after`` has that ``before`` had not."""
    known = {each.id for each in before.all_items}
    return tuple(each.id for each in after.all_items if each.id not in known)


def changed(document: Document, ids: Ids, change: Callable[[Item], Source], *, also_locked: bool = False) -> Document:
    """The document with these items changed; the same one when nothing is different."""

    def one(item: Item) -> Item:
        if item.id not in ids or (item.locked and not also_locked):
            return item
        source = change(item)
        return item if source == item.source else replace(item, source=source)

    front, back = (tuple(one(each) for each in document.items(side)) for side in Side)
    same = front == document.front and back == document.back
    return document if same else replace(document, front=front, back=back)


def with_side(document: Document, side: Side, items: tuple[Item, ...]) -> Document:
    """The document with these items on a side; the same one when they were there in this order."""
    if items == document.items(side):
        return document
    return replace(document, front=items) if side is Side.FRONT else replace(document, back=items)
