"""The colours of a template: a swatch for each, behind which it is changed, called otherwise or deleted."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from organizer.domain.printing.designs.colors import NONE, remove_color, rename_color, set_color, unused_name, users
from organizer.domain.printing.designs.edits import set_head
from organizer.i18n import _, ngettext
from ui import icons, theme
from ui.name_dialog import NameDialog
from ui.printing.designer.editing import Editing
from ui.printing.designer.panel.swatches import ask_color, swatch
from ui.printing.designer.words import color_word
from ui.widgets.buttons import Button, button
from ui.widgets.labels import label
from ui.widgets.menus import passing_menu

_NEW = "#888888"
"""Where the choice of a new colour begins."""


class Swatch(Button):
    """A colour of the template by its name; F2 and Del do what its menu does."""

    def __init__(self, word: str, color: str, keys: Mapping[int, Callable[[], object]]) -> None:
        super().__init__()
        self._keys = keys
        self.setProperty("kind", "flat")
        self.setAutoDefault(False)
        self.setText(self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, theme.px(100)))
        self.setToolTip(_("{name}: {color}").format(name=word, color=color))
        self.setAccessibleName(word)
        self.setStyleSheet("text-align: left; padding: 0 4px;")
        self.setIcon(swatch(color))
        self.setIconSize(QSize(theme.px(18), theme.px(14)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt."""
        act = self._keys.get(event.key())
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)


class Palette(QWidget):
    """What is changed here changes wherever the colour is used: one step makes a template that of another event."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self._editing = editing
        self.swatches: dict[str, Button] = {}
        """By the name of the colour; those of categories by ``category 1``, ``category 2`` …"""
        self._categories: Mapping[str, int] = {}
        self._shown: tuple[Mapping[str, str], tuple[str, ...]] | None = None
        self.add_button = button(_("Add a colour…"), "add", kind="flat", tip=_("Give the template one more colour"))
        self.more_button = button(_("Add a colour…"), "add", kind="flat", tip=_("For one more category"))
        self._named, self._numbered = QGridLayout(), QGridLayout()
        self._lay_out()
        self.add_button.clicked.connect(self._ask_new)
        self.more_button.clicked.connect(self._ask_more)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL_GAP, 0, 0)
        column.setSpacing(theme.TIGHT)
        for title, grid in (
            (_("Colours of the template"), self._named),
            (_("Colours of categories"), self._numbered),
        ):
            grid.setSpacing(theme.TIGHT)
            column.addWidget(label(title, "small"))
            column.addLayout(grid)
        for each in (self.add_button, self.more_button):
            each.setStyleSheet("text-align: left; padding: 0 4px;")

    def know(self, categories: Mapping[str, int]) -> None:
        """The event's categories with the numbers of their colours, by which the colours are called."""
        self._categories = categories
        self._shown = None
        self.show_colors()

    def show_colors(self) -> None:
        """Show what the template says."""
        head = self._editing.kept.head
        colors, categories = head.get("colors", {}), tuple(head.get("categories", ()))
        if (colors, categories) == self._shown:
            return
        self._shown = colors, categories
        focused = next((name for name, each in self.swatches.items() if each.hasFocus()), "")
        self._clear()
        for place, (name, color) in enumerate(colors.items()):
            keys = {} if name == NONE else {Qt.Key.Key_F2: self._rename, Qt.Key.Key_Delete: self._remove}
            made = Swatch(color_word(name), color, {key: partial(act, name) for key, act in keys.items()})
            self._put(self._named, place, name, made)
            made.clicked.connect(partial(self._open_menu, name))
        for place, color in enumerate(categories):
            made = Swatch(self._whose(place, len(categories)), color, {})
            self._put(self._numbered, place, f"category {place + 1}", made)
            made.clicked.connect(partial(self._ask_number, place))
        for grid, count, more in (
            (self._named, len(colors), self.add_button),
            (self._numbered, len(categories), self.more_button),
        ):
            grid.addWidget(more, count // 2, count % 2)
        if focused in self.swatches:
            self.swatches[focused].setFocus()

    def _whose(self, number: int, count: int) -> str:
        """Whose colour it is: those numbers of categories that are larger than there are colours begin anew."""
        whose = [name for name, color in self._categories.items() if color % count == number]
        return ", ".join(whose) or _("colour {n}").format(n=number + 1)

    def _put(self, grid: QGridLayout, place: int, name: str, made: Button) -> None:
        self.swatches[name] = made
        grid.addWidget(made, place // 2, place % 2)
        made.show()  # now, so that it can take the focus

    def _clear(self) -> None:
        for each in self.swatches.values():
            each.hide()
            each.deleteLater()
        self.swatches = {}

    # -- colours of the template ---------------------------------------------------------------------------------------

    @Slot()
    def _ask_new(self) -> None:
        ask_color(self, _NEW, self.add_color)

    def add_color(self, color: str) -> None:
        """Give the template one more colour, and its swatch the focus."""
        name = unused_name(self._editing.kept, _("colour"))
        if self._editing.change(_("Add a colour"), partial(set_color, name=name, value=color)):
            self.swatches[name].setFocus()

    def make_menu(self, name: str) -> QMenu:
        """What can be done with a colour."""
        menu, used = passing_menu(self), users(self._editing.kept, name)
        menu.addAction(icons.icon("colour"), _("Another colour…"), partial(self._ask, name))
        if name == NONE:
            return menu
        menu.addAction(icons.icon("tag"), _("Rename…"), partial(self._rename, name)).setShortcut("F2")
        text = ngettext("Select the {n} element that shows it", "Select the {n} elements that show it", len(used))
        choose = menu.addAction(text.format(n=len(used)), partial(self._editing.select_within, used))
        choose.setEnabled(bool(used))
        menu.addAction(icons.icon("delete"), _("Delete"), partial(self._remove, name)).setShortcut("Del")
        menu.setToolTipsVisible(True)
        menu.actions()[-1].setToolTip(_("What shows it keeps its look"))
        return menu

    def _open_menu(self, name: str) -> None:
        at = self.swatches[name]
        self.make_menu(name).popup(at.mapToGlobal(QPoint(0, at.height())))

    def _ask(self, name: str) -> None:
        def take(color: str) -> None:
            self._editing.change(_("Colour of the template"), partial(set_color, name=name, value=color))

        ask_color(self, self._editing.kept.head["colors"][name], take)

    def _rename(self, name: str) -> None:
        dialog = NameDialog(self.window(), _("Rename the colour"), _("What is it called?"), name)
        dialog.named.connect(partial(self.rename, name))
        dialog.open()

    def rename(self, old: str, new: str) -> None:
        """Call a colour otherwise, wherever it is used."""
        self._editing.change(_("Rename a colour"), partial(rename_color, old=old, new=new))

    def _remove(self, name: str) -> None:
        self._editing.change(_("Delete a colour"), partial(remove_color, name=name))

    # -- colours of categories -----------------------------------------------------------------------------------------

    def _ask_number(self, place: int) -> None:
        ask_color(self, self._editing.kept.head["categories"][place], partial(self._set_number, place))

    def _set_number(self, place: int, color: str) -> None:
        categories = list(self._editing.kept.head["categories"])
        categories[place] = color
        self._editing.change(_("Colour of a category"), partial(set_head, key="categories", value=categories))

    @Slot()
    def _ask_more(self) -> None:
        def take(color: str) -> None:
            categories = [*self._editing.kept.head.get("categories", ()), color]
            self._editing.change(_("Colour of a category"), partial(set_head, key="categories", value=categories))

        ask_color(self, _NEW, take)
