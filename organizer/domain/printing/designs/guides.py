"""Guides of a badge's design: lines that are never printed, to which elements snap; in micrometres."""

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.designs.arranging import Axis
from organizer.domain.printing.designs.document import Document
from organizer.domain.printing.designs.edits import set_head

KEYS = {Axis.ACROSS: "y", Axis.DOWN: "x"}
"""A guide that lies across the badge is known by its height."""


def guides(document: Document, axis: Axis) -> tuple[int, ...]:
    """Where guides lie that run along ``axis``."""
    return tuple(document.head.get("guides", {}).get(KEYS[axis], ()))


def add_guide(document: Document, axis: Axis, at: int) -> Document:
    """Lay a guide."""
    return _with_guides(document, axis, {*guides(document, axis), min(max(at, 0), LONGEST)})


def remove_guide(document: Document, axis: Axis, at: int) -> Document:
    """Take a guide away."""
    return _with_guides(document, axis, {*guides(document, axis)} - {at})


def move_guide(document: Document, axis: Axis, *, old: int, new: int) -> Document:
    """Lay a guide elsewhere."""
    return add_guide(remove_guide(document, axis, old), axis, new)


def clear_guides(document: Document) -> Document:
    """Take all guides away."""
    return set_head(document, "guides", None)


def _with_guides(document: Document, axis: Axis, at: set[int]) -> Document:
    lines = {**document.head.get("guides", {}), KEYS[axis]: sorted(at)}
    kept = {key: value for key, value in lines.items() if value}
    return set_head(document, "guides", kept or None)
