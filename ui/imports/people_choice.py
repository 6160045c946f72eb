"""Which people leave and what of them: columns to tick and move, categories, the order, a sheet for each category."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from organizer.domain.sheets.export_choice import PeopleChoice
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _, ngettext
from ui import theme
from ui.widgets.filters import FilterChips
from ui.widgets.labels import label

if TYPE_CHECKING:
    from organizer.services.exports import Offer

_ROWS, _ROW = 2, 26  # columns that are seen at once on the smallest screen, and the pixels of one
LABELS = 92
"""Pixels of the words on the left, here and in the dialog around it."""


class PeopleChoiceBox(QWidget):
    """As it stands at first, everything that somebody has is exported, by name, on one sheet."""

    def __init__(self, offer: "Offer", selected: Sequence[int] = ()) -> None:
        """``selected``: ids of people who may be the only ones to leave."""
        super().__init__()
        self._selected = tuple(selected)
        text = ngettext("Only the {count:,} who is selected", "Only the {count:,} who are selected", len(selected))
        self.only_selected = QCheckBox(text.format(count=len(selected)))
        self._usual = tuple(each.key for each in offer.columns if each.used)
        self.columns = _columns(offer)
        self.categories = FilterChips()
        self.categories.set_options((name, name, None) for name in offer.categories)
        self.order = QComboBox()
        self.order.setAccessibleName(_("Sorted by"))
        for field, text in offer.orders:
            self.order.addItem(text, field)
        self.by_category = QCheckBox(_("A sheet for each category"))
        self._lay_out(offer)

    def _lay_out(self, offer: "Offer") -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.LARGE_GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.addWidget(label(_("Columns"), "muted"), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.columns, 0, 1)
        grid.addWidget(label(_("Sorted by"), "muted"), 1, 0)
        sorting = QHBoxLayout()
        sorting.setSpacing(theme.LARGE_GAP)
        sorting.addWidget(self.order, 1)
        grid.addLayout(sorting, 1, 1)
        if offer.categories:
            grid.addWidget(label(_("Only"), "muted"), 2, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.categories, 2, 1)
            sorting.addWidget(self.by_category)
        if self._selected:
            grid.addWidget(self.only_selected, 3, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(LABELS))

    def choice(self) -> PeopleChoice:
        """What is chosen."""
        items = [self.columns.item(row) for row in range(self.columns.count())]
        ticked = tuple(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)
        chosen = self.categories.chosen()
        return PeopleChoice(
            columns=None if ticked == self._usual else ticked,
            categories=tuple(str(each) for each in chosen) if chosen else None,
            order=Field(self.order.currentData()),
            by_category=self.by_category.isChecked(),
            people=self._selected if self._selected and self.only_selected.isChecked() else None,
        )


_KEY = Qt.ItemDataRole.UserRole


def _columns(offer: "Offer") -> QListWidget:
    """The columns, to be ticked and dragged into another order."""
    made = QListWidget()
    made.setAccessibleName(_("Columns"))
    made.setToolTip(_("Tick what is exported; drag to change the order."))
    made.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    made.setDefaultDropAction(Qt.DropAction.MoveAction)
    for each in offer.columns:
        item = QListWidgetItem(each.header, made)
        item.setData(_KEY, each.key)
        item.setSizeHint(QSize(0, theme.px(_ROW)))
        item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        item.setCheckState(Qt.CheckState.Checked if each.used else Qt.CheckState.Unchecked)
    made.setMinimumHeight(_ROWS * theme.px(_ROW))
    return made
