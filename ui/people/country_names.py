"""What the event calls countries: those that occur, by their codes, with a name in each of the event's languages."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QScrollArea, QWidget

from organizer.i18n import _, ngettext
from organizer.services import countries
from organizer.services.countries import Country
from ui import theme
from ui.dialogs import Dialog
from ui.widgets.buttons import button, icon_button, primary
from ui.widgets.labels import label
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

Given = list[tuple[str, tuple[str, str]]]
"""Codes and their names in the two languages, “” for the usual one."""


def start_country_names(workspace: "Workspace", shell: "Shell") -> None:
    """Ask what countries are called, and write it as one step."""

    def write(given: Given) -> bool:
        def name() -> bool:
            countries.name_countries(workspace, given)
            return True

        return bool(shell.run(name))

    CountryNamesDialog(shell.dialog_parent(), countries.countries(workspace), write).open()


class CountryNamesDialog(Dialog):
    """A line a country: an empty editor shows the usual name, which holds until another is typed."""

    def __init__(self, parent: QWidget, those: Sequence[Country], write: Callable[[Given], bool]) -> None:
        """``write`` answers whether the names were taken; the dialog stays open until they are."""
        super().__init__(parent, _("Names of countries"), width=640, height=520)
        self._write = write
        self.editors: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self.resets: dict[str, QPushButton] = {}
        intro = _(
            "Lists, badges and workbooks use these names, and sheets are understood by them. "
            "Where nothing is typed, the usual name holds."
        )
        self.column.addWidget(label(intro, "muted", wrap=True))
        self.column.addWidget(self._lines(those), 1)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(primary(_("Save")), self._save)
        first = next(iter(self.editors.values()), None)
        if first:
            first[0].setFocus()

    def _lines(self, those: Sequence[Country]) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "page")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, theme.SMALL_GAP, theme.SMALL_GAP, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.SMALL_GAP)
        for column, word in enumerate((_("ISO code"), _("Country"), _("In the other language"), _("People"))):
            grid.addWidget(label(word, "small"), 0, column)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for row, each in enumerate(those, 1):
            self._add_line(grid, row, each)
        if not those:
            grid.addWidget(label(_("Nobody’s country is known yet."), "muted"), 1, 1, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = scrolling(body)
        scroll.setHorizontalScrollBarPolicy(theme.NO_BAR)
        return scroll

    def _add_line(self, grid: QGridLayout, row: int, country: Country) -> None:
        pair = (QLineEdit(country.names[0]), QLineEdit(country.names[1]))
        reset = icon_button("undo", _("Use the usual names of {country} again").format(country=country.usual[0]))
        self.editors[country.code], self.resets[country.code] = pair, reset

        def look() -> None:
            reset.setEnabled(any(each.text().strip() for each in pair))

        def clear() -> None:
            for each in pair:
                each.clear()
            pair[0].setFocus()

        grid.addWidget(label(country.code, "strong"), row, 0)
        for column, (editor, usual) in enumerate(zip(pair, country.usual, strict=True), 1):
            editor.setPlaceholderText(usual)
            editor.setAccessibleName(_("Name of {country}").format(country=usual))
            editor.textChanged.connect(look)
            editor.setCursorPosition(0)
            grid.addWidget(editor, row, column)
        grid.addWidget(label(_occurring(country), "muted"), row, 3, Qt.AlignmentFlag.AlignVCenter)
        reset.clicked.connect(clear)
        grid.addWidget(reset, row, 4)
        look()

    def given(self) -> Given:
        """What is typed."""
        return [(code, (first.text(), second.text())) for code, (first, second) in self.editors.items()]

    @Slot()
    def _save(self) -> None:
        if self._write(self.given()):
            self.accept()


def _occurring(country: Country) -> str:
    if country.people or not country.organizations:
        return f"{country.people:,}"
    text = ngettext("{count:,} organization", "{count:,} organizations", country.organizations)
    return text.format(count=country.organizations)
