"""One value for many people: each field says what they have in common, and only what is ticked is written."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QScrollArea, QWidget

from organizer.domain.people.person import COMMON_FIELDS, PersonField
from organizer.i18n import _, current_language, ngettext
from organizer.services import bulk_edit, people
from organizer.services.countries import country_names
from ui import theme
from ui.dialogs import Dialog
from ui.field_words import field_word
from ui.people.words import status_words
from ui.widgets.buttons import button, primary
from ui.widgets.form import CompletedEdit, Editor, choice, open_choice
from ui.widgets.labels import label
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

MANY = 2_000
"""People from which on they are read and written beside the window."""

Write = Callable[[dict[str, str], dict[str, str]], object]
"""Called with the ticked values by field and by custom label."""


def start_bulk_edit(workspace: "Workspace", shell: "Shell", ids: Sequence[int]) -> None:
    """Ask what these people shall have in common, and write it as one step; many are read and written as jobs."""
    title = ngettext("Edit {count:,} person", "Edit {count:,} people", len(ids)).format(count=len(ids))

    def ask(common: Mapping[str, str | None]) -> None:
        if code := common.get(PersonField.COUNTRY):
            common = {**common, PersonField.COUNTRY: country_names(workspace).shown(code, current_language())}
        made = BulkEditDialog(shell.dialog_parent(), len(ids), common, write)
        categories = [each.name for each in people.categories(workspace)]
        made.offer(categories, lambda: people.organization_names(workspace))
        made.open()

    def write(values: dict[str, str], fields: dict[str, str]) -> None:
        if len(ids) < MANY:
            shell.run(lambda: bulk_edit.edit_people(workspace, ids, values, fields))
            return
        shell.jobs.start(
            lambda progress: bulk_edit.edit_people(workspace, ids, values, fields, progress),
            lambda _none: shell.announce(),
            title,
        )

    if len(ids) < MANY:
        ask(bulk_edit.values_in_common(workspace, ids))
    else:
        shell.jobs.start(lambda progress: bulk_edit.values_in_common(workspace, ids, progress), ask, title)


class BulkEditDialog(Dialog):
    """A tick and an editor a field; editing ticks it."""

    def __init__(self, parent: QWidget, count: int, common: Mapping[str, str | None], write: Write) -> None:
        """``common``: what all say alike, None where they differ; in the order in which it is shown."""
        title = ngettext("Edit {count:,} person", "Edit {count:,} people", count).format(count=count)
        super().__init__(parent, title, width=520)
        self._write = write
        self._known: Callable[[], list[str]] = list
        self.ticks: dict[str, QCheckBox] = {}
        self.editors: dict[str, Editor] = {}
        self.column.addWidget(
            label(_("What is ticked is written for all of them; empty removes it."), "muted", wrap=True)
        )
        self.column.addWidget(self._grid(common), 1)
        self.add_button(button(_("Cancel")), self.reject)
        self.save = primary(ngettext("Change {count:,} person", "Change {count:,} people", count).format(count=count))
        self.add_button(self.save, self._accepted)
        self.setMinimumHeight(theme.px(480))
        self._ticked()

    def _grid(self, common: Mapping[str, str | None]) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "page")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, theme.SMALL_GAP, theme.SMALL_GAP, 0)
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.SMALL_GAP)
        grid.setColumnStretch(1, 1)
        for row, (word, text) in enumerate(common.items()):
            self._add_row(grid, row, word, text)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = scrolling(body)
        scroll.setHorizontalScrollBarPolicy(theme.NO_BAR)
        return scroll

    def _add_row(self, grid: QGridLayout, row: int, word: str, text: str | None) -> None:
        tick, editor = QCheckBox(field_word(word)), self._editor(word)
        editor.setAccessibleName(field_word(word))
        tick.toggled.connect(self._ticked)
        self.ticks[word], self.editors[word] = tick, editor
        grid.addWidget(tick, row, 0)
        grid.addWidget(editor, row, 1)
        _show(editor, text)
        line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda _place: tick.setChecked(True))
        if isinstance(line, QLineEdit):
            line.textEdited.connect(lambda _text: tick.setChecked(True))

    def _editor(self, word: str) -> Editor:
        match word:
            case PersonField.STATUS:
                return choice(list(status_words().items()))
            case PersonField.CATEGORY:
                return open_choice()
            case PersonField.ORGANIZATION:
                return CompletedEdit(lambda: self._known())
            case _:
                return QLineEdit()

    def offer(self, categories: Sequence[str], organizations: Callable[[], list[str]]) -> None:
        """Offer these names; organizations are asked for when one is typed."""
        self._known = organizations
        box = self.editors[PersonField.CATEGORY]
        assert isinstance(box, QComboBox)
        kept = box.currentText()
        box.addItems(["", *categories])
        box.setCurrentText(kept)

    def set_value(self, word: str, text: str) -> None:
        """Say a value for all of them, as typing it would."""
        _show(self.editors[word], text)
        self.ticks[word].setChecked(True)

    def chosen(self) -> tuple[dict[str, str], dict[str, str]]:
        """The ticked values by field and by custom label."""
        ticked = {word: _text(self.editors[word]) for word, tick in self.ticks.items() if tick.isChecked()}
        known = set(COMMON_FIELDS)
        values = {word: text for word, text in ticked.items() if word in known}
        return values, {word: text for word, text in ticked.items() if word not in known}

    @Slot()
    def _ticked(self) -> None:
        self.save.setEnabled(any(tick.isChecked() for tick in self.ticks.values()))

    @Slot()
    def _accepted(self) -> None:
        chosen = self.chosen()
        self.accept()
        self._write(*chosen)


def _show(editor: Editor, text: str | None) -> None:
    """Show what they have in common; where they differ the editor is empty and says so."""
    differ = "" if text is not None else _("they differ")
    if isinstance(editor, QComboBox) and not editor.isEditable():
        editor.setPlaceholderText(differ)
        editor.setCurrentIndex(-1 if text is None else max(0, editor.findData(text)))
        return
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    line.setPlaceholderText(differ)
    line.setText(text or "")
    line.setCursorPosition(0)


def _text(editor: Editor) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText() if editor.isEditable() else editor.currentData() or ""
    assert isinstance(editor, QLineEdit)
    return editor.text()
