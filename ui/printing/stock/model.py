"""Stocks as rows of a list."""

from typing import Any

from PySide6.QtCore import Qt

from organizer.domain.printing.paper.stock import Source, Stock
from organizer.domain.printing.paper.stock_catalogue import size_words, title_of
from organizer.i18n import _, ngettext
from ui.widgets.rows import LINES, Index, Lines
from ui.widgets.rows_model import RowsModel


class StockModel(RowsModel):
    """One row a stock: its number, its size, how many on a sheet, and what it is for."""

    rows: tuple[Stock, ...] = ()
    fitting: frozenset[Stock] = frozenset()
    """Those on which the badge goes as it is."""

    elsewhere: frozenset[Stock] = frozenset()
    """Own ones that are in no list of this event, but were used on this computer."""

    def row_of(self, name: str) -> int | None:
        """Where a stock stands; None when not listed."""
        return next((place for place, each in enumerate(self.rows) if each.name == name), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by Qt."""
        if role == LINES:
            return self._lines(self.rows[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._lines(self.rows[index.row()]).text()
        return None

    def _lines(self, stock: Stock) -> Lines:
        own = _("your own, from another event") if stock in self.elsewhere else _("your own")
        end = [own] if stock.source is Source.OWN else []
        end += [_("fits the badge")] if stock in self.fitting else []
        return Lines(title_of(stock), about_stock(stock), " · ".join(end))


def about_stock(stock: Stock) -> str:
    """Its size, how many labels a sheet has, and what it is for, in a line."""
    said = [size_words(stock)] if stock.width else []
    if stock.labels is not None and (count := len(stock.labels.boxes)) > 1:
        said.append(ngettext("{n} on a sheet", "{n} on a sheet", count).format(n=count))
    elif stock.labels is None:
        said.append(_("as large as the badge") if not stock.width else _("cut after printing"))
    return " · ".join((*said, *filter(None, [stock.about])))
