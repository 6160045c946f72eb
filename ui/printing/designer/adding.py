"""New elements: what each kind is like when it is put on a badge."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from organizer.domain.printing.designs.document import Document
from organizer.domain.printing.designs.edits import add
from organizer.domain.printing.designs.free_room import FindRoom, free_place
from organizer.domain.printing.faces import MILLIMETRE
from organizer.i18n import _
from ui import icons
from ui.printing.designer.editing import Editing
from ui.widgets.menus import passing_menu

Make = Callable[[int, int], Mapping[str, Any]]
"""An element for a badge of this width and height; of its box only the size counts."""

INK = "#000000"


def _text(width: int, height: int) -> Mapping[str, Any]:
    size = [width * 8 // 10, min(height // 5, 10 * MILLIMETRE)]
    letters = min(size[1] * 7 // 10, 6 * MILLIMETRE) // 100 * 100
    return {
        "kind": "text",
        "box": _sized(*size),
        "text": "{badge_name|name}",
        "size": letters,
        "small": letters * 6 // 10,
        "least": letters * 4 // 10,
        "align": "center",
        "anchor": "middle",
        "color": INK,
    }


def _shape(kind: str) -> Make:
    return lambda width, height: {
        "kind": kind,
        "box": _sized(width // 3, min(width // 3, height // 3)),
        "color": "category",
    }


def _line(width: int, _height: int) -> Mapping[str, Any]:
    return {"kind": "line", "box": [0, 0, width * 8 // 10, 300], "color": INK}


def _code(width: int, height: int) -> Mapping[str, Any]:
    side = min(22 * MILLIMETRE, width // 2, height // 2)
    return {"kind": "code", "box": _sized(side, side), "text": "{code}", "color": INK}


def _bars(width: int, height: int) -> Mapping[str, Any]:
    size = min(50 * MILLIMETRE, width * 8 // 10), min(12 * MILLIMETRE, height // 4)
    return {"kind": "code", "symbology": "code128", "box": _sized(*size), "text": "{code}", "color": INK}


def _photo(width: int, height: int) -> Mapping[str, Any]:
    side = min(width, height) // 3
    return {"kind": "photo", "box": _sized(side, side * 4 // 3)}


def image(asset: str, proportion: float) -> Make:
    """A picture that is so much wider than it is high."""

    def make(width: int, height: int) -> Mapping[str, Any]:
        wide = round(min(width / 2, height / 3 * proportion))
        return {"kind": "image", "box": [0, 0, wide, round(wide / proportion)], "asset": asset}

    return make


def _sized(width: int, height: int) -> list[int]:
    """A box of about this size, where it stands is found later."""
    return [0, 0, width // 100 * 100, height // 100 * 100]


NEW: Mapping[str, Make] = {
    "text": _text,
    "rectangle": _shape("rectangle"),
    "ellipse": _shape("ellipse"),
    "line": _line,
    "code": _code,
    "barcode": _bars,
    "photo": _photo,
}


def add_new(editing: Editing, make: Make, *, find: FindRoom = free_place) -> None:
    """Put a new element on the side that is designed, where there is room for it, and select it."""

    def edit(document: Document) -> Document:
        side, made = document.own_side(editing.side), make(*document.size)
        place = find(document, side, (made["box"][2], made["box"][3]), seen=editing.seen)
        return add(document, [{**made, "box": [place.x, place.y, place.width, place.height]}], side=side)

    editing.change(_("Add"), edit, select_new=True)


def add_menu(editing: Editing, parent: QWidget, picture: Callable[[], object]) -> QMenu:
    """The kinds of elements; ``picture`` asks for a file and adds it."""
    menu = passing_menu(parent)
    for icon, word in _words():
        action = QAction(icons.icon(icon), word, menu)
        action.triggered.connect(partial(add_new, editing, NEW[icon]) if icon in NEW else picture)
        menu.addAction(action)
    return menu


def _words() -> tuple[tuple[str, str], ...]:
    """Icon and word of each kind, in the order of the menu."""
    return (
        ("text", _("Text")),
        ("rectangle", _("Rectangle")),
        ("ellipse", _("Ellipse")),
        ("line", _("Line")),
        ("code", _("QR code")),
        ("barcode", _("Code 128")),
        ("picture", _("Picture…")),
        ("photo", _("Photo of the person")),
    )
