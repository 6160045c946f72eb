"""Choosing a stock: found by maker, number or use; what is known of it, and the way to one's own."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.printing.paper.imposition import mismatch
from organizer.domain.printing.paper.stock import A4, Grid, Labels, Source, Stock
from organizer.domain.printing.paper.stock_catalogue import figures_words, search, title_of, warnings
from organizer.i18n import _
from ui import theme
from ui.dialogs import Dialog
from ui.printing.badges.models import lines_table
from ui.printing.stock.form import StockForm
from ui.printing.stock.model import StockModel
from ui.printing.stock.preferences import recent_stocks
from ui.printing.stock.sheet_picture import SheetPicture
from ui.printing.stock.shelf import StockShelf
from ui.shell import Shell
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label
from ui.widgets.search import SearchField

_SIDE = 260
USUAL_SHEET = Stock("", A4.width, A4.height, Labels(85_000, 50_000, (Grid(2, 5, 15_000, 13_500, 95_000, 55_000),)))
"""With this somebody begins who enters a sheet: two columns and five rows, as of many name badges."""


class StockDialog(Dialog):
    """Enter takes the stock that is shown."""

    chosen = Signal(object)
    """The Stock to print on."""

    def __init__(
        self, parent: QWidget, shell: Shell, shelf: StockShelf, stock: Stock, size: tuple[int, int] | None
    ) -> None:
        """``size`` of what will be printed, in micrometres."""
        super().__init__(parent, _("Paper and labels"), width=760, height=580)
        self._shell, self._shelf, self._size = shell, shelf, size
        self.search = SearchField(_("Search a number, a maker or a use"))
        self._model = StockModel(self)
        self.list = lines_table(_("Stocks"), self._model)
        self._picture = SheetPicture(_("The labels on the sheet"))
        self._new = button(_("New…"), "add", tip=_("Enter a stock of your own, as you measure it with a ruler"))
        self._title, self._figures = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._aliases, self._source = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self._notes = label("", "warn", wrap=True)
        self._add = button(_("Copy and change…"), "copy", tip=_("Make a stock of your own from this one"))
        self._edit = button(_("Change…"), "edit", tip=_("Change the figures of your own stock"))
        self._delete = button(_("Delete"), "delete", kind="danger", tip=_("Delete your own stock"))
        self._lay_out()
        self._connect()
        self._search()
        self._go_to(stock.name)
        self.search.setFocus()

    def _lay_out(self) -> None:
        found = QVBoxLayout()
        found.setSpacing(theme.SMALL_GAP)
        above = QHBoxLayout()
        above.setSpacing(theme.SMALL_GAP)
        above.addWidget(self.search, 1)
        above.addWidget(self._new)
        found.addLayout(above)
        found.addWidget(self.list, 1)
        shown = QWidget()
        shown.setFixedWidth(theme.px(_SIDE))
        side = QVBoxLayout(shown)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.SMALL_GAP)
        side.addWidget(self._picture, 1)
        for each in (self._title, self._figures, self._aliases, self._source, self._notes):
            side.addWidget(each)
        acts = QHBoxLayout()
        acts.setSpacing(theme.SMALL_GAP)
        for act in (self._add, self._edit, self._delete):
            acts.addWidget(act)
        acts.addStretch(1)
        side.addLayout(acts)
        body = QHBoxLayout()
        body.setSpacing(theme.LARGE_GAP)
        body.addLayout(found, 1)
        body.addWidget(shown)
        self.column.addLayout(body, 1)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self._take = primary(_("Print on this"))
        self.add_button(self._take, self._taken)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_downwards.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.doubleClicked.connect(self._taken)
        self._new.clicked.connect(self._enter)
        self._add.clicked.connect(self._copy)
        self._edit.clicked.connect(self._change)
        self._delete.clicked.connect(self._drop)

    @property
    def stock(self) -> Stock | None:
        """The one that is shown."""
        index = self.list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    @Slot()
    def _search(self) -> None:
        text, recent = self.search.text(), recent_stocks()
        found = search(text, self._shelf.known(), recent)
        if self._size is not None:
            self._model.fitting = frozenset(each for each in found if mismatch(each, *self._size) is None)
        if not text:  # what was used last, one's own, what fits, then the rest
            near = self._model.fitting | frozenset(e for e in found if e.name in recent or e.source is Source.OWN)
            found = tuple(sorted(found, key=lambda each: each not in near))
        self._model.elsewhere = frozenset(self._shelf.own()) - frozenset(self._shelf.of_event())
        self._model.show_rows(found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._show(self.list.currentIndex())

    def _go_to(self, name: str) -> None:
        place = self._model.row_of(name)
        if place is not None:
            self.list.setCurrentIndex(self._model.index(place, 0))

    @Slot(QModelIndex)
    def _show(self, _now: QModelIndex, _before: QModelIndex | None = None) -> None:
        stock = self.stock
        own = stock is not None and stock.source is Source.OWN
        for each in (self._edit, self._delete):
            each.setVisible(own)
        for each in (self._add, self._take):
            each.setEnabled(stock is not None)
        self._add.setVisible(stock is not None and not own)
        if stock is None:
            self._title.setText(_("Nothing is called so"))
            for text in (self._figures, self._aliases, self._source, self._notes):
                text.setText("")
            self._figures.setText(_("Measure the sheet with a ruler: “New…” takes its figures."))
            self._picture.show_sheet(0, 0, ())
            return
        self._describe(stock)

    def _describe(self, stock: Stock) -> None:
        labels = stock.labels
        boxes = labels.boxes if labels else ()
        self._picture.show_sheet(stock.width, stock.height, boxes, radius=labels.radius if labels else 0)
        self._title.setText(title_of(stock))
        self._figures.setText(figures_words(stock) if stock.width else "")
        also = ", ".join(stock.aliases)
        self._aliases.setText(_("The same: {names}").format(names=also) if also else "")
        self._source.setText(source_words(stock))
        notes = [mismatch(stock, *self._size)] if self._size else []
        self._notes.setText("\n".join(filter(None, [*notes, *warnings(stock, self._shelf.known())])))
        for each in (self._figures, self._aliases, self._source, self._notes):
            each.setVisible(bool(each.text()))

    @Slot()
    def _taken(self) -> None:
        stock = self.stock
        if stock is not None:
            self.accept()
            self.chosen.emit(stock)

    # -- one's own -----------------------------------------------------------------------------------------------------

    @Slot()
    def _copy(self) -> None:
        if self.stock is not None:
            self.open_form(StockForm(self, self._shelf, self.stock))

    @Slot()
    def _enter(self) -> None:
        """Begin with the usual sheet, under the name that was searched in vain."""
        name = "" if self._model.rows else self.search.text().strip()
        self.open_form(StockForm(self, self._shelf, replace(USUAL_SHEET, name=name)))

    @Slot()
    def _change(self) -> None:
        if self.stock is not None:
            self.open_form(StockForm(self, self._shelf, self.stock, before=self.stock))

    def open_form(self, form: StockForm) -> None:
        """Show what was saved in it afterwards."""
        form.saved.connect(self._saved)
        form.open()

    @Slot(object)
    def _saved(self, stock: Stock) -> None:
        self.search.clear()
        self._search()
        self._go_to(stock.name)

    @Slot()
    def _drop(self) -> None:
        gone = self.stock
        if gone is not None:
            self._shell.run(lambda: self._shelf.drop(gone))
            self._search()


def source_words(stock: Stock) -> str:
    """Where the figures come from."""
    return {
        Source.BUILT_IN: "",
        Source.GLABELS: _("Figures from the catalogue of gLabels"),
        Source.PRETIX: _("Figures as pretix prints badges"),
        Source.OWN: _("Your own figures"),
    }[stock.source]
