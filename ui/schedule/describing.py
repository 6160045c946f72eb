"""What is said of a session from its card's menu: whether it takes place, into which languages it is interpreted."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Card
from organizer.i18n import _
from organizer.services import arrangements
from ui.dialogs import Dialog
from ui.shell import Shell
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace


class LanguagesDialog(Dialog):
    """One line with languages, separated by commas; none is an answer too."""

    said = Signal(object)
    """Carries the languages."""

    def __init__(self, parent: QWidget, card: Card) -> None:
        super().__init__(parent, _("Interpreted into"))
        self.line = QLineEdit(", ".join(card.interpreted))
        self.line.setAccessibleName(_("Languages"))
        self.line.setPlaceholderText(_("such as zh, en"))
        self.column.addWidget(label(card.title, "strong", wrap=True))
        text = _("Languages into which it is interpreted, separated by commas. Each needs an interpreter of its own.")
        self.column.addWidget(label(text, wrap=True))
        self.column.addWidget(self.line)
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(primary(_("Save")), self._take)
        self.line.setFocus()

    @Slot()
    def _take(self) -> None:
        self.accept()
        self.said.emit(tuple(filter(None, map(str.strip, re.split(r"[,;，；、]", self.line.text())))))


class Describing(QObject):
    """Each is one operation with a name."""

    def __init__(self, workspace: "Workspace", shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._shell, self._page = workspace, shell, page

    def acts(self, card: Card, meant: Sequence[int]) -> Mapping[str, Callable[[], object]]:
        """What the menu of a card offers of this, by name; a state is said of all that are ``meant``."""
        states = {each.value: partial(self._set_state, meant, each) for each in SessionState}
        return {**states, "languages": partial(self._ask, card), "people": partial(self._show_people, card)}

    def _set_state(self, sessions: Sequence[int], state: SessionState) -> None:
        self._shell.run(lambda: arrangements.set_state(self._workspace, sessions, state))

    def _ask(self, card: Card) -> None:
        dialog = LanguagesDialog(self._page, card)
        dialog.said.connect(partial(self._set_languages, card.id))
        dialog.open()

    def _set_languages(self, session: int, languages: Sequence[str]) -> None:
        self._shell.run(lambda: arrangements.set_interpretation(self._workspace, session, languages))

    def _show_people(self, card: Card) -> None:
        from ui.schedule.person.dialog import show_people

        people = tuple(dict.fromkeys(each.person for each in card.people))
        show_people(self._workspace, self._shell, people)
