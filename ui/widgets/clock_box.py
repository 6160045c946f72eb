"""A field for a time of day, which may lie after midnight of the day it belongs to."""

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

LATEST = 36 * 60
"""Minutes since midnight: noon of the next day is no longer the night of this one."""
_TYPED = re.compile(r"\s*(\d{1,2})(?:[:.：hH](\d{0,2}))?\s*")


class ClockBox(QSpinBox):
    """Minutes since midnight, written as “09:30” or, after midnight, “25:30”; the arrows step by five."""

    def __init__(self, minutes: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, LATEST)
        self.setSingleStep(5)
        self.setValue(minutes)

    def textFromValue(self, value: int) -> str:  # noqa: N802
        """Called by Qt."""
        return f"{value // 60:02d}:{value % 60:02d}"

    def valueFromText(self, text: str) -> int:  # noqa: N802
        """Called by Qt: “9” is nine o’clock."""
        told = _TYPED.fullmatch(text)
        return int(told[1]) * 60 + int(told[2] or 0) if told else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Called by Qt."""
        told = _TYPED.fullmatch(text)
        if told and int(told[2] or 0) < 60 and self.valueFromText(text) <= LATEST:
            return QValidator.State.Acceptable, text, position
        maybe = not text.strip() or told is not None
        return (QValidator.State.Intermediate if maybe else QValidator.State.Invalid), text, position
