"""What there is to choose of a kind of sheet: its paper, of what it is, and in which languages."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from organizer.domain.printing.sheet_orders import OF_STAGES, Filter, Languages, PaperSize, SheetKind, SheetOrder
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
        self.show_kinds([SheetKind.AGENDA])

    def show_kinds(self, kinds: Sequence[SheetKind]) -> None:
        """Offer the papers of these kinds, which differ in their paper alone, and what they are narrowed by."""
        papers = [(paper_words(kind, size), (kind.value, size.value)) for kind in kinds for size in kind.sizes]
        _fill(self.papers, papers)
        for each, box in self.boxes.items():
            box.setVisible(each in kinds[0].filters)
        self.due.setVisible(SheetKind.PAPER_PACK not in kinds)

    def show_choices(self, choices: Choices) -> None:
        """Offer what there is in the event; what was chosen stays so while it is there."""
        for each, known in (
            (Filter.DAY, choices.days),
            (Filter.ROOM, choices.rooms),
            (Filter.SESSION, choices.sessions),
            (Filter.CATEGORY, choices.categories),
        ):
            _fill(self.boxes[each], [(self._whole(each), None), *_entries(known)])

    @property
    def order(self) -> SheetOrder:
        """What is chosen."""
        kind, size = self.papers.currentData()
        chosen = {each: self._value(each) for each in Filter if each in SheetKind(kind).filters}
        languages = Languages(chosen.pop(Filter.LANGUAGES, None) or Languages.BOTH)
        return SheetOrder(
            SheetKind(kind),
            PaperSize(size),
            **{each.value: value for each, value in chosen.items()},
            languages=languages,
            due=self.due.isChecked() and kind != SheetKind.PAPER_PACK,
        )

    def _whole(self, each: Filter) -> str:
        """What the first entry says: nothing is left out, or of people on stage nobody."""
        if each is Filter.CATEGORY and SheetKind(self.papers.currentData()[0]) in OF_STAGES:
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
