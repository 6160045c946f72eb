"""The people whose badges may be printed, and the problems of their badges, as item models of frozen rows."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from organizer.domain.printing.badges.composing import BadgeProblem, ProblemKind
from organizer.domain.printing.badges.runs import BadgeLine
from organizer.domain.printing.ledger import State
from organizer.i18n import _
from ui import theme
from ui.widgets.rows import LINES, Index, Lines, LinesDelegate
from ui.widgets.rows_model import RowsModel
from ui.widgets.table import calm_table, frameless


class BadgeModel(RowsModel):
    """One row a person: name, organization, and where the badge stands."""

    rows: tuple[BadgeLine, ...] = ()

    def row_of(self, person: int) -> int | None:
        """Where a person stands; None when not listed."""
        return next((place for place, each in enumerate(self.rows) if each.id == person), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if role == LINES:
            return badge_lines(self.rows[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return badge_lines(self.rows[index.row()]).text()
        return None


class ProblemModel(RowsModel):
    """One row a problem: whose badge, and what about it."""

    rows: tuple[BadgeProblem, ...] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        each = self.rows[index.row()]
        if role == LINES:
            return Lines(each.name or _("All badges"), each.text, kind_word(each.kind))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{each.name}: {each.text}"
        return None


def lines_table(name: str, model: RowsModel) -> QTableView:
    """A frameless list of two-line rows; a table, because a QListView asks every row before it shows one."""
    table = calm_table(QTableView(), name, row=52)
    table.setModel(model)
    table.setItemDelegate(LinesDelegate(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setHorizontalScrollBarPolicy(theme.NO_BAR)
    frameless(table)
    return table


def badge_lines(line: BadgeLine) -> Lines:
    """What the list says of a person."""
    gone = line.state is State.CANCELLED
    about = " · ".join(part for part in (line.second_name, line.organization) if part)
    return Lines(line.name or "—", about or "—", state_word(line.state), line.color, gone=gone)


def state_word(state: State) -> str:
    """Where a badge stands, in a word."""
    return {
        State.NEW: _("new"),
        State.CHANGED: _("changed"),
        State.PRINTED: _("printed"),
        State.CANCELLED: _("cancelled"),
    }[state]


def kind_word(kind: ProblemKind) -> str:
    """What is wrong with a badge, in a word or two."""
    return {
        ProblemKind.MISSING_NAME: _("no name"),
        ProblemKind.MISSING_CODE: _("no code"),
        ProblemKind.MISSING_GLYPH: _("no character"),
        ProblemKind.SHRUNK: _("small"),
        ProblemKind.CUT: _("cut"),
        ProblemKind.DUPLICATE: _("twice?"),
        ProblemKind.MISSING_PHOTO: _("no photo"),
        ProblemKind.LOW_RESOLUTION: _("coarse"),
        ProblemKind.UNREADABLE_CODE: _("hard to scan"),
        ProblemKind.DUPLICATE_CODE: _("same code"),
        ProblemKind.SAME_NAME: _("same name"),
        ProblemKind.WRONG_STOCK: _("stock"),
        ProblemKind.NO_CATEGORY: _("no category"),
        ProblemKind.EMPTY: _("empty"),
        ProblemKind.CANCELLED: _("cancelled"),
        ProblemKind.NO_TIME: _("no time"),
    }[kind]
