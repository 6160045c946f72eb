"""The details beside the tree: what is said of an activity, a session or a talk, and who does what in it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from organizer.domain.programme.outline import WORDS, Details, ItemKind, Key, Participant, problems
from organizer.domain.programme.words import RoleKind, role_words
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.services import people, programme, rooms
from ui import theme
from ui.people.picker import PersonPicker
from ui.programme.words import activity_words, field_word, item_word
from ui.widgets.buttons import icon_button
from ui.widgets.form import CompletedEdit, Editor, Form, choice, note, open_choice
from ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

LINES: dict[ItemKind, tuple[tuple[str, ...], ...]] = {
    ItemKind.ACTIVITY: (("title",), ("second_title",), ("kind",), ("host",), ("description",)),
    ItemKind.SESSION: (
        ("title",),
        ("second_title",),
        ("track",),
        ("kind", "language"),
        ("duration", "expected"),
        ("description",),
        ("note",),
    ),
    ItemKind.TALK: (("title",), ("second_title",), ("duration", "language"), ("description",)),
}
"""What stands beside what."""


class ItemForm(Form):
    """Edits lines of one kind."""

    def __init__(self, kind: ItemKind, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._workspace, self._shell = kind, workspace, shell
        self._details: Details | None = None
        for line in LINES[kind]:
            self.add_row(*((word, field_word(word), self._editor(word), 1) for word in line))
        self.people: Participants | None = None
        if kind is not ItemKind.ACTIVITY:
            self.people = Participants(workspace, shell)
            self.rows.insertWidget(self.rows.count() - 1, self.people)

    def _editor(self, word: str) -> Editor:
        match word:
            case "kind" if self._kind is ItemKind.ACTIVITY:
                return choice(list(activity_words().items()))
            case "track":
                return open_choice()
            case "host":
                return CompletedEdit(partial(people.organization_names, self._workspace))
            case "description" | "note":
                return note()
            case _:
                return QLineEdit()

    @property
    def key(self) -> Key | None:
        """The line that is shown."""
        return (self._kind, self._details.id) if self._details else None

    def show_item(self, id: int) -> None:
        """Show a line; the panel closes when it is not there any more."""
        try:
            self._details = programme.details(self._workspace, self._kind, id)
        except NotFound:
            self._details = None
            self.set_dirty(False)
            self.closed.emit()
            return
        track = self.fields["track"].editor if "track" in self.fields else None
        if isinstance(track, QComboBox):
            track.clear()
            track.addItems(["", *(each.name for each in rooms.tracks(self._workspace))])
        self.show_values(item_word(self._kind), self._details.values)
        self.show_people()

    def show_people(self) -> None:
        """Read again who takes part, whatever is being typed."""
        if self.people and self._details:
            now = programme.details(self._workspace, self._kind, self._details.id)
            self.people.show_all(self._kind, self._details.id, now.participants)

    def wrong(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """A sentence for each field that cannot be kept."""
        return problems(values)

    def write(self) -> bool:
        """Write down what was changed."""
        if self._details is None:
            return True
        id, values = self._details.id, {word: self.fields[word].text() for word in WORDS[self._kind]}

        def change() -> bool:
            programme.change(self._workspace, self._kind, id, values)
            return True

        return bool(self._shell.run(change))

    def reload(self) -> None:
        """Show what is written down."""
        if self._details:
            self.show_item(self._details.id)


class Participants(QWidget):
    """Who does what in a session or a talk; each change is written at once."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._kind, self._id = ItemKind.SESSION, 0
        self._lines: list[_Line] = []
        self.picker = PersonPicker(workspace, shell)
        self.picker.picked.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL_GAP, 0, 0)
        column.setSpacing(theme.SMALL_GAP)
        column.addWidget(label(_("People"), "strong"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SMALL_GAP)
        column.addLayout(self._list)
        column.addWidget(self.picker)

    def show_all(self, kind: ItemKind, id: int, participants: tuple[Participant, ...]) -> None:
        """Show the people of this session or talk."""
        if (kind, id) != (self._kind, self._id):
            self.picker.line.clear()
        self._kind, self._id = kind, id
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_Line(each) for each in participants]
        for line in self._lines:
            line.changed.connect(self._change)
            line.removed.connect(self._remove)
            self._list.addWidget(line)

    @Slot(int)
    def add(self, person: int) -> None:
        """Give somebody the first role that fits: speaker, in sessions as in talks."""
        self._shell.run(lambda: programme.add_role(self._workspace, self._kind, self._id, person, RoleKind.SPEAKER))

    @Slot(int, str)
    def _change(self, role: int, kind: str) -> None:
        self._shell.run(lambda: programme.change_role(self._workspace, role, RoleKind(kind)))

    @Slot(int)
    def _remove(self, role: int) -> None:
        self._shell.run(lambda: programme.remove_role(self._workspace, role))


class _Line(QWidget):
    """One person: name, organization, what they do, and the button that takes the role away."""

    changed = Signal(int, str)
    removed = Signal(int)

    def __init__(self, participant: Participant) -> None:
        super().__init__()
        self._role = participant.role
        self.kinds = choice(list(role_words().items()))
        self.kinds.setCurrentIndex(self.kinds.findData(participant.kind))
        self.kinds.setAccessibleName(_("What {name} does").format(name=participant.name))
        self.kinds.setFixedWidth(theme.px(112))
        self.kinds.activated.connect(self._changed)
        remove = icon_button("close", _("Take the role away from {name}").format(name=participant.name))
        remove.clicked.connect(self._removed)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(participant.name))
        if participant.organization:
            names.addWidget(ElidedLabel(participant.organization, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addLayout(names, 1)
        row.addWidget(self.kinds)
        row.addWidget(remove)

    @Slot()
    def _changed(self) -> None:
        self.changed.emit(self._role, self.kinds.currentData())

    @Slot()
    def _removed(self) -> None:
        self.removed.emit(self._role)
