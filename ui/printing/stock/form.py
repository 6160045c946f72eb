"""The figures of one's own stock as a ruler gives them, with a picture that shows what each of them is."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from organizer.domain.printing.paper.stock import (
    Fault,
    Figure,
    Grid,
    Labels,
    Source,
    Stock,
    faults,
    spread,
)
from organizer.domain.printing.paper.stock_catalogue import title_of
from organizer.errors import Refused, RuleViolation, StorageTrouble
from organizer.i18n import _
from ui import theme
from ui.dialogs import Dialog
from ui.printing.stock.fields import Count, FigureRow, Kind, Length, kind_of, kind_words, medium_of
from ui.printing.stock.measures import Dimension, measure_of
from ui.printing.stock.preferences import offer_elsewhere
from ui.printing.stock.sheet_picture import SheetPicture
from ui.printing.stock.shelf import StockShelf
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout
from ui.widgets.labels import label


class StockForm(Dialog):
    """Says what cannot be at the figure that is most likely wrong."""

    saved = Signal(object)
    """The Stock as it is kept."""

    def __init__(self, parent: QWidget, shelf: StockShelf, stock: Stock, *, before: Stock | None = None) -> None:
        """Begin with the figures of ``stock``; ``before`` is the own one that is changed."""
        super().__init__(parent, _("Own stock"), width=760)
        self._shelf, self._before = shelf, before
        self._aliases, self._extra = before.aliases if before else (), stock.grids[1:]
        self.name, self.about = QLineEdit(stock.name if before else own_name(stock)), QLineEdit(stock.about)
        self.kind = QComboBox()
        for kind, word in kind_words().items():
            self.kind.addItem(word, kind)
        self.kind.setCurrentIndex(self.kind.findData(kind_of(stock)))
        self._make_fields(stock)
        self._rows = self._make_rows()
        self._picture = SheetPicture(_("The labels on the sheet"))
        self._problem = label("", "bad", wrap=True)
        self._problem.hide()
        self._build()
        self._follow()

    def _make_fields(self, stock: Stock) -> None:
        labels = stock.labels or Labels(stock.width, stock.height, (Grid(1, 1, 0, 0, stock.width, stock.height),))
        grid = labels.grids[0]
        self.width_ = Length(_("Width of the paper"), stock.width)
        self.height_ = Length(_("Height of the paper"), stock.height)
        self.columns = Count(_("Number of columns"), grid.columns, _("{n} across"))
        self.rows = Count(_("Number of rows"), grid.rows, _("{n} down"))
        self.label_width = Length(_("Width of a label"), labels.width)
        self.label_height = Length(_("Height of a label"), labels.height)
        self.left = Length(_("From the paper’s left edge to the first label"), grid.left)
        self.top = Length(_("From the paper’s upper edge to the first label"), grid.top)
        self.pitch_x = Length(_("From the left edge of one label to that of the next"), grid.pitch_x)
        self.pitch_y = Length(_("From the upper edge of one label to that of the next"), grid.pitch_y)
        self.radius = Length(_("How far the corners of a label are rounded"), labels.radius)
        self._measured = {
            self.width_: Dimension.PAPER_WIDTH,
            self.height_: Dimension.PAPER_HEIGHT,
            self.label_width: Dimension.LABEL_WIDTH,
            self.label_height: Dimension.LABEL_HEIGHT,
            self.left: Dimension.LEFT,
            self.top: Dimension.TOP,
            self.pitch_x: Dimension.PITCH_X,
            self.pitch_y: Dimension.PITCH_Y,
        }
        self._even = button(_("Spread evenly"), kind="link")
        self._even.setToolTip(_("As if the margins at the right and below were those at the left and above"))

    def _make_rows(self) -> dict[Figure, FigureRow]:
        return {
            Figure.NAME: FigureRow(_("Called"), self.name),
            Figure.PAPER: FigureRow(_("Paper, width × height"), self.width_, self.height_),
            Figure.COUNT: FigureRow(_("Labels"), self.columns, self.rows),
            Figure.LABEL: FigureRow(_("One label, width × height"), self.label_width, self.label_height),
            Figure.PLACE: FigureRow(_("Its distance from left, top"), self.left, self.top),
            Figure.PITCH: FigureRow(_("To the next one across, down"), self.pitch_x, self.pitch_y),
        }

    def _build(self) -> None:
        self._round, rows = FigureRow(_("Rounded corners"), self.radius), self._rows
        words = FigureRow(_("What for"), self.about), FigureRow(_("Kind"), self.kind)
        lengths = (each for figure, each in rows.items() if figure is not Figure.NAME)
        ordered = (rows[Figure.NAME], *words, *lengths, self._round)
        self._form = form_layout((each.word, each) for each in ordered)
        for each in ordered:
            each.stand_beside(self._form.labelForField(each))
        body = QHBoxLayout()
        body.setSpacing(theme.LARGE_GAP)
        figures = QVBoxLayout()
        figures.addLayout(self._form)
        figures.addStretch(1)
        body.addLayout(figures, 3)
        shown = QVBoxLayout()
        shown.setSpacing(theme.SMALL_GAP)
        shown.addWidget(self._picture, 1)
        shown.addWidget(self._even)
        body.addLayout(shown, 2)
        self.column.addLayout(body)
        said = _("As the ruler says, in millimetres. Kept in the event, and offered in others on this computer.")
        self.column.addWidget(label(said, "muted", wrap=True))
        self.column.addWidget(self._problem)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(primary(_("Save")), self._save)
        self._connect()
        self.name.setFocus()
        self.name.selectAll()

    def _connect(self) -> None:
        self.name.textChanged.connect(self._follow)
        self.kind.currentIndexChanged.connect(self._follow)
        self._even.clicked.connect(self._spread)
        for each in self.findChildren(Length) + self.findChildren(Count):
            each.valueChanged.connect(self._follow)
            each.installEventFilter(self)

    # -- what was filled in --------------------------------------------------------------------------------------------

    def stock(self) -> Stock:
        """What was filled in."""
        kind = Kind(self.kind.currentData())
        return Stock(
            self.name.text().strip(),
            self.width_.length(),
            self.height_.length(),
            self._labels(kind),
            medium_of(kind),
            self.about.text().strip(),
            self._aliases,
            Source.OWN,
        )

    def _labels(self, kind: Kind) -> Labels | None:
        """On a sheet as they were filled in; a card, and each piece of a roll that has pieces, is one label."""
        if kind is Kind.LABELS:
            size = self.label_width.length(), self.label_height.length()
            places = (each.length() for each in (self.left, self.top, self.pitch_x, self.pitch_y))
            grids = Grid(self.columns.value(), self.rows.value(), *places), *self._extra
            return Labels(*size, grids, self._radius(size))
        whole = self.width_.length(), self.height_.length()
        if kind is Kind.PLAIN or not whole[1]:
            return None
        return Labels(*whole, (Grid(1, 1, 0, 0, *whole),), self._radius(whole))

    def _radius(self, size: tuple[int, int]) -> int:
        """No more than a label has: its corners cannot be rounder than round."""
        return min(self.radius.length(), *(side // 2 for side in size))

    # -- while it is filled in -----------------------------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        """Draw the figures, and say at once what cannot be."""
        stock, kind = self.stock(), Kind(self.kind.currentData())
        for figure in (Figure.COUNT, Figure.LABEL, Figure.PLACE, Figure.PITCH):
            self._form.setRowVisible(self._rows[figure], kind is Kind.LABELS)
        self._form.setRowVisible(self._round, stock.labels is not None)
        self.height_.setSpecialValueText(_("as the badge") if kind is Kind.ROLL else "")
        several = self.columns.value() > 1, self.rows.value() > 1
        self.pitch_x.setEnabled(several[0])
        self.pitch_y.setEnabled(several[1])
        self._even.setVisible(kind is Kind.LABELS)
        self._even.setEnabled(any(several) and not self._extra)
        boxes, radius = (stock.labels.boxes, stock.labels.radius) if stock.labels else ((), 0)
        self._picture.show_sheet(stock.width, stock.height, boxes, radius=radius)
        self._show_measure()
        self._say_faults(stock)

    def _say_faults(self, stock: Stock) -> bool:
        """Whether there are any."""
        found = tuple(faults(stock))
        for row in self._rows.values():
            here = [each for each in found if self._place_of(each) is row]
            everywhere = any(each.length is None for each in here)
            wrong = () if everywhere else {each.length for each in here if each.length is not None}
            row.say("\n".join(each.text for each in here), wrong)
        self._say("")
        self._make_room()
        return bool(found)

    def _place_of(self, fault: Fault) -> FigureRow:
        """What has no row for its label is the label itself: a card, and each piece of a roll."""
        row = self._rows[fault.figure]
        return row if self._form.isRowVisible(row) else self._rows[Figure.PAPER]

    def _make_room(self) -> None:
        """Grow where the sentences need more lines: a window asks its layout for the least height of any width."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        layout.activate()
        if (needed := layout.totalHeightForWidth(self.width())) > self.height():
            self.resize(self.width(), needed)

    @Slot()
    def _spread(self) -> None:
        labels = spread(self.stock()).labels
        if labels is not None:
            self.pitch_x.show_length(labels.grids[0].pitch_x)
            self.pitch_y.show_length(labels.grids[0].pitch_y)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: the figure that is filled in is shown in the picture."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_measure()
        return super().eventFilter(watched, event)

    def _show_measure(self) -> None:
        seen = next((each for field, each in self._measured.items() if field.hasFocus()), None)
        self._picture.show_measure(None if seen is None else measure_of(seen, self.stock()))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    # -- keeping -------------------------------------------------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        stock = self.stock()
        if self._say_faults(stock):
            next(row for row in self._rows.values() if row.problem()).begin()
            return
        try:
            self._shelf.keep(stock, instead_of=self._before)
        except RuleViolation as taken:
            self._rows[Figure.NAME].say(str(taken))
            self._rows[Figure.NAME].begin()
        except (Refused, StorageTrouble) as problem:
            self._say(str(problem))
        else:
            self.accept()
            self.saved.emit(stock)
            # last: it is in the event even where that cannot be written
            offer_elsewhere(stock, instead_of=self._before)


def own_name(stock: Stock) -> str:
    """What a copy is called until somebody says it; a new one has its name already."""
    return stock.name if stock.source is Source.OWN else _("{name} (mine)").format(name=title_of(stock))
