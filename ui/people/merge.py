"""Two records of one person, side by side: of each field in which they differ, one value is chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from organizer.domain.country_names import CountryNames
from organizer.domain.people.person import Person, PersonField, differences
from organizer.i18n import _
from organizer.services import people
from organizer.services.countries import country_names
from ui import theme
from ui.dialogs import Dialog
from ui.field_words import field_word
from ui.people.words import value_word
from ui.widgets.buttons import button, primary
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

Merge = Callable[[dict[str, str], dict[str, str]], object]
"""Called with the chosen values by field and by custom label."""


LONGEST = 32
"""Letters of a value that are shown; its tooltip has all."""


def start_merge(workspace: "Workspace", shell: "Shell", one: int, other: int) -> None:
    """Show two people side by side and make one of them, who is ``one``."""
    read = shell.run(lambda: [people.read_person(workspace, id) for id in (one, other)])
    if read is None:
        return
    keep, drop = read

    def merge(values: dict[str, str], fields: dict[str, str]) -> None:
        shell.run(lambda: people.merge_people(workspace, keep.id, drop.id, values, fields))

    MergeDialog(shell.dialog_parent(), keep, drop, merge, names=country_names(workspace)).open()


class MergeDialog(Dialog):
    """The left one stays, the right one goes; roles, scans and badges of both belong to who stays."""

    def __init__(self, parent: QWidget, keep: Person, drop: Person, merge: Merge, *, names: CountryNames) -> None:
        super().__init__(parent, _("Merge two people"), width=720, height=420)
        self._merge, self._names = merge, names
        self._differences = differences(keep, drop)
        self._choices: dict[str, QButtonGroup] = {}
        intro = _("Choose what stays. Roles, scans, print marks, scores and meetings of both belong to the one person.")
        self.column.addWidget(label(_("Merge two people"), "title"))
        self.column.addWidget(label(intro, "muted", wrap=True))
        self.column.addWidget(self._grid(keep, drop), 1)
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(primary(_("Merge"), "merge"), self._accepted)

    def _grid(self, keep: Person, drop: Person) -> QWidget:
        body = QWidget()
        body.setProperty("role", "page")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, theme.SMALL_GAP, theme.SMALL_GAP, 0)
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.SMALL_GAP)
        for column, person in ((1, keep), (2, drop)):
            grid.addWidget(ElidedLabel(person.values[PersonField.NAME], "strong"), 0, column)
            grid.setColumnStretch(column, 1)
        for row, (word, one, other) in enumerate(self._differences, 1):
            self._add_choice(grid, row, word, one, other)
        if not self._differences:
            grid.addWidget(label(_("The two records say the same."), "muted"), 1, 1, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        return scrolling(body)

    def _add_choice(self, grid: QGridLayout, row: int, word: str, one: str, other: str) -> None:
        grid.addWidget(label(field_word(word), "muted"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        group = self._choices[word] = QButtonGroup(self)
        for column, text in enumerate((one, other)):
            made = QRadioButton(_shortened(self._shown(word, text)))
            made.setToolTip(self._shown(word, text))
            made.setAccessibleName(f"{field_word(word)}: {text or _('empty')}")
            group.addButton(made, column)
            grid.addWidget(made, row, column + 1)
        group.button(0 if one else 1).setChecked(True)

    def _shown(self, word: str, text: str) -> str:
        return value_word(word, text, self._names)

    def choose(self, word: str, place: int) -> None:
        """Take the left (0) or the right (1) value of a field."""
        self._choices[word].button(place).setChecked(True)

    def chosen(self) -> tuple[dict[str, str], dict[str, str]]:
        """The chosen values by field and by custom label, of the fields in which the two differ."""
        taken = {word: (one, other)[self._choices[word].checkedId()] for word, one, other in self._differences}
        known = set(PersonField)
        values = {word: text for word, text in taken.items() if word in known}
        return values, {word: text for word, text in taken.items() if word not in known}

    @Slot()
    def _accepted(self) -> None:
        self.accept()
        self._merge(*self.chosen())


def _shortened(text: str) -> str:
    line = " ".join(text.split()) or _("empty")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
