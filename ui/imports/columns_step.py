"""The third step: what each column means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from organizer.domain.agenda.columns import AgendaColumn, AgendaMapping, AgendaTable
from organizer.domain.agenda.words import AgendaField
from organizer.domain.sheets.workbook import ColumnGuess, Field, Inspection, SheetKind
from organizer.i18n import _, paragraph
from ui import theme
from ui.field_words import field_word
from ui.imports.words import agenda_words, confidence_look
from ui.widgets.labels import Chip, ElidedLabel, label, rule

LEAVE_OUT = "leave-out"
"""The choice for a column that is not imported."""

_NAMES = {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.SECOND_NAME, Field.BADGE_NAME}


Guess = ColumnGuess | AgendaColumn
"""What is guessed of a column, of people or of an agenda."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the columns of a kind of sheet can mean: the word for a column without a field, then fields in words."""

    nothing: str
    fields: dict[str, str]
    can_leave_out: bool


def people_meanings() -> Meanings:
    """A column of people without a field is kept as a custom one."""
    return Meanings(_("Keep as custom field"), {each.value: field_word(each) for each in Field}, can_leave_out=True)


def agenda_meanings() -> Meanings:
    """A column of an agenda without a field is left out."""
    return Meanings(_("Leave out"), agenda_words(), can_leave_out=False)


class ColumnLine:
    """The widgets of one column: header, meaning, how sure, samples."""

    def __init__(self, guess: Guess, meanings: Meanings) -> None:
        self.guess = guess
        name = guess.header or _("Column {number}").format(number=guess.column + 1)
        self.header = ElidedLabel(name, "strong")
        self.combo = _WheellessCombo()
        self.combo.setAccessibleName(_("Meaning of “{header}”").format(header=name))
        self.combo.addItem(meanings.nothing, None)
        if meanings.can_leave_out:
            self.combo.addItem(_("Leave out"), LEAVE_OUT)
        self.combo.insertSeparator(self.combo.count())
        for field, word in meanings.fields.items():
            self.combo.addItem(word, field)
        self.combo.setCurrentIndex(self.combo.findData(_first_choice(guess)))
        self.chip = Chip("", "muted")
        self._without = _("custom") if meanings.can_leave_out else _("left out")
        self.samples = ElidedLabel("  ·  ".join(guess.samples[:3]), "muted")
        self.show_confidence(chosen_by_hand=False)

    def remember(self, choice: str | None) -> None:
        """Take over what was said of such a column before."""
        guessed = self.choice
        self.combo.setCurrentIndex(self.combo.findData(choice))
        self.show_confidence(chosen_by_hand=False)
        if self.choice != guessed:
            self.chip.set(_("as last time"), "accent", "history")

    @property
    def choice(self) -> str | None:
        """The field's word, None for a column without a field, or LEAVE_OUT."""
        chosen: str | None = self.combo.currentData()
        return chosen

    def show_confidence(self, *, chosen_by_hand: bool) -> None:
        """Say how sure the guess is, or that the user chose."""
        if chosen_by_hand:
            self.chip.set(_("chosen"), "accent", "check")
        elif self.choice is None:
            self.chip.set(self._without, "muted", "tag")
        elif self.choice == LEAVE_OUT:
            self.chip.set(_("left out"), "muted", "tag")
        else:
            self.chip.set(*confidence_look(self.guess.confidence))


def _first_choice(guess: Guess) -> str | None:
    if isinstance(guess, ColumnGuess) and guess.counts:
        return LEAVE_OUT
    return str(guess.field) if guess.field else None


