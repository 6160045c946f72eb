"""A badge design that another program made, as ours: what could be taken, and what not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from organizer.domain.printing.badges.elements import INK
from organizer.i18n import _

POINT = 25_400 / 72
"""Micrometres of a printer's point."""

_COLORS = {
    "black": INK,
    "white": "#ffffff",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "red": "#ff0000",
    "maroon": "#800000",
    "orange": "#ffa500",
    "gold": "#ffd700",
    "yellow": "#ffff00",
    "brown": "#a52a2a",
    "olive": "#808000",
    "lime": "#00ff00",
    "green": "#008000",
    "teal": "#008080",
    "cyan": "#00ffff",
    "aqua": "#00ffff",
    "blue": "#0000ff",
    "navy": "#000080",
    "purple": "#800080",
    "violet": "#ee82ee",
    "magenta": "#ff00ff",
    "fuchsia": "#ff00ff",
    "pink": "#ffc0cb",
}
"""Names of colours in CSS Color Module Level 4 that designers of badges offer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A design of ours and a sentence for everything that was left out of it."""

    design: dict[str, Any]
    left_out: tuple[str, ...]


class LeftOut:
    """Collects what could not be taken, each sentence once."""

    def __init__(self) -> None:
        self._said: dict[str, None] = {}

    def say(self, text: str) -> None:
        """Remember a sentence."""
        self._said[text] = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """In the order in which they were said."""
        return tuple(self._said)

    def style(self, item: Mapping[str, Any], family: object) -> None:
        """Say which looks of letters our badges do not have."""
        if item.get("italic") is True:
            self.say(_("Italic letters are upright here."))
        if family not in (None, "", "sans-serif", "Open Sans", "Helvetica", "Arial"):
            text = _("The typeface “{name}” is not used; badges are set in that of this program.")
            self.say(text.format(name=str(family)[:60]))


def text_element(text: str, box: list[int], size: int, **more: Any) -> dict[str, Any]:
    """A text that becomes smaller and then takes a second line where its box has room for it, in ink unless told."""
    lines = max(1, box[3] // max(1, size * 118 // 100))
    given = {"kind": "text", "box": box, "text": text, "size": size, "least": max(100, size // 2), "color": INK, **more}
    return {**given, "max_lines": min(lines, 4)} if lines > 1 else given


def css_color(name: object, left_out: LeftOut) -> str:
    """A colour as CSS names it, as ``#rrggbb``; black where nobody knows it."""
    text = str(name or "black").strip().lower()
    if len(text) == 4 and text.startswith("#"):
        text = "#" + "".join(each * 2 for each in text[1:])
    known = _COLORS.get(text, text)
    if len(known) == 7 and known.startswith("#") and all(each in "0123456789abcdef" for each in known[1:]):
        return known
    left_out.say(_("The colour “{name}” is black here.").format(name=text[:60]))
    return INK
