"""What there is to choose of a kind of sheet: its paper, of what it is, and in which languages."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from organizer.domain.printing.sheet_orders import (
    OF_STAGES,
    Attendance,
    Filter,
    Languages,
    PaperSize,
    SheetKind,
    SheetOrder,
)
from organizer.i18n import _
from organizer.services.printing.choices import Choice, Choices
from ui import theme


class SheetOptions(QWidget):
    """A box for each thing that the kind can be narrowed to; the first entry of each narrows nothing."""

    changed = Signal()
    """Something else is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = _box(_("Paper"))
        self.boxes = {each: _box(words) for each, words in _names().items()}
        self.due = QCheckBox(_("Only new or changed"))
        self.due.setToolTip(_("What is on paper as it is now is left out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL_GAP)
        for box in (self.papers, *self.boxes.values()):
            column.addWidget(box)
            box.currentIndexChanged.connect(self._chosen)
        column.addWidget(self.due)
        self.due.toggled.connect(self._chosen)
        _fill(self.boxes[Filter.LANGUAGES], _languages())
        self._people: tuple[int, ...] | None = None
        self._offer_attendance(came=False)
        self.show_kinds([SheetKind.AGENDA])

    def show_kinds(self, kinds: Sequence[SheetKind]) -> None:
        """Offer the papers of these kinds, which differ in their paper alone, and what they are narrowed by."""
        papers = [(paper_words(kind, size), (kind.value, size.value)) for kind in kinds for size in kind.sizes]
        _fill(self.papers, papers)
        self._offer()
        self.due.setVisible(SheetKind.PAPER_PACK not in kinds)

    def show_people(self, people: Sequence[int] | None) -> None:
        """Whatever kind it is of: for these people alone, where it is for people; None: for whoever is chosen here."""
        self._people = None if people is None else tuple(people)
        self._offer()
        self.changed.emit()

    @property
    def people(self) -> tuple[int, ...] | None:
        """The people to whom the kind that is shown is narrowed."""
        return self._people if Filter.PEOPLE in self._kind.filters else None

    def _offer(self) -> None:
        """What the kind is narrowed by, where there is a choice; for people who were chosen elsewhere nothing else."""
        offered = self._kind.filters if self.people is None else {Filter.LANGUAGES}
        for each, box in self.boxes.items():
            box.setVisible(each in offered and (each is not Filter.ATTENDANCE or box.count() > 1))

    def _offer_attendance(self, *, came: bool) -> None:
        """``came``: whether it is known of somebody; else nobody can be chosen by it, nor stay chosen."""
        _fill(self.boxes[Filter.ATTENDANCE], _attendance() if came else _attendance()[:1])

    @property
    def kind(self) -> SheetKind:
        """What is shown; of kinds that differ in their paper alone the first."""
        return SheetKind(self.papers.itemData(0)[0])

    @property
    def _kind(self) -> SheetKind:
        return SheetKind(self.papers.currentData()[0])

    def show_choices(self, choices: Choices) -> None:
        """Offer what there is in the event; what was chosen stays so while it is there."""
        for each, known in (
            (Filter.DAY, choices.days),
            (Filter.ROOM, choices.rooms),
            (Filter.SESSION, choices.sessions),
            (Filter.CATEGORY, choices.categories),
        ):
            _fill(self.boxes[each], [(self._whole(each), None), *_entries(known)])
        self._offer_attendance(came=choices.came)
        self._offer()

    @property
    def order(self) -> SheetOrder:
        """What is chosen."""
        kind, size = self.papers.currentData()
        plain = SheetOrder(
            SheetKind(kind),
            PaperSize(size),
            languages=self._languages(),
            due=self.due.isChecked() and kind != SheetKind.PAPER_PACK,
        )
        if self.people is not None:
            return replace(plain, people=self.people)
        offered = (each for each in self.boxes if each in self._kind.filters and each is not Filter.LANGUAGES)
        chosen = {each.value: self._value(each) for each in offered}
        if Filter.ATTENDANCE in self._kind.filters:
            chosen["attendance"] = Attendance(chosen["attendance"])  # Qt keeps the word
        return replace(plain, **chosen)

    def _languages(self) -> Languages:
        asked = Filter.LANGUAGES in self._kind.filters
        return Languages(self._value(Filter.LANGUAGES)) if asked else Languages.BOTH

    def _whole(self, each: Filter) -> str:
        """What the first entry says: nothing is left out, or of people on stage nobody."""
        if each is Filter.CATEGORY and self._kind in OF_STAGES:
            return _("Who is on stage")
        return _whole()[each]

    def _value(self, each: Filter) -> Any:
        return self.boxes[each].currentData()

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit()


def paper_words(kind: SheetKind, size: PaperSize) -> str:
    """A choice of paper as people say it."""
    match kind:
        case SheetKind.SPLIT_POSTER:
            count = size.sheets[0] * size.sheets[1]
            return _("{size}, glued from {count} sheets of A4").format(size=size.words, count=count)
        case SheetKind.TENTS:
            return _("{size}, one folded tent on a sheet").format(size=size.words)
        case SheetKind.SMALL_TENTS:
            return _("{size}, two folded tents on a sheet").format(size=size.words)
        case SheetKind.BOOKLET:
            return _("{size}, folded: print on both sides, turned over the short edge").format(size=size.words)
    return size.words


def _names() -> dict[Filter, str]:
    return {
        Filter.DAY: _("Day"),
        Filter.ROOM: _("Room"),
        Filter.SESSION: _("Session"),
        Filter.CATEGORY: _("Category"),
        Filter.ATTENDANCE: _("For whom"),
        Filter.LANGUAGES: _("Languages"),
    }


def _whole() -> dict[Filter, str]:
    """What the first entry says: nothing is left out."""
    return {
        Filter.DAY: _("All days"),
        Filter.ROOM: _("All rooms"),
        Filter.SESSION: _("All sessions"),
        Filter.CATEGORY: _("All categories"),
    }


def _languages() -> list[tuple[str, object]]:
    return [
        (_("Both languages"), Languages.BOTH.value),
        (_("One language on each side"), Languages.SIDES.value),
        (_("First language only"), Languages.FIRST.value),
        (_("Second language only"), Languages.SECOND.value),
    ]


def _attendance() -> list[tuple[str, object]]:
    return [
        (_("Everybody registered"), Attendance.REGISTERED.value),
        (_("Who is checked in"), Attendance.CHECKED_IN.value),
    ]


def _entries(known: Iterable[Choice]) -> Iterable[tuple[str, object]]:
    return ((each.label, each.id) for each in known)


def _fill(box: QComboBox, entries: Iterable[tuple[str, object]]) -> None:
    """Offer these; the entry that was chosen stays so while it is among them."""
    wanted = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(wanted)))
    box.blockSignals(False)


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made
