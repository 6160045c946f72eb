"""The fields of the edit panel: an editor under its word, with room for what is wrong."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import label

Editor = QLineEdit | QComboBox | QPlainTextEdit


class Field(QWidget):
    """A word, an editor and, when needed, a sentence about what is wrong."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed: the form should be saved."""

    def __init__(self, word: str, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        editor.setAccessibleName(word)
        name = label(word, "small")
        name.setBuddy(editor)
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for each in (name, editor, self._problem):
            column.addWidget(each)
        self._listen()

    def _listen(self) -> None:
        if isinstance(self.editor, QLineEdit):
            self.editor.textEdited.connect(self._tell)
            self.editor.returnPressed.connect(self.entered)
        elif isinstance(self.editor, QComboBox):
            self.editor.activated.connect(self._tell)
            line = self.editor.lineEdit()
            if line:
                line.textEdited.connect(self._tell)
                line.returnPressed.connect(self.entered)
        else:
            self.editor.textChanged.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.set_problem("")
        self.edited.emit()

    def text(self) -> str:
        """What the editor says; a choice is told by its value."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.currentText() if self.editor.isEditable() else self.editor.currentData() or ""

    def set_text(self, text: str) -> None:
        """Show a value without telling anybody."""
        self.editor.blockSignals(True)
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(text)
        elif line := self.editor.lineEdit():
            self.editor.setCurrentText(text)
            line.setCursorPosition(0)
        else:
            self.editor.setCurrentIndex(max(0, self.editor.findData(text)))
        self.editor.blockSignals(False)
        self.set_problem("")

    def set_problem(self, text: str) -> None:
        """Say what is wrong, or nothing."""
        if text == self._problem.text():
            return
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.setProperty("invalid", "true" if text else "")
        self.editor.style().polish(self.editor)

    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()


def choice(options: Sequence[tuple[str, str]]) -> QComboBox:
    """One of some values, given as ``(value, text)``."""
    made = _narrow()
    for value, text in options:
        made.addItem(text, value)
    return made


def open_choice() -> QComboBox:
    """One of some texts, or a new one."""
    made = _narrow()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return made


def _narrow() -> QComboBox:
    """A box that may be narrower than its longest text."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    return made


def note() -> QPlainTextEdit:
    """Some lines; Tab leaves it."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(72))
    return made


class CompletedEdit(QLineEdit):
    """A line that proposes known texts, which are asked for when it is first used."""

    def __init__(self, known: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.installEventFilter(self)

    def forget(self) -> None:
        """Ask again what is known when the line is used next."""
        self.setCompleter(None)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt."""
        if isinstance(event, QKeyEvent) and self.completer() is None and event.text().strip():
            completer = QCompleter(self._known(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(8)
            self.setCompleter(completer)
        return super().eventFilter(watched, event)
