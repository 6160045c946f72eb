"""A field of the panel for a length."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox

from organizer.domain.printing.badges.elements import LONGEST
from ui import theme
from ui.widgets.length_box import LengthBox


class Millimetres(LengthBox):
    """Tells what the user gave once it is whole."""

    edited = Signal(int)
    """The user gave another length."""

    def __init__(self, name: str, *, least: int = 0, most: int = LONGEST, step: int = 500) -> None:
        super().__init__(name, least=least, most=most, step=step)
        without_arrows(self)
        self.valueChanged.connect(self._tell)

    def show_length(self, micrometres: int) -> None:
        """Show a length without telling anybody."""
        self.blockSignals(True)
        super().show_length(micrometres)
        self.blockSignals(False)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.length())


def without_arrows(field: QAbstractSpinBox) -> None:
    """Leave the room to the figures: the arrow keys and the wheel do the same."""
    kind = "QDoubleSpinBox" if isinstance(field, Millimetres) else "QSpinBox"
    field.setStyleSheet(
        f"{kind}::up-button, {kind}::down-button {{ width: 1px; image: none; border: none; }}"
        f"{kind}::up-arrow, {kind}::down-arrow {{ image: none; width: 0; height: 0; border: none; }}"
    )
    field.setMinimumWidth(theme.px(76))
