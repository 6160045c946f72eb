"""The icons, all of one family, under our own names.

The glyphs lie in a small font (``resources/icons``). An icon is painted when it is shown, in the colour the theme has
then, so nothing is loaded before the first icon and nothing has to be made again when the theme changes.
"""

from functools import cache
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from organizer.resources import resource
from ui import theme

Tone = Literal["text", "muted", "accent", "on_accent", "ok", "warn", "bad", "rail_text", "rail_on"]
"""A colour token of the theme."""

GLYPHS = {
    "today": "\uf1d8",
    "schedule": "\uf0ad",
    "programme": "\uf1fb",
    "people": "\uf351",
    "print": "\uf288",
    "history": "\uf0fc",
    "person": "\uf346",
    "person-add": "\uf34f",
    "undo": "\uf066",
    "redo": "\uf067",
    "search": "\uf20a",
    "add": "\uf27f",
    "remove": "\uf21a",
    "close": "\uf36d",
    "check": "\uf0e7",
    "ok": "\uf0e8",
    "warning": "\uf35c",
    "error": "\uf35d",
    "error-filled": "\ufac6",
    "warning-filled": "\ufac7",
    "ok-filled": "\uf851",
    "dot": "\uf857",
    "info": "\uf1e0",
    "refused": "\uf36e",
    "forbidden": "\uf289",
    "more": "\uf145",
    "menu": "\uf1fa",
    "down": "\uf0c2",
    "right": "\uf0c4",
    "left": "\uf0c3",
    "up": "\uf0c5",
    "forward": "\uf044",
    "delete": "\uf334",
    "edit": "\uf266",
    "copy": "\uf114",
    "open": "\uf18c",
    "new-file": "\uf16d",
    "file": "\uf167",
    "import": "\uf14c",
    "export": "\uf345",
    "settings": "\uf19b",
    "lock": "\uf205",
    "unlock": "\uf204",
    "filter": "\uf196",
    "place": "\uf20d",
    "clock": "\uf0f9",
    "badge": "\uf1dc",
    "save": "\uf181",
    "sample": "\uf2df",
    "light": "\uf2fe",
    "dark": "\uf21f",
    "merge": "\uf1ad",
    "show": "\uf15b",
    "hide": "\uf15e",
    "picture": "\uf1dd",
    "code": "\uf292",
    "sort": "\uf2dc",
    "room": "\uf141",
    "microphone": "\uf218",
    "coffee": "\uf10c",
    "organization": "\uf0a8",
    "tag": "\uf305",
    "phone": "\uf26e",
    "mail": "\uf156",
    "world": "\uf1af",
    "star": "\uf2f3",
    "question": "\uf293",
    "grip": "\uf144",
    "zoom-in": "\uf20c",
    "zoom-out": "\uf20b",
    "fit": "\uf04e",
    "pdf": "\uf16c",
    "table": "\uf304",
    "rows": "\uf2a6",
    "columns": "\uf10e",
    "talk": "\uf286",
    "session": "\uf287",
    "match": "\uf1c0",
    "backup": "\uf008",
    "swap": "\uf301",
    "again": "\uf045",
    "note": "\uf22a",
    "activity": "\uf2f0",
    "keyboard": "\uf1e5",
    "language": "\uf333",
    "colour": "\uf257",
    "text-size": "\uf310",
    "folder": "\uf186",
    "play": "\uf27c",
    "stop": "\uf2f7",
    "link": "\uf1f6",
    "align-left": "\uefff",
    "align-center": "\ueffd",
    "align-right": "\uf000",
    "align-top": "\uf001",
    "align-middle": "\ueffe",
    "align-bottom": "\ueffc",
    "spread-across": "\uf050",
    "spread-down": "\uf051",
    "to-front": "\uf041",
    "to-back": "\uf03c",
    "raise": "\uf061",
    "lower": "\uf022",
    "text": "\uf31f",
    "rectangle": "\uf29c",
    "ellipse": "\uf0ec",
    "line": "\uf1f1",
    "barcode": "\uf075",
    "photo": "\uf350",
    "shuffle": "\uf2c3",
    "group": "\uf099",
    "ungroup": "\uf1f4",
    "grid": "\uf1b7",
    "magnet": "\uf208",
    "text-left": "\uf313",
    "text-center": "\uf311",
    "text-right": "\uf314",
}


NONE = QIcon()
"""No icon."""
PROGRAM_SIZES = (16, 24, 32, 48, 64, 128)
"""Pixels in which desktops ask for the program's icon."""


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(resource("icons", "phosphor.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def paint(painter: QPainter, rect: QRect | QRectF, name: str, color: QColor) -> None:
    """Draw the icon into ``rect``, as large as its shorter side."""
    area = QRectF(rect)
    face = QFont(_family())
    face.setPixelSize(max(1, int(min(area.width(), area.height()))))
    painter.save()
    painter.setFont(face)
    painter.setPen(color)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, GLYPHS[name])
    painter.restore()


class _Engine(QIconEngine):
    """Paints a glyph in a token's colour, muted where the control is disabled."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Called by Qt."""
        tone = "muted" if mode == QIcon.Mode.Disabled else self._tone
        side = min(rect.width(), rect.height())  # a wider room leaves a gap before the word that follows
        area = QRect(rect.left(), rect.center().y() - (side - 1) // 2, side, side)
        paint(painter, area, self._name, getattr(theme.current(), tone))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Called by Qt; ``size`` is in device pixels."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """Called by Qt when an icon is about to be changed."""
        return _Engine(self._name, self._tone)


def icon(name: str, tone: Tone = "text") -> QIcon:
    """The icon of that name; KeyError for one that GLYPHS does not hold."""
    if name not in GLYPHS:
        raise KeyError(name)
    return QIcon(_Engine(name, tone))


def pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` pixels on a screen with that device pixel ratio."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, QRect(0, 0, size, size), name, color)
    painter.end()
    return made


def program_icon() -> QIcon:
    """What stands for the program on the desktop: a white calendar on the accent colour, whatever the theme."""
    made = QIcon()
    for size in PROGRAM_SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.LIGHT.accent)
        painter.drawRoundedRect(picture.rect(), size * 0.22, size * 0.22)
        inset = size * 0.14
        area = QRectF(picture.rect()).adjusted(inset, inset, -inset, -inset)
        paint(painter, area, "schedule", theme.LIGHT.on_accent)
        painter.end()
        made.addPixmap(picture)
    return made


if __name__ == "__main__":  # what the font has to hold, see resources/icons/README.md
    print(",".join(f"{ord(glyph):X}" for glyph in GLYPHS.values()))
