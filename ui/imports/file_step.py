"""The first step: which file, and its password where it has one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from organizer.i18n import _
from ui import dialogs, theme
from ui.widgets.buttons import button, primary
from ui.widgets.empty import Picture, card_in_the_middle
from ui.widgets.labels import label

KINDS = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt *.xml *.json *.ics *.zip"
"""What the file chooser shows first; whatever else is chosen is looked at all the same."""


class FileStep(QWidget):
    """Asks for a file, tells what is wrong with it, and asks for the password of an encrypted one."""

    chosen = Signal(object, object)
    """The path, and the password or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._title = label("", "strong", wrap=True)
        self._text = label("", "muted", wrap=True)
        self._error = label("", "bad", wrap=True)
        self.choose_button = primary(_("Choose a file…"), "open", shortcut="Ctrl+O")
        self.choose_button.clicked.connect(self.ask)
        self._make_password()
        self._lay_out()
        self.show_empty()

    def _make_password(self) -> None:
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(_("Password of the file"))
        self.password.setAccessibleName(self.password.placeholderText())
        self.password.setMinimumWidth(theme.px(220))
        self.password.returnPressed.connect(self._with_password)
        self.unlock_button = button(_("Open"), "unlock")
        self.unlock_button.clicked.connect(self._with_password)
        self._lock = QWidget()
        row = QHBoxLayout(self._lock)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL_GAP)
        row.addWidget(self.password, 1)
        row.addWidget(self.unlock_button)

    def _lay_out(self) -> None:
        inner = card_in_the_middle(self, 520)
        inner.addWidget(Picture("import"), alignment=Qt.AlignmentFlag.AlignHCenter)
        for each in (self._title, self._text, self._error):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inner.addWidget(each)
        inner.addWidget(self._lock)
        inner.addWidget(self.choose_button, alignment=Qt.AlignmentFlag.AlignHCenter)

    def show_empty(self) -> None:
        """Ask for a file."""
        kinds = _(
            "Excel, OpenDocument and CSV sheets in any language and order of columns; programmes as schedule XML."
        )
        self._say(_("Drop a file here, or choose one"), kinds, "")
        self._lock.hide()
        self.choose_button.setEnabled(True)

    def show_reading(self, path: Path) -> None:
        """A file is being read."""
        self._path = path
        self._say(_("Reading “{name}” …").format(name=path.name), _("Nothing is written before you say so."), "")
        self._lock.setEnabled(False)
        self.choose_button.setEnabled(False)

    def show_error(self, sentence: str) -> None:
        """Say in place what is wrong with the file."""
        self.show_empty()
        self._say(self._name(), "", sentence)
        self.choose_button.setFocus()

    def ask_password(self, sentence: str) -> None:
        """The file is encrypted: ask for its password in place."""
        again = bool(self.password.text())
        self._say(self._name(), "" if again else sentence, sentence if again else "")
        self._lock.setEnabled(True)
        self._lock.show()
        self.choose_button.setEnabled(True)
        self.password.selectAll()
        self.password.setFocus()

    def error(self) -> str:
        """The sentence about what is wrong; empty while nothing is."""
        return self._error.text()

    @Slot()
    def ask(self) -> None:
        """Let the user choose a file."""
        kinds = _("Sheets and programmes ({endings})").format(endings=KINDS) + ";;" + _("All files (*)")
        path = dialogs.choose_file(self.window(), _("Import"), kinds)
        if path is not None:
            self.password.clear()
            self._lock.hide()
            self.chosen.emit(path, None)

    @Slot()
    def _with_password(self) -> None:
        if self._path is not None and self.password.text():
            self.chosen.emit(self._path, self.password.text())

    def _name(self) -> str:
        return "" if self._path is None else f"“{self._path.name}”"

    def _say(self, title: str, text: str, error: str) -> None:
        for each, said in ((self._title, title), (self._text, text), (self._error, error)):
            each.setText(said)
            each.setVisible(bool(said))
