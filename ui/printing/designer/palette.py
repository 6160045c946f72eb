"""The colours of a template: a swatch for each, behind which another colour is chosen."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from organizer.domain.printing.designs.edits import set_head
from organizer.i18n import _
from ui import theme
from ui.printing.designer.editing import Editing
from ui.printing.designer.words import color_word
from ui.widgets.buttons import button
from ui.widgets.labels import label


class Palette(QWidget):
    """What is changed here changes wherever the colour is used: one step makes a template that of another event."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.swatches: dict[str, QPushButton] = {}
        """By the name of the colour; those of categories by ``category 1``, ``category 2`` …"""
        self._categories: Mapping[str, int] = {}
        self._shown: tuple[Mapping[str, str], tuple[str, ...]] | None = None
        self._named, self._numbered = QGridLayout(), QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL_GAP, 0, 0)
        column.setSpacing(theme.TIGHT)
        self._titles = label(_("Colours of the template"), "small"), label(_("Colours of categories"), "small")
        for title, grid in zip(self._titles, (self._named, self._numbered), strict=True):
            grid.setSpacing(theme.TIGHT)
            column.addWidget(title)
            column.addLayout(grid)

    def know(self, categories: Mapping[str, int]) -> None:
        """The event's categories with the numbers of their colours, by which the colours are called."""
        self._categories = categories
        self._shown = None
        self.show_colors()

    def _word(self, number: int, count: int) -> str:
        """Whose colour it is: those numbers of categories that are larger than there are colours begin anew."""
        whose = [name for name, color in self._categories.items() if color % count == number]
        return ", ".join(whose) or _("colour {n}").format(n=number + 1)

    def show_colors(self) -> None:
        """Show what the template says."""
        head = self._editing.kept.head
        colors, categories = head.get("colors", {}), tuple(head.get("categories", ()))
        if (colors, categories) == self._shown:
            return
        self._shown = colors, categories
        self._clear()
        for title, shown in zip(self._titles, self._shown, strict=True):
            title.setVisible(bool(shown))
        named = [(name, color_word(name), color) for name, color in colors.items()]
        self._fill(self._named, named, self._set_named)
        count = len(categories)
        numbered = [(f"category {n + 1}", self._word(n, count), color) for n, color in enumerate(categories)]
        self._fill(self._numbered, numbered, self._set_numbered)

    def _clear(self) -> None:
        for each in self.swatches.values():
            each.hide()
            each.deleteLater()
        self.swatches = {}

    def _fill(
        self, grid: QGridLayout, entries: Sequence[tuple[str, str, str]], setter: Callable[[str, str], object]
    ) -> None:
        """Put a swatch for each (name, word, colour) into the grid, two in a row."""
        for place, (name, word, color) in enumerate(entries):
            made = button(
                "", kind="flat", tip=_("{name}: choose another colour than {color}").format(name=word, color=color)
            )
            made.setText(made.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, theme.px(100)))
            made.setAccessibleName(word)
            made.setStyleSheet("text-align: left; padding: 0 4px;")
            made.setIcon(swatch(color))
            made.setIconSize(QSize(theme.px(18), theme.px(14)))
            made.clicked.connect(partial(self._ask, name, color, setter))
            self.swatches[name] = made
            grid.addWidget(made, place // 2, place % 2)

    def _ask(self, name: str, color: str, setter: Callable[[str, str], object]) -> None:
        ask_color(self, color, partial(setter, name))

    @Slot()
    def _set_named(self, name: str, color: str) -> None:
        colors = {**self._editing.kept.head["colors"], name: color}
        self._editing.change(_("Colour of the template"), partial(set_head, key="colors", value=colors))

    @Slot()
    def _set_numbered(self, name: str, color: str) -> None:
        place = int(name.split()[-1]) - 1
        categories = list(self._editing.kept.head["categories"])
        categories[place] = color
        self._editing.change(_("Colour of a category"), partial(set_head, key="categories", value=categories))


def ask_color(parent: QWidget, color: str, take: Callable[[str], object]) -> QColorDialog:
    """Ask for a colour and hand it over as #rrggbb."""
    dialog = QColorDialog(QColor(color), parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setWindowTitle(_("Choose a colour"))
    dialog.colorSelected.connect(lambda chosen: take(chosen.name()))
    dialog.open()
    return dialog


def swatch(*colors: str) -> QIcon:
    """Stripes of these colours."""
    size = theme.px(14)
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    width = size / len(colors)
    for place, color in enumerate(colors):
        painter.fillRect(round(place * width), 0, round(width) + 1, size, QColor(color))
    painter.setPen(theme.current().line)
    painter.drawRect(0, 0, size - 1, size - 1)
    painter.end()
    return QIcon(made)
