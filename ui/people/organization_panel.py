"""The edit panel beside the list of organizations."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.domain.names.organizations import Organization, OrganizationKind
from organizer.errors import NotFound
from organizer.i18n import _, current_language
from organizer.services import organizations
from organizer.services.countries import country_names
from ui.people.words import kind_word
from ui.widgets.form import Form, choice, note

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace
    from ui.shell import Shell

NAME, SECOND, KIND, COUNTRY, WEBSITE, ALIASES, NOTE = (
    "name", "second_name", "kind", "country", "website", "aliases", "note",
)  # fmt: skip


class OrganizationPanel(Form):
    """Shows and edits one organization, or takes in a new one."""

    added = Signal(int)
    """The id of one that was new."""

    def __init__(self, workspace: "Workspace", shell: "Shell", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self.organization: int | None = None
        """Which is shown; None while a new one is typed in."""
        kinds = [(kind.value, kind_word(kind) or _("Other")) for kind in OrganizationKind]
        self.add_row((NAME, _("Organization"), QLineEdit(), 1))
        self.add_row((SECOND, _("In the other language"), QLineEdit(), 1))
        self.add_row((KIND, _("Kind"), choice(kinds), 1), (COUNTRY, _("Country"), QLineEdit(), 1))
        self.add_row((WEBSITE, _("Website"), QLineEdit(), 1))
        self.add_row((ALIASES, _("Other names, one on each line"), note(), 1))
        self.add_row((NOTE, _("Note"), note(), 1))

    def show_organization(self, id: int) -> None:
        """Show one; the panel closes when it is not there any more."""
        try:
            one = organizations.read_organization(self._workspace, id)
        except NotFound:
            self.set_dirty(False)
            self.closed.emit()
            return
        self.organization = id
        shown = country_names(self._workspace).shown(one.country, current_language())
        self.show_values(one.name, _values(replace(one, country=shown)))

    def show_new(self) -> None:
        """Be empty for a new one."""
        self.organization = None
        self.show_values(_("New organization"), {KIND: OrganizationKind.OTHER})
        self.focus(NAME)

    def reload(self) -> None:
        """Show what is written down."""
        if self.organization is None:
            self.show_new()
        else:
            self.show_organization(self.organization)

    def wrong(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """A sentence for each field that cannot be kept."""
        return {} if values[NAME].strip() else {NAME: _("An organization needs a name.")}

    def leave(self) -> bool:
        """Write down what was changed; a new one of which nothing was typed is forgotten."""
        if self.organization is None and not any(text.strip() for word, text in self.values().items() if word != KIND):
            self.set_dirty(False)
        return super().leave()

    def write(self) -> bool:
        """Add or change the organization."""
        given = _organization(self.organization or 0, self.values())
        if self.organization is not None:
            return self._shell.run(lambda: organizations.update_organization(self._workspace, given)) is not None
        id = self._shell.run(lambda: organizations.add_organization(self._workspace, given))
        if id is None:
            return False
        self.organization = id
        self.set_dirty(False)
        self.added.emit(id)
        return True


def _values(one: Organization) -> dict[str, str]:
    plain = {word: str(getattr(one, word)) for word in (NAME, SECOND, KIND, COUNTRY, WEBSITE, NOTE)}
    return plain | {ALIASES: "\n".join(one.aliases)}


def _organization(id: int, values: Mapping[str, str]) -> Organization:
    kind, country, website, text = (values[word] for word in (KIND, COUNTRY, WEBSITE, NOTE))
    aliases = tuple(values[ALIASES].splitlines())
    return Organization(id, values[NAME], values[SECOND], aliases, kind, country, website, text)
