"""The look of every table and list: no grid, no numbers at the side, headings to the left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView

from ui import theme

ROW = 36
"""Height of a row with one line, pixels at 100 %."""


def calm_table(table: QTableView, name: str, *, row: int = ROW) -> QTableView:
    """Dress a table; ``name`` is what a screen reader calls it, ``row`` the height of its rows."""
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setFixedHeight(theme.px(ROW))
    return table


def frameless(view: QAbstractItemView) -> None:
    """For a table or list inside a card: the card has the border."""
    view.setProperty("frameless", "true")


def reading_list(view: QListView, name: str) -> QListView:
    """Dress a list of two-line rows that is only read."""
    view.setAccessibleName(name)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(theme.NO_BAR)
    view.setUniformItemSizes(True)
    frameless(view)
    return view
