"""Edit panels: editors under their words, what is wrong in its place, and what was typed is never lost."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from organizer.i18n import _
from ui import theme
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import ElidedLabel, label, rule
from ui.widgets.scrolling import scrolling

WIDTH = 320
"""Pixels of an edit panel at 100 % text."""

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
        editor.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: the tooltip is the whole text where the editor has no room for it."""
        if event.type() == QEvent.Type.ToolTip and not isinstance(self.editor, QPlainTextEdit):
            text = self.text() if self.editor.isEnabled() else ""
            room = self.editor.width() - theme.px(24)
            self.editor.setToolTip(text if self.editor.fontMetrics().horizontalAdvance(text) > room else "")
        return super().eventFilter(watched, event)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt."""
        if isinstance(event, QKeyEvent) and self.completer() is None and event.text().strip():
            completer = QCompleter(self._known(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(8)
            self.setCompleter(completer)
        return super().eventFilter(watched, event)


class Form(QFrame):
    """A panel at the right of a page that shows and edits one thing.

    What was changed is written as one step by :meth:`write`: on Enter, Save, or when the panel is left.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._dirty = False
        self.setProperty("role", "right-side")
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, 0, theme.GAP)
        column.setSpacing(theme.SMALL_GAP)
        column.addLayout(self._head())
        column.addWidget(self._body(), 1)
        column.addWidget(rule())
        column.addLayout(self._foot())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_form)

    def _head(self) -> QHBoxLayout:
        self._heading = ElidedLabel("", "strong")
        close = icon_button("close", _("Close the panel (Esc)"))
        close.clicked.connect(self.close_form)
        row = QHBoxLayout()
        row.setContentsMargins(theme.LARGE_GAP, 0, theme.SMALL_GAP, 0)
        row.addWidget(self._heading, 1)
        row.addWidget(close)
        return row

    def _body(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "page")
        self.rows = QVBoxLayout(body)
        self.rows.setContentsMargins(theme.LARGE_GAP, 0, theme.LARGE_GAP, theme.LARGE_GAP)
        self.rows.setSpacing(theme.GAP)
        self.rows.addStretch(1)
        self._scroll = scrolling(body)
        self._scroll.setHorizontalScrollBarPolicy(theme.NO_BAR)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        return self._scroll

    @Slot(int, int)
    def _make_room(self, _least: int, most: int) -> None:
        """Let the scroll bar stand in the margin, so that the fields end where the buttons below them end."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        self.rows.setContentsMargins(theme.LARGE_GAP, 0, theme.LARGE_GAP - bar, theme.LARGE_GAP)

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

    # -- what it holds -------------------------------------------------------------------------------------------------

    def add_row(self, *fields: tuple[str, str, Editor, int]) -> None:
        """Put fields side by side below the others, each as ``(word, name, editor, share of the width)``."""
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for word, name, editor, share in fields:
            field = self.fields[word] = Field(name, editor)
            field.edited.connect(self._edited)
            field.entered.connect(self.save)
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.rows.insertLayout(self.rows.count() - 1, row)

    def drop_field(self, word: str) -> None:
        """Take a field away."""
        self.fields.pop(word).deleteLater()

    def show_values(self, heading: str, values: Mapping[str, str]) -> None:
        """Show these values; fields without one are empty."""
        self._heading.set_text(heading)
        for word, field in self.fields.items():
            field.set_text(values.get(word, ""))
        self.set_dirty(False)

    def values(self) -> dict[str, str]:
        """What the fields say."""
        return {word: field.text() for word, field in self.fields.items()}

    def focus(self, word: str) -> None:
        """Put the cursor into a field."""
        self._scroll.ensureWidgetVisible(self.fields[word])
        self.fields[word].editor.setFocus()

    # -- what its kinds say --------------------------------------------------------------------------------------------

    def write(self) -> bool:
        """Write the values down as one step; False when that was refused."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show what is written down."""
        raise NotImplementedError

    def wrong(self, values: Mapping[str, str]) -> Mapping[str, str]:  # noqa: ARG002
        """A sentence for each field that cannot be kept."""
        return {}

    # -- writing -------------------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not written down."""
        return self._dirty

    def set_dirty(self, dirty: bool) -> None:
        """Say whether something waits to be written down."""
        self._dirty = dirty
        self._said.setText(_("Not saved yet") if dirty else "")
        self.save_button.setEnabled(dirty)
        self._revert.setEnabled(dirty)

    @Slot()
    def _edited(self) -> None:
        self.set_dirty(True)

    @Slot()
    def revert(self) -> None:
        """Forget what was typed."""
        self.set_dirty(False)
        self.reload()

    @Slot()
    def save(self) -> bool:
        """Write down what was changed; False when something is wrong, and the field says what."""
        wrong = self.wrong(self.values())
        for word, field in self.fields.items():
            field.set_problem(wrong.get(word, ""))
        if wrong:
            self.focus(next(iter(wrong)))
            return False
        if not self.write():
            return False
        self.set_dirty(False)
        self.reload()
        return True

    def leave(self) -> bool:
        """Write down what was changed; False when that cannot be, and then the field says why."""
        return not self._dirty or self.save()

    @Slot()
    def close_form(self) -> None:
        """Write down what was changed and go away."""
        if self.leave():
            self.closed.emit()
