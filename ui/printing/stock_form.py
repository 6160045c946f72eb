"""The figures of one's own stock, with a picture that follows them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from organizer.domain.printing.faces import MILLIMETRE
from organizer.domain.printing.paper.stock import Grid, Labels, Medium, Source, Stock, check_stock
from organizer.domain.printing.paper.stock_catalogue import title_of
from organizer.errors import Refused, StorageTrouble
from organizer.i18n import _
from ui import theme
from ui.dialogs import Dialog
from ui.printing.paper_preferences import offer_elsewhere
from ui.printing.sheet_picture import SheetPicture
from ui.printing.stock_shelf import StockShelf
from ui.widgets.buttons import button, primary
from ui.widgets.forms import form_layout, inset
from ui.widgets.labels import label

_LONGEST = 2_000.0  # millimetres


class StockForm(Dialog):
    """Refuses in place what cannot be."""

    saved = Signal(object)
    """The Stock as it is kept."""

    def __init__(self, parent: QWidget, shelf: StockShelf, stock: Stock, *, new: bool) -> None:
        super().__init__(parent, _("Own stock"), width=680)
        self._shelf = shelf
        self._before = None if new else stock
        self._aliases, self._extra = stock.aliases if not new else (), stock.grids[1:]
        name = _("{name} (mine)").format(name=title_of(stock)) if new else stock.name
        self.name, self.about = QLineEdit(name), QLineEdit(stock.about)
        self.medium = QComboBox()
        for medium, word in _media().items():
            self.medium.addItem(word, medium)
        self.medium.setCurrentIndex(self.medium.findData(stock.medium))
        self.width_, self.height_ = _length(stock.width), _length(stock.height)
        labels = stock.labels or Labels(stock.width, stock.height, (Grid(1, 1, 0, 0, stock.width, stock.height),))
        grid = labels.grids[0]
        self.columns, self.rows = _count(grid.columns), _count(grid.rows)
        self.left, self.top = _length(grid.left), _length(grid.top)
        self.label_width, self.label_height = _length(labels.width), _length(labels.height)
        self.pitch_x, self.pitch_y = _length(grid.pitch_x), _length(grid.pitch_y)
        self.radius = _length(labels.radius)
        self._picture = SheetPicture(_("The labels on the sheet"))
        self._problem = label("", "bad", wrap=True)
        self._build()
        self._follow()

    def _build(self) -> None:
        form = form_layout(
            (
                (_("Called"), self.name),
                (_("What for"), self.about),
                (_("Kind"), self.medium),
                (_("Paper"), _pair(self.width_, self.height_, _("Width of the paper"), _("Height of the paper"))),
                (_("Columns and rows"), _pair(self.columns, self.rows, _("Number of columns"), _("Number of rows"))),
                (_("First label"), _pair(self.left, self.top, _("From the left edge"), _("From the upper edge"))),
                (
                    _("Label"),
                    _pair(self.label_width, self.label_height, _("Width of a label"), _("Height of a label")),
                ),
                (
                    _("From one to the next"),
                    _pair(self.pitch_x, self.pitch_y, _("From left edge to left edge"), _("From top to top")),
                ),
                (_("Rounded corners"), self.radius),
            )
        )
        body = QHBoxLayout()
        body.setSpacing(theme.LARGE_GAP)
        body.addLayout(form, 3)
        body.addWidget(self._picture, 2)
        self.column.addLayout(body)
        said = _(
            "All in millimetres, from the upper left corner. Kept in the event, and offered in others on this computer."
        )
        self.column.addWidget(label(said, "muted", wrap=True))
        self.column.addWidget(self._problem)
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(primary(_("Save")), self._save)
        for each in self.findChildren(QDoubleSpinBox) + self.findChildren(QSpinBox):
            each.valueChanged.connect(self._follow)
        self.name.setFocus()
        self.name.selectAll()

    def stock(self) -> Stock:
        """What was filled in."""
        grid = Grid(
            self.columns.value(),
            self.rows.value(),
            *(_micrometres(each) for each in (self.left, self.top, self.pitch_x, self.pitch_y)),
        )
        size = _micrometres(self.label_width), _micrometres(self.label_height)
        labels = Labels(*size, (grid, *self._extra), min(_micrometres(self.radius), *(side // 2 for side in size)))
        return Stock(
            self.name.text().strip(),
            _micrometres(self.width_),
            _micrometres(self.height_),
            labels if _micrometres(self.height_) else None,
            Medium(self.medium.currentData()),
            self.about.text().strip(),
            self._aliases,
            Source.OWN,
        )

    @Slot()
    def _follow(self) -> None:
        """Draw the figures, and say at once what cannot be."""
        stock = self.stock()
        boxes, radius = (stock.labels.boxes, stock.labels.radius) if stock.labels else ((), 0)
        self._picture.show_sheet(stock.width, stock.height, boxes, radius=radius)
        try:
            check_stock(stock)
        except Refused as problem:
            self._say(str(problem))
        else:
            self._say("")

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @Slot()
    def _save(self) -> None:
        stock = self.stock()
        try:
            self._shelf.keep(stock, instead_of=self._before)
        except (Refused, StorageTrouble) as problem:
            self._say(str(problem))
            return
        self.accept()
        self.saved.emit(stock)
        offer_elsewhere(stock, instead_of=self._before)  # last: it is in the event even where that cannot be written


def _media() -> dict[Medium, str]:
    return {Medium.SHEET: _("Sheet of paper"), Medium.ROLL: _("Roll"), Medium.CARD: _("Card")}


def _length(micrometres: int) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0, _LONGEST)
    box.setDecimals(2)
    box.setSingleStep(0.5)
    box.setSuffix(" mm")
    box.setValue(micrometres / MILLIMETRE)
    return box


def _count(number: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, 99)
    box.setValue(number)
    return box


def _micrometres(box: QDoubleSpinBox) -> int:
    return round(box.value() * MILLIMETRE)


def _pair(first: QAbstractSpinBox, second: QAbstractSpinBox, name: str, other: str) -> QWidget:
    """Two numbers that belong together, beside each other."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SMALL_GAP)
    for each, word in ((first, name), (second, other)):
        each.setAccessibleName(word)
        each.setToolTip(word)
        inset(each)
        row.addWidget(each)
    return both
