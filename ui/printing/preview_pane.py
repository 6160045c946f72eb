"""The middle of a page that prints: a face as it will be, how to turn to the next, and words where there is none."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.domain.printing.faces import Face
from organizer.i18n import _
from ui import theme
from ui.printing.drawing.painter import FacePainter
from ui.printing.preview import FacePreview
from ui.widgets.buttons import button, icon_button
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label


class PreviewPane(QStackedWidget):
    """Either a face, or words in its place."""

    turned = Signal(int)
    """So many faces further (or back) were asked for."""

    def __init__(self, icon: str, name: str, *, before: str, after: str, parent: QWidget | None = None) -> None:
        """``before`` and ``after``: what the buttons that turn are called."""
        super().__init__(parent)
        self.preview = FacePreview(name)
        self.empty = EmptyState(icon, "", "")
        self.where = label("", "muted")
        self._back = icon_button("left", before, shortcut="Alt+Left")
        self._onward = icon_button("right", after, shortcut="Alt+Right")
        self._grey = button(_("In grey"), "colour", tip=_("As a printer without colours prints it"))
        self._grey.setCheckable(True)
        self._grey.setObjectName("grey")
        self.row = QHBoxLayout()
        """Below the face; more may be added at its end."""
        self._lay_out()
        self.preview.turned.connect(self.turned)
        self._back.clicked.connect(self._go_back)
        self._onward.clicked.connect(self._go_on)
        self._grey.toggled.connect(self.preview.show_grey)

    def _lay_out(self) -> None:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.preview, 1)
        column.addLayout(self.row)
        self.row.setSpacing(theme.SMALL_GAP)
        self.row.addWidget(self._grey)
        self.row.addStretch(1)
        for each in (self._back, self.where, self._onward):
            self.row.addWidget(each)
        self.row.addStretch(1)
        self.addWidget(shown)
        self.addWidget(self.empty)

    def show_face(self, face: Face | None, brush: FacePainter | None) -> None:
        """Show a face; None: an empty sheet."""
        self.preview.show_face(face, brush)

    def show_place(self, place: int, count: int) -> None:
        """Say which of how many it is; ``place`` counts from 0."""
        self.where.setText(_("{place} of {count}").format(place=f"{place + 1:,}", count=f"{count:,}"))

    def say(self, title: str, text: str) -> None:
        """What stands in the place of a face, when there is none."""
        self.empty.set_texts(title, text)

    def show_any(self, there: bool) -> None:
        """Whether there is a face to be seen, or only words."""
        self.setCurrentIndex(0 if there else 1)

    @Slot()
    def _go_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _go_on(self) -> None:
        self.turned.emit(1)
