"""The edit panel beside the table: everything that is known of one person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from organizer.domain.person import Category, Person, PersonField, cleaned, problems
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.services import people
from ui import theme
from ui.people.editors import CompletedEdit, Editor, Field, choice, note, open_choice
from ui.people.words import field_word, status_words
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import ElidedLabel, label, rule

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

WIDTH = 320
LINES: tuple[tuple[PersonField, ...], ...] = (
    (PersonField.NAME,),
    (PersonField.SECOND_NAME,),
    (PersonField.ORGANIZATION,),
    (PersonField.JOB_TITLE,),
    (PersonField.CATEGORY, PersonField.STATUS),
    (PersonField.EMAIL,),
    (PersonField.PHONE,),
    (PersonField.CODE, PersonField.COUNTRY),
    (PersonField.BADGE_NAME,),
    (PersonField.FAMILY_NAME, PersonField.GIVEN_NAME),
    (PersonField.TITLE, PersonField.KANA),
    (PersonField.DIET, PersonField.ACCOMMODATION),
    (PersonField.ARRIVAL, PersonField.DEPARTURE),
    (PersonField.NOTE,),
)
"""What stands beside what: first what a desk asks for."""

_EMPTY = {PersonField.STATUS: "confirmed"}


class PersonPanel(QFrame):
    """Shows and edits one person. What was changed is written as one step: by Enter, Save, or when it is left."""

    closed = Signal()
    added = Signal(int)
    """The id of somebody who was new."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._person: Person | None = None
        self._new = False
        self._dirty = False
        self._custom: dict[str, Field] = {}
        self.setProperty("role", "right-side")
        self.setFixedWidth(theme.px(WIDTH))
        self._fields = {each: self._field(field_word(each), self._editor(each)) for each in PersonField}
        self._lay_out()

    # -- making --------------------------------------------------------------------------------------------------------

    def _editor(self, field: PersonField) -> Editor:
        match field:
            case PersonField.ORGANIZATION:
                return CompletedEdit(self._organizations)
            case PersonField.CATEGORY:
                return open_choice()
            case PersonField.STATUS:
                return choice(list(status_words().items()))
            case PersonField.NOTE:
                return note()
            case _:
                return QLineEdit()

    def _organizations(self) -> list[str]:
        return people.organization_names(self._workspace)

    def _field(self, word: str, editor: Editor) -> Field:
        made = Field(word, editor)
        made.edited.connect(self._edited)
        made.entered.connect(self.save)
        return made

    def _lay_out(self) -> None:
        self._name = ElidedLabel("", "strong")
        close = icon_button("close", _("Close the panel"))
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.setContentsMargins(theme.LARGE_GAP, 0, theme.SMALL_GAP, 0)
        head.addWidget(self._name, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, 0, theme.GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addLayout(head)
        column.addWidget(self._form(), 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _form(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "page")
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(theme.LARGE_GAP, 0, theme.LARGE_GAP, theme.LARGE_GAP)
        self._rows.setSpacing(theme.GAP)
        for line in LINES:
            row = QHBoxLayout()
            row.setSpacing(theme.GAP)
            for each in line:
                row.addWidget(self._fields[each], 3 if each is PersonField.CATEGORY else 2)
            self._rows.addLayout(row)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(body)
        return self._scroll

    def _foot(self) -> QHBoxLayout:
        self.save_button = button(_("Save"), "save", shortcut="Ctrl+S", tip=_("Write down what was changed"))
        self.save_button.clicked.connect(self.save)
        self._revert = button(_("Revert"), kind="flat", tip=_("Show again what is written down"))
        self._revert.clicked.connect(self.revert)
        self._said = label("", "small")
        row = QHBoxLayout()
        row.setContentsMargins(theme.LARGE_GAP, theme.TIGHT, theme.LARGE_GAP, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._revert)
        row.addWidget(self.save_button)
        return row

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def person(self) -> int | None:
        """Who is shown; None while somebody new is typed in."""
        return self._person.id if self._person else None

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not written down."""
        return self._dirty

    def set_categories(self, categories: tuple[Category, ...]) -> None:
        """Offer these categories."""
        box = self._fields[PersonField.CATEGORY].editor
        assert isinstance(box, QComboBox)
        kept = box.currentText()
        box.clear()
        box.addItems(["", *(each.name for each in categories)])
        box.setCurrentText(kept)

    def show_person(self, id: int) -> None:
        """Show somebody; nobody when the person is not there any more."""
        try:
            self._show(people.read_person(self._workspace, id), is_new=False)
        except NotFound:
            self._person = None
            self.closed.emit()

    def show_new(self, category: str = "") -> None:
        """Be empty for somebody new."""
        self._show(Person(0, {**_EMPTY, PersonField.CATEGORY: category}, {}), is_new=True)
        self.focus(PersonField.NAME)

    def focus(self, field: PersonField) -> None:
        """Put the cursor into a field."""
        self._scroll.ensureWidgetVisible(self._fields[field])
        self._fields[field].editor.setFocus()

    def field(self, word: str) -> Field:
        """The field of a word or a custom label."""
        return self._custom[word] if word in self._custom else self._fields[PersonField(word)]

    def _show(self, person: Person, *, is_new: bool) -> None:
        self._person, self._new = (None if is_new else person), is_new
        self._name.set_text(person.values.get(PersonField.NAME, "") or _("New person"))
        for word, field in self._fields.items():
            field.set_text(person.values.get(word, ""))
        self._show_custom(person.fields)
        self._set_dirty(False)

    def _show_custom(self, values: Mapping[str, str]) -> None:
        labels = dict.fromkeys((*people.custom_labels(self._workspace), *values))
        for word in self._custom.keys() - labels.keys():
            self._custom.pop(word).deleteLater()
        for word in labels:
            if word not in self._custom:
                self._custom[word] = self._field(word, QLineEdit())
                self._rows.insertWidget(self._rows.count() - 1, self._custom[word])
            self._custom[word].set_text(values.get(word, ""))

    # -- writing -------------------------------------------------------------------------------------------------------

    @Slot()
    def _edited(self) -> None:
        self._set_dirty(True)

    def _set_dirty(self, dirty: bool) -> None:
        self._dirty = dirty
        self._said.setText(_("Not saved yet") if dirty else "")
        self.save_button.setEnabled(dirty)
        self._revert.setEnabled(dirty)

    @Slot()
    def revert(self) -> None:
        """Show what is written down."""
        if self._person:
            self.show_person(self._person.id)
        else:
            self.show_new()

    @Slot()
    def close_panel(self) -> None:
        """Write down what was changed and go away."""
        if self.leave():
            self.closed.emit()

    def leave(self) -> bool:
        """Write down what was changed; False when that cannot be, and then the field says why."""
        if self._new and not any(field.text().strip() for field in self._typed().values()):
            self._set_dirty(False)
        return not self._dirty or self.save()

    def _typed(self) -> dict[PersonField, Field]:
        preset = (PersonField.STATUS, PersonField.CATEGORY)
        return {word: field for word, field in self._fields.items() if word not in preset}

    @Slot()
    def save(self) -> bool:
        """Write down what was changed as one step; False when something is wrong."""
        values = cleaned({word: field.text() for word, field in self._fields.items()})
        wrong = problems(values)
        for word, field in self._fields.items():
            field.set_problem(wrong.get(word, ""))
        if wrong:
            self.focus(next(iter(wrong)))
            return False
        custom = {word: field.text() for word, field in self._custom.items()}
        return self._add(values, custom) if self._new else self._update(values, custom)

    def _add(self, values: dict[str, str], custom: dict[str, str]) -> bool:
        id = self._shell.run(lambda: people.add_person(self._workspace, values, custom))
        if id is None:
            return False
        self._new = False
        self._set_dirty(False)
        self.added.emit(id)
        return True

    def _update(self, values: dict[str, str], custom: dict[str, str]) -> bool:
        if self._person is None:
            return True
        id = self._person.id

        def update() -> bool:
            people.update_person(self._workspace, id, values, custom)
            return True

        done = bool(self._shell.run(update))
        if done:
            self.show_person(id)
        return done
