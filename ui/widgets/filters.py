"""Filter chips: of several values any may be chosen; none chosen means all."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from ui import icons, theme
from ui.widgets.flow import FlowLayout

LONGEST = 200
"""Pixels of a chip's word at 100 % text; the rest is its tooltip."""


class FilterChips(QWidget):
    """A line (or several) of toggles such as the categories of people."""

    changed = Signal(object)
    """The frozenset of chosen values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Hashable, QPushButton] = {}
        self._flow = FlowLayout(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_options(self, options: Iterable[tuple[Hashable, str, int | None]]) -> None:
        """Replace the chips, given as ``(value, text, count)``; those chosen before stay chosen."""
        chosen = self.chosen()
        while self._flow.count():
            self._flow.takeAt(0)
        for each in self._buttons.values():
            each.deleteLater()
        self._buttons = {value: self._chip(text, count) for value, text, count in options}
        for value, each in self._buttons.items():
            each.setChecked(value in chosen)
            self._dress(each)
            each.toggled.connect(self._toggled)

    def chosen(self) -> frozenset[Hashable]:
        """The chosen values; empty means no filter."""
        return frozenset(value for value, each in self._buttons.items() if each.isChecked())

    def set_chosen(self, values: Iterable[Hashable]) -> None:
        """Choose exactly these."""
        wanted = set(values)
        for value, each in self._buttons.items():
            each.setChecked(value in wanted)

    def _chip(self, text: str, count: int | None) -> QPushButton:
        made = QPushButton()
        shown = made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, theme.px(LONGEST))
        made.setText(shown if count is None else f"{shown}  {count:,}")
        made.setToolTip(text if shown != text else "")
        made.setProperty("kind", "filter")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setIconSize(QSize(theme.px(12), theme.px(12)))
        made.setAccessibleName(text)
        self._flow.addWidget(made)
        return made

    def _dress(self, each: QPushButton) -> None:
        each.setIcon(icons.icon("check", "accent") if each.isChecked() else icons.NONE)

    @Slot(bool)
    def _toggled(self, _on: bool) -> None:
        for each in self._buttons.values():
            self._dress(each)
        self.changed.emit(self.chosen())
