"""The edit panel beside the table: everything that is known of one person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from organizer.domain.people.person import Category, Person, PersonField, cleaned, problems
from organizer.domain.sheets.own_headers import told_apart
from organizer.errors import NotFound
from organizer.i18n import _, current_language
from organizer.services import people
from organizer.services.countries import country_names
from ui.field_words import field_word
from ui.people.words import status_words
from ui.widgets.form import CompletedEdit, Editor, Form, choice, note, open_choice

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

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

_CUSTOM = "custom field "  # before a custom field's label: it may be called like one of ours
_PRESET = {PersonField.STATUS: "confirmed"}


class PersonPanel(Form):
    """Shows and edits one person, or takes in somebody new."""

    added = Signal(int)
    """The id of somebody who was new."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._person: Person | None = None
        self._category = ""  # of somebody new
        for line in LINES:
            self.add_row(*((each, field_word(each), self._editor(each), _share(each)) for each in line))

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

    # -- what is shown -------------------------------------------------------------------------------------------------

    @property
    def person(self) -> int | None:
        """Who is shown; None while somebody new is typed in."""
        return self._person.id if self._person else None

    def set_categories(self, categories: tuple[Category, ...]) -> None:
        """Offer these categories."""
        box = self.fields[PersonField.CATEGORY].editor
        assert isinstance(box, QComboBox)
        kept = box.currentText()
        box.clear()
        box.addItems(["", *(each.name for each in categories)])
        box.setCurrentText(kept)

    def show_person(self, id: int) -> None:
        """Show somebody; the panel closes when the person is not there any more."""
        try:
            self._person = people.read_person(self._workspace, id)
        except NotFound:
            self._person = None
            self.set_dirty(False)
            self.closed.emit()
            return
        self._show(self._person)

    def _as_shown(self, person: Person) -> dict[str, str]:
        """The values with the country's name instead of its code."""
        values = {str(word): text for word, text in person.values.items()}
        if code := values.get(PersonField.COUNTRY):
            values[PersonField.COUNTRY] = country_names(self._workspace).shown(code, current_language())
        return values

    def show_new(self, category: str = "") -> None:
        """Be empty for somebody new."""
        self._person, self._category = None, category
        self._show(Person(0, {**_PRESET, PersonField.CATEGORY: category}, {}))
        self.focus(PersonField.NAME)

    def reload(self) -> None:
        """Show what is written down."""
        if self._person:
            self.show_person(self._person.id)
        else:
            self.show_new(self._category)

    def _show(self, person: Person) -> None:
        labels = dict.fromkeys((*people.custom_labels(self._workspace), *person.fields))
        for word in [
            each for each in self.fields if each.startswith(_CUSTOM) and each.removeprefix(_CUSTOM) not in labels
        ]:
            self.drop_field(word)
        names = told_apart(labels, map(field_word, PersonField))
        for each, name in zip(labels, names, strict=True):
            if _CUSTOM + each not in self.fields:
                self.add_row((_CUSTOM + each, name, QLineEdit(), 1))
        custom = {_CUSTOM + each: text for each, text in person.fields.items()}
        self.show_values(
            person.values.get(PersonField.NAME, "") or _("New person"),
            self._as_shown(person) | custom,
        )

    # -- writing -------------------------------------------------------------------------------------------------------

    def wrong(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """A sentence for each field that cannot be kept."""
        return {str(word): text for word, text in problems(values).items()}

    def leave(self) -> bool:
        """Write down what was changed; somebody new of whom nothing was typed is forgotten."""
        typed = {word for word, text in self.values().items() if text.strip()}
        if self._person is None and typed <= {PersonField.STATUS, PersonField.CATEGORY}:
            self.set_dirty(False)
        return super().leave()

    def write(self) -> bool:
        """Add or change the person."""
        given = cleaned(self.values())
        custom = {word.removeprefix(_CUSTOM): text for word, text in given.items() if word.startswith(_CUSTOM)}
        values = {word: text for word, text in given.items() if not word.startswith(_CUSTOM)}
        return self._update(self._person.id, values, custom) if self._person else self._add(values, custom)

    def _add(self, values: dict[str, str], custom: dict[str, str]) -> bool:
        id = self._shell.run(lambda: people.add_person(self._workspace, values, custom))
        if id is None:
            return False
        self._person = people.read_person(self._workspace, id)
        self.set_dirty(False)
        self.added.emit(id)
        return True

    def _update(self, id: int, values: dict[str, str], custom: dict[str, str]) -> bool:
        def update() -> bool:
            people.update_person(self._workspace, id, values, custom)
            return True

        return bool(self._shell.run(update))


def _share(field: PersonField) -> int:
    return 3 if field is PersonField.CATEGORY else 2
