"""A field for a colour: the category's, one of the template's, or any."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QLineEdit

from organizer.domain.printing.badges.elements import CATEGORY
from organizer.i18n import _
from ui import theme
from ui.printing.designer.panel.swatches import ask_color, swatch
from ui.printing.designer.words import color_word

_OTHER = "other"


class ColorBox(QComboBox):
    """The category's colour, one of the template's by name, or any as #rrggbb."""

    edited = Signal(str)

    def __init__(self, name: str, *, none: str = "") -> None:
        """``none``: what no colour is called; without a word there is always one."""
        super().__init__()
        self._none = none
        self._line = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.setAccessibleName(name)
        self.setToolTip(_("A colour of the template, or any as #rrggbb"))
        self._colors: Mapping[str, str] = {}
        self._color: str | None = None
        self._shown = ""
        self.activated.connect(self._chosen)
        self._line.editingFinished.connect(self._typed)

    def show_color(self, color: str | None, colors: Mapping[str, str], categories: Sequence[str]) -> None:
        """Show a colour (None: there is none) among those of the template, without telling anybody."""
        self.blockSignals(True)
        self.clear()
        self._colors = colors
        if self._none:
            self.addItem(self._none, "")
        self.addItem(swatch(*(categories[:4] or ["#888888"])), _("Category’s colour"), CATEGORY)
        for name, value in colors.items():
            if name != "none":
                self.addItem(swatch(value), color_word(name), name)
        self._color = color
        place = self.findData("" if color is None else color)
        if place < 0 and color is not None:
            self.addItem(swatch(color), color, color)
            place = self.count() - 1
        self.addItem(_("Other…"), _OTHER)
        self.setCurrentIndex(place)
        self._shown = self.currentText()
        self._line.setCursorPosition(0)
        self.blockSignals(False)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        if self.itemData(place) == _OTHER:
            self.setEditText(self._shown)
            ask_color(self, self._colors.get(self._color or "", self._color or "#000000"), self.edited.emit)
            return
        self._shown = self.itemText(place)
        self.edited.emit(self.itemData(place))

    @Slot()
    def _typed(self) -> None:
        text = self.currentText().strip()
        if text == self._shown:
            return
        place = self.findText(text)
        color = QColor(text)
        if place >= 0:
            self._chosen(place)
        elif color.isValid():
            self._shown = text
            self.edited.emit(color.name())
        else:
            self.setEditText(self._shown)