class _WheellessCombo(QComboBox):
    """Lets the wheel scroll the list of columns instead of changing what one means."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(theme.px(210))
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: object) -> None:  # noqa: N802
        """Called by Qt."""
        event.ignore()  # type: ignore[attr-defined]


class ColumnsStep(QWidget):
    """Shows an inspection and lets the user correct it."""

    problem_changed = Signal(str)
    """Why the import cannot go on; empty when it can."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ColumnLine] = []
        self.corrected = False
        """Whether the user has said of any column what it means."""
        self._kind = SheetKind.PEOPLE
        self.notes = label("", "warn", wrap=True)
        self.problem = label("", "bad", wrap=True)
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        column.addWidget(self.notes)
        column.addWidget(self.problem)
        column.addWidget(self._body, 1)
        column.addWidget(label(_("Nothing has been written yet. The next step shows what each row would do."), "muted"))

    def show_people(self, inspection: Inspection, remembered: Mapping[int, Field | None] | None) -> None:
        """Fill everything from what was understood of a sheet of people, or ``remembered`` of one like it."""
        self._show(inspection, SheetKind.PEOPLE)
        self._fill(inspection.mapping, people_meanings())
        if remembered is not None:
            for line in self.lines:
                line.remember(remembered.get(line.guess.column, LEAVE_OUT))
            self._judge()

    def show_agenda(self, inspection: Inspection, table: AgendaTable) -> None:
        """Fill everything from what was understood of an agenda."""
        self._show(inspection, SheetKind.PROGRAMME)
        self._fill(table.columns, agenda_meanings())

    def _show(self, inspection: Inspection, kind: SheetKind) -> None:
        self._kind = kind
        self.notes.setText(paragraph(inspection.notes))
        self.notes.setVisible(bool(inspection.notes))

    def _fill(self, guesses: Sequence[Guess], meanings: Meanings) -> None:
        self.lines = [ColumnLine(guess, meanings) for guess in guesses]
        self.corrected = False
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(theme.LARGE_GAP, theme.SMALL_GAP, theme.LARGE_GAP, theme.SMALL_GAP)
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.TIGHT)
        for place, text in enumerate((_("Column"), _("Means"), _("How sure"), _("Examples"))):
            grid.addWidget(label(text, "muted"), 0, place)
        grid.addWidget(rule(), 1, 0, 1, 4)
        for row, line in enumerate(self.lines, 2):
            self._add_line(grid, row, line)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 4)
        grid.setRowStretch(len(self.lines) + 2, 1)
        self._body.setWidget(card)
        self._judge()

    def _add_line(self, grid: QGridLayout, row: int, line: ColumnLine) -> None:
        for place, widget in enumerate((line.header, line.combo, line.chip, line.samples)):
            grid.addWidget(widget, row, place)
        line.combo.activated.connect(self._meaning_chosen)

    @property
    def mapping(self) -> dict[int, Field | None]:
        """Column to field of people as chosen; what is left out is missing."""
        chosen = {line.guess.column: line.choice for line in self.lines if line.choice != LEAVE_OUT}
        return {column: Field(choice) if choice else None for column, choice in chosen.items()}

    @property
    def agenda_mapping(self) -> AgendaMapping:
        """Column to field of an agenda as chosen."""
        return {line.guess.column: AgendaField(line.choice) if line.choice else None for line in self.lines}

    @Slot(int)
    def _meaning_chosen(self, _index: int) -> None:
        line = next(each for each in self.lines if each.combo is self.sender())
        line.show_confidence(chosen_by_hand=True)
        self.corrected = True
        self._judge()

    def _judge(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.problem_changed.emit(problem)

    def _problem(self) -> str:
        chosen = Counter(line.choice for line in self.lines if line.choice not in (None, LEAVE_OUT))
        if self._kind is SheetKind.PROGRAMME:
            missing = AgendaField.TITLE not in chosen
            return _("Say which column holds the titles of the sessions.") if missing else ""
        twice = [field for field, count in chosen.items() if field and count > 1]
        if twice:
            text = _("Two columns mean “{field}”. Let one of them be a custom field or leave it out.")
            return text.format(field=field_word(twice[0]))
        return "" if _NAMES & set(chosen) else _("Say which column holds the name.")


def is_programme(kind: SheetKind) -> bool:
    """Whether the sheet is about sessions."""
    return kind in (SheetKind.PROGRAMME, SheetKind.SCHEDULE)
