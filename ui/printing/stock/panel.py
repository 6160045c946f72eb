"""What the badges are printed on: the stock, the first free label, how sheets are filled, and their backs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from organizer.domain.changes import Changes
from organizer.domain.printing.choices import FillOrder, Sides
from organizer.domain.printing.faces import Box
from organizer.domain.printing.paper.imposition import Imposition, Paper, edge_note, impose, mismatch
from organizer.domain.printing.paper.resolutions import RESOLUTIONS
from organizer.domain.printing.paper.stock import A4, Medium, Stock
from organizer.domain.printing.paper.stock_catalogue import brief_warnings, title_of, warnings
from organizer.errors import Refused
from organizer.i18n import _
from ui import theme
from ui.printing.stock.dialog import StockDialog
from ui.printing.stock.model import about_stock
from ui.printing.stock.preferences import keep_resolution, remember_stock, resolution_for
from ui.printing.stock.sheet_picture import SheetPicture
from ui.printing.stock.shelf import StockShelf
from ui.shell import Shell
from ui.widgets.buttons import Segmented, button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.length_box import LengthBox

if TYPE_CHECKING:
    from organizer.services.workspace import Workspace

_WIDEST_GAP = 30_000  # micrometres
_PICTURE = 132


class PaperPanel(QWidget):
    """Shows only what there is to choose for the stock and the badge."""

    changed = Signal()
    """Other paper was chosen, or it is used in another way."""
    resolution_changed = Signal()
    """The printer draws more finely, or less, than the one that was thought of."""
    measure_wanted = Signal()
    """The user wants to measure the printer."""

    def __init__(self, workspace: "Workspace", shell: Shell) -> None:
        super().__init__()
        self._shell, self._shelf = shell, StockShelf(workspace)
        self._stock, self._start = self._shelf.last(), 1
        self._size: tuple[int, int] | None = None
        self._two_sided = False
        self.stock = _StockBox()
        self._about = ElidedLabel("", "muted")
        self.picture = SheetPicture(_("The first sheet"))
        self.picture.setFixedHeight(theme.px(_PICTURE))
        self.order = Segmented([(FillOrder.ROWS, _("By row")), (FillOrder.COLUMNS, _("By column"))])
        self.order.setAccessibleName(_("In which order labels are filled"))
        self.order.set_value(FillOrder.ROWS)
        self.marks = QCheckBox(_("Cut marks"))
        self.marks.setChecked(True)
        self.gap = _gap_box()
        self.sides = _sides_box()
        self.resolution = _resolution_box()
        self._show_resolution()
        self.head_to_foot = QCheckBox(_("Back upside down"))
        self.head_to_foot.setToolTip(_("For badges that are turned over their upper edge"))
        self._notes = label("", "warn", wrap=True)
        tip = _("For when labels come out beside their places: measure once, and every sheet is set straight")
        self._measure = button(_("Measure the printer…"), kind="link", tip=tip)
        self._lay_out()
        self._connect()
        self._read_warnings()
        self._show()

    def _lay_out(self) -> None:
        cutting = QHBoxLayout()
        cutting.setSpacing(theme.SMALL_GAP)
        cutting.addWidget(self.marks)
        cutting.addWidget(self.gap, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL_GAP)
        above: tuple[QWidget, ...] = (self.stock, self._about, self.picture)
        below: tuple[QWidget, ...] = (self.sides, self.head_to_foot, self.resolution, self._notes, self._measure)
        for each in above:
            column.addWidget(each)
        column.addWidget(self.order)
        column.addLayout(cutting)
        for each in below:
            column.addWidget(each)

    def _connect(self) -> None:
        self.stock.opened.connect(self.choose)
        self.picture.started.connect(self._begin)
        self._measure.clicked.connect(self.measure_wanted)
        self.order.changed.connect(self._use)
        self.marks.toggled.connect(self._use)
        self.gap.valueChanged.connect(self._use)
        self.sides.currentIndexChanged.connect(self._use)
        self.resolution.activated.connect(self._use_resolution)
        self.head_to_foot.toggled.connect(self._use)
        self._shell.bridge.changed.connect(self._changed)

    @property
    def paper(self) -> Paper:
        """What is chosen."""
        return Paper(
            self._stock,
            self._start,
            FillOrder(str(self.order.value())),
            gap=self.gap.length(),
            marks=self.marks.isChecked(),
            sides=Sides(self.sides.currentData()),
            head_to_foot=self.head_to_foot.isChecked(),
        )

    @property
    def sheet(self) -> tuple[int, int]:
        """Width and height of the sheets; A4 where they are only as large as a badge."""
        stock = self._stock if self._stock.medium is Medium.SHEET and self._stock.width else A4
        return stock.width, stock.height

    @property
    def dots(self) -> int:
        """Of the printer an inch."""
        return int(self.resolution.currentData())

    def imposition(self) -> Imposition | None:
        """Where badges stand on the sheets; None without a badge, or where the stock does not take it."""
        if self._size is None:
            return None
        try:
            return impose(self.paper, *self._size)
        except Refused:
            return None

    def show_face(self, size: tuple[int, int] | None, *, two_sided: bool = False) -> None:
        """The badge is so large, in micrometres, and has a back or none."""
        if (size, two_sided) != (self._size, self._two_sided):
            self._size, self._two_sided = size, two_sided
            if size and self._stock.labels is None and self.imposition() is None:
                self._start = 1  # a plain sheet has not so many places for larger badges
            self._show()

    @Slot(object, int)
    def go_on_after(self, paper: Paper, start: int) -> None:
        """Begin next time at this label, where labels are left on the last sheet.

        ``paper``: how it was used; where something else was chosen since, that stands.
        """
        if paper == self.paper and self._stock.labels is not None and self._stock.medium is Medium.SHEET:
            self._begin(start)

    # -- choosing ------------------------------------------------------------------------------------------------------

    @Slot()
    def choose(self) -> StockDialog:
        """Open the list of stocks."""
        made = StockDialog(self.window(), self._shell, self._shelf, self._stock, self._size)
        made.chosen.connect(self.use_stock)
        made.open()
        return made

    @Slot(object)
    def use_stock(self, stock: Stock) -> None:
        """Print on this from now on, and offer it first the next time. Raises StorageTrouble when that is not kept."""
        self._put(stock)
        self._shell.run(lambda: self._shelf.take(stock))
        remember_stock(stock)  # last: where that cannot be written, the paper is chosen all the same

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        """An own stock may have other figures now, or be gone."""
        if not changes.touches("stock"):
            return
        if (stock := self._shelf.now(self._stock)) != self._stock:
            self._put(stock)
            return
        self._read_warnings()
        self._show()

    def _put(self, stock: Stock) -> None:
        before = self.dots
        self._stock, self._start = stock, 1
        self._show_resolution()
        self._read_warnings()
        self._use()
        if self.dots != before:
            self.resolution_changed.emit()

    @Slot()
    def _use_resolution(self) -> None:
        """Raises StorageTrouble when it is not kept."""
        self.resolution_changed.emit()
        keep_resolution(self._stock, self.dots)

    @Slot(int)
    def _begin(self, number: int) -> None:
        self._start = number
        self._use()

    @Slot()
    def _use(self) -> None:
        self._show()
        self.changed.emit()

    # -- showing -------------------------------------------------------------------------------------------------------

    def _show_resolution(self) -> None:
        self.resolution.setCurrentIndex(self.resolution.findData(resolution_for(self._stock)))

    def _read_warnings(self) -> None:
        """What is said of the stock in view of all others; read when they change, not at every click."""
        known = self._shelf.known()
        self._warnings = brief_warnings(self._stock, known)
        self._notes.setToolTip("\n".join(warnings(self._stock, known)))

    def _show(self) -> None:
        made, stock = self.imposition(), self._stock
        labels = stock.labels.boxes if stock.labels else ()
        several = len(made.places if made else labels) > 1
        self.stock.setItemText(0, title_of(stock))
        self._about.set_text(about_stock(stock))
        self._show_sheet(made)
        self.order.setVisible(several)
        for each in (self.marks, self.gap):
            each.setVisible(stock.labels is None and stock.height > 0)
        self.sides.setVisible(self._two_sided)
        self.head_to_foot.setVisible(self._two_sided and self.sides.currentData() != Sides.FRONT)
        notes = [mismatch(stock, *self._size)] if self._size else []
        notes += [edge_note(stock, made)] if made else []
        self._notes.setText("\n".join(filter(None, (*notes, *self._warnings))))
        self._notes.setVisible(bool(self._notes.text()))

    def _show_sheet(self, made: Imposition | None) -> None:
        stock = self._stock
        self.picture.setVisible(bool(stock.width and stock.height))
        if made is None:
            self.picture.show_sheet(stock.width, stock.height, stock.labels.boxes if stock.labels else ())
            return
        if stock.labels is not None:
            boxes, radius = _in_order(made, stock.labels.boxes), stock.labels.radius
        else:
            sizes = made.face, made.face[::-1]
            boxes, radius = [Box(p.x, p.y, *sizes[p.turn.is_sideways]) for p in made.places], 0
        self.picture.show_sheet(made.width, made.height, boxes, radius=radius)
        self.picture.show_start(self._start)


class _StockBox(QComboBox):
    """Looks like the other choices and opens the list of stocks."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("")
        self.setAccessibleName(_("Paper"))
        self.setToolTip(_("Choose what the badges are printed on: labels, paper, cards, a roll"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:  # noqa: N802
        """Called by Qt for a click, Space and Alt+Down."""
        self.opened.emit()


def _in_order(made: Imposition, labels: tuple[Box, ...]) -> list[Box]:
    """The labels in the order in which they are filled."""
    return sorted(labels, key=lambda box: (box.x, box.y) if _down_first(made) else (box.y, box.x))


def _down_first(made: Imposition) -> bool:
    return len(made.places) > 1 and made.places[0].x == made.places[1].x


def _gap_box() -> LengthBox:
    box = LengthBox(_("Gap between badges"), most=_WIDEST_GAP, step=1_000)
    box.setPrefix(_("Gap") + " ")
    return box


def _resolution_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_("The printer"))
    box.setToolTip(_("How finely the printer draws: so large must the squares of a code be that it is read"))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    words = _("Label printer"), _("Inkjet or card printer"), _("Laser printer")
    for dots, word in zip(RESOLUTIONS, words, strict=True):
        box.addItem(_("{printer}, {n} dpi").format(printer=word, n=dots), dots)
    return box


def _sides_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_("Backs"))
    box.setToolTip(_("Over which edge the printer turns the sheet"))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItem(_("Both sides, turned over the long edge"), Sides.LONG_EDGE)
    box.addItem(_("Both sides, turned over the short edge"), Sides.SHORT_EDGE)
    box.addItem(_("Fronts only"), Sides.FRONT)
    return box
