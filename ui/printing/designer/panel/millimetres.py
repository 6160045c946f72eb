"""A field for a length."""

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.faces import INCH, MILLIMETRE
from organizer.i18n import _
from ui import theme
from ui.widgets.forms import inset

_UNITS = {"mm": 1.0, "cm": 10.0, "pt": INCH / 72 / MILLIMETRE, "in": INCH / MILLIMETRE, '"': INCH / MILLIMETRE}
"""Millimetres of what may be typed behind a number; a point is that of PostScript, a 72nd of an inch."""
_TYPED = re.compile(r"\s*(\d+(?:[.,]\d*)?)\s*(mm|cm|pt|in|\")\s*")
_BEGUN = re.compile(r"\s*\d+(?:[.,]\d*)?\s*[mcpi]\s*")


class Millimetres(QDoubleSpinBox):
    """A length: shown in millimetres, told in micrometres; it may be typed in points, centimetres or inches too."""

    edited = Signal(int)
    """The user gave another length."""

    def __init__(self, name: str, *, least: int = 0, most: int = LONGEST, step: int = 500) -> None:
        super().__init__()
        self.setDecimals(2)
        self.setRange(least / MILLIMETRE, most / MILLIMETRE)
        self.setSingleStep(step / MILLIMETRE)
        self.setSuffix(" mm")
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setToolTip(_("{name}; also as 12 pt, 1 cm or 1 in").format(name=name))
        without_arrows(self)
        inset(self)
        self.valueChanged.connect(self._tell)

    def show_length(self, length: int) -> None:
        """Show a length without telling anybody."""
        self.blockSignals(True)
        self.setValue(length / MILLIMETRE)
        self.blockSignals(False)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Called by Qt."""
        typed = self._without_suffix(text)
        if _TYPED.fullmatch(typed):
            return QValidator.State.Acceptable, text, place
        if _BEGUN.fullmatch(typed):
            return QValidator.State.Intermediate, text, place
        return super().validate(text, place)

    def valueFromText(self, text: str) -> float:  # noqa: N802
        """Called by Qt."""
        typed = _TYPED.fullmatch(self._without_suffix(text))
        if typed is None:
            return super().valueFromText(text)
        value = float(typed[1].replace(",", ".")) * _UNITS[typed[2]]
        return min(max(value, self.minimum()), self.maximum())

    def _without_suffix(self, text: str) -> str:
        """What was typed: Qt leaves the unit that is shown behind it."""
        return text.lower().removesuffix(self.suffix())

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(round(self.value() * MILLIMETRE))


def without_arrows(field: QAbstractSpinBox) -> None:
    """Leave the room to the figures: the arrow keys and the wheel do the same."""
    kind = "QDoubleSpinBox" if isinstance(field, Millimetres) else "QSpinBox"
    field.setStyleSheet(
        f"{kind}::up-button, {kind}::down-button {{ width: 1px; image: none; border: none; }}"
        f"{kind}::up-arrow, {kind}::down-arrow {{ image: none; width: 0; height: 0; border: none; }}"
    )
    field.setMinimumWidth(theme.px(76))
