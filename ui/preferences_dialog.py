"""Preferences and “About”: what belongs to this computer and not to an event."""

import platform
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from organizer import __version__, i18n, preferences
from organizer.errors import StorageTrouble
from organizer.i18n import _
from ui import dialogs
from ui.dialogs import Dialog
from ui.widgets.buttons import Segmented, button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label

SIZES = (100, 125, 150, 175, 200)


class PreferencesDialog(Dialog):
    """Every choice is kept when the dialog is confirmed, and applied at once."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Preferences"))
        self._over = parent
        kept = preferences.load()
        self.theme = Segmented([("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))])
        self.theme.set_value(kept.theme)
        self.language = _choices({"": _("As the system"), **i18n.LANGUAGES}, kept.language)
        self.text_size = _choices({percent: f"{percent} %" for percent in SIZES}, kept.text_percent)
        self.desk, self.actor = QLineEdit(kept.desk), QLineEdit(kept.actor)
        self.desk.setPlaceholderText(platform.node())
        self.column.addWidget(label(_("Preferences"), "title"))
        self.column.addLayout(self._form())
        self.column.addWidget(label(_("The names appear in the history of every step."), "muted", wrap=True))
        self.add_button(button(_("Cancel")), self.reject)
        self.add_button(primary(_("Apply")), self._apply)

    def _form(self) -> QFormLayout:
        return form_layout(
            (
                (_("Theme"), self.theme),
                (_("Language"), self.language),
                (_("Size of text"), self.text_size),
                (_("This desk"), self.desk),
                (_("Your name"), self.actor),
            )
        )

    @Slot()
    def _apply(self) -> None:
        try:
            preferences.change(**self.values())
        except OSError as error:
            text = _("The preferences cannot be kept: {reason}.").format(reason=error.strerror)
            dialogs.message(self._over, _("That did not work"), str(StorageTrouble(text)))
        self.accept()
        self.changed.emit()

    def values(self) -> dict[str, Any]:
        """What is chosen, under the names of the preferences."""
        return {
            "theme": self.theme.value(),
            "language": self.language.currentData(),
            "text_percent": self.text_size.currentData(),
            "desk": self.desk.text().strip(),
            "actor": self.actor.text().strip(),
        }


def _choices(options: dict[Any, str], chosen: Any) -> QComboBox:
    made = QComboBox()
    for value, text in options.items():
        made.addItem(text, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


class AboutDialog(Dialog):
    """The version, and what stands where."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("About Organizer"))
        self.column.addWidget(label("Organizer", "title"))
        self.column.addWidget(label(_("Version {version}").format(version=__version__), "muted"))
        self.column.addWidget(
            label(_("Run a conference on site. One event is one file; everything can be undone."), wrap=True)
        )
        where = _("Preferences and logs: {folder}").format(folder=preferences.folder())
        self.column.addWidget(label(where, "muted", wrap=True))
        self.column.addWidget(
            label(_("Typeface Inter (SIL Open Font License), icons Phosphor (MIT)."), "muted", wrap=True)
        )
        self.add_button(primary(_("Close")), self.accept)
