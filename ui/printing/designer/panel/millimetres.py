"""A field for a length."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox

from organizer.domain.printing.badges.elements import LONGEST
from organizer.domain.printing.faces import MILLIMETRE
from ui import theme
from ui.widgets.forms import inset


class Millimetres(QDoubleSpinBox):
    """A length: shown in millimetres, told in micrometres."""

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
        self.setToolTip(name)
        without_arrows(self)
        inset(self)
        self.valueChanged.connect(self._tell)

    def show_length(self, length: int) -> None:
        """Show a length without telling anybody."""
        self.blockSignals(True)
        self.setValue(length / MILLIMETRE)
        self.blockSignals(False)

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
