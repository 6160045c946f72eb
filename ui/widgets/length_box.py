"""A field for a length on paper."""

import re

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QToolTip

from organizer.domain.printing.faces import INCH, MILLIMETRE, millimetres
from organizer.i18n import _
from ui.widgets.forms import inset

_UNITS = {"": 1.0, "mm": 1.0, "cm": 10.0, "pt": INCH / 72 / MILLIMETRE, "in": INCH / MILLIMETRE, '"': INCH / MILLIMETRE}
"""Millimetres of what may be typed behind a number; a point is that of PostScript, a 72nd of an inch."""
_NUMBER = r"(?:\d+(?:[.,，]\d*)?|[.,，]\d+)"
_TYPED = re.compile(rf"\s*({_NUMBER})\s*(mm|cm|pt|in|\"|)\s*")
_BEGUN = re.compile(rf"\s*(?:{_NUMBER}|[.,，])?\s*[mcpi]?\s*")


class LengthBox(QDoubleSpinBox):
    """Shown in millimetres as the ruler says it (80 mm and not 80.00 mm), told in micrometres.

    A comma and a point are both the decimal mark, whatever the window's language: Qt takes one of them for that between
    thousands, and 12,5 for 125. It may be typed in points, centimetres or inches too. What is out of range stays as it
    is typed, with a sentence that says what may be there; whoever leaves it so gets the length from before back.
    """

    def __init__(self, name: str, *, least: int = 0, most: int, step: int = 500) -> None:
        """All in micrometres; ``step``: how much an arrow adds."""
        super().__init__()
        self.setDecimals(2)
        self.setRange(least / MILLIMETRE, most / MILLIMETRE)
        self.setSingleStep(step / MILLIMETRE)
        self.setSuffix(" mm")
        self.setAccessibleName(name)
        self.setToolTip(_("{name}; also as 12 pt, 1 cm or 1 in").format(name=name))
        inset(self)
        self.setKeyboardTracking(False)  # else what is left behind would be the 4 of 400
        self.lineEdit().textChanged.connect(self._look)
        self.editingFinished.connect(self._look)

    def length(self) -> int:
        """Micrometres."""
        return round(self.value() * MILLIMETRE)

    def show_length(self, micrometres: int) -> None:
        """Show a length."""
        self.setValue(micrometres / MILLIMETRE)

    def problem(self) -> str:
        """What is wrong with what is typed; empty where nothing is."""
        typed = self._typed(self.text())
        if typed is None or self.minimum() <= typed <= self.maximum():
            return ""
        bounds = (millimetres(round(each * MILLIMETRE)) for each in (self.minimum(), self.maximum()))
        return _("It is {least} to {most} mm.").format(**dict(zip(("least", "most"), bounds, strict=True)))

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """Called by Qt."""
        point = self.locale().decimalPoint()
        whole, _point, part = super().textFromValue(value).partition(point)
        part = part.rstrip("0")
        return f"{whole}{point}{part}" if part else whole

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Called by Qt."""
        typed = self._typed(text)
        if typed is not None:
            within = self.minimum() <= typed <= self.maximum()
            return QValidator.State.Acceptable if within else QValidator.State.Intermediate, text, place
        begun = _BEGUN.fullmatch(self._bare(text))
        return QValidator.State.Intermediate if begun else QValidator.State.Invalid, text, place

    def valueFromText(self, text: str) -> float:  # noqa: N802
        """Called by Qt."""
        typed = self._typed(text)
        return self.value() if typed is None else typed

    def _typed(self, text: str) -> float | None:
        """In millimetres; None for what is no length (yet)."""
        found = _TYPED.fullmatch(self._bare(text))
        if found is None:
            return None
        return round(float(re.sub("[,，]", ".", found[1])) * _UNITS[found[2]], self.decimals())

    def _bare(self, text: str) -> str:
        """What was typed: Qt leaves around it what is shown."""
        return text.removeprefix(self.prefix()).lower().removesuffix(self.suffix())

    @Slot()
    def _look(self) -> None:
        """Say while it is typed what is too much; what is too little may become more."""
        problem = self.problem() if (self._typed(self.text()) or 0) > self.maximum() else ""
        if problem == self.accessibleDescription():
            return
        self.setAccessibleDescription(problem)
        self.setProperty("invalid", "true" if problem else "")
        self.style().polish(self)
        self._say(problem)

    def fixup(self, text: str) -> str:
        """Called by Qt for what is left as it cannot be, before the length from before is shown again."""
        self._say(self.problem())
        return text

    def _say(self, problem: str) -> None:
        """Below the field, once the cursor is where it goes: moving it closes what is told."""
        if problem:
            QTimer.singleShot(0, self, lambda: QToolTip.showText(self._below(), problem, self))

    def _below(self) -> QPoint:
        return self.mapToGlobal(self.rect().bottomLeft())
