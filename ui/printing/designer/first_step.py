"""What stands over a side without elements: what to do first."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer.i18n import _
from ui import theme
from ui.printing.designer.acts import paste
from ui.printing.designer.editing import Editing
from ui.widgets.buttons import button, primary, with_shortcut
from ui.widgets.labels import label


class FirstStep(QFrame):
    """A card in the middle of the canvas, there as long as nothing stands on the side."""

    adding = Signal(QPoint)
    """What to add is to be asked at this place of the screen."""

    def __init__(self, editing: Editing, canvas: QWidget) -> None:
        super().__init__()
        self._editing = editing
        self.setProperty("role", "card")
        self.setMaximumWidth(theme.px(280))
        self.add_button = primary(_("Add"), "add", tip=_("Put a new element on the badge"))
        self.paste_button = button(_("Paste"), tip=with_shortcut(_("Elements copied from another template"), "Ctrl+V"))
        text = label(_("Put on a name first, then whatever the badge should say."), "muted", wrap=True)
        title = label(_("Nothing stands on this side"), "strong")
        column = QVBoxLayout(self)
        column.setSpacing(theme.SMALL_GAP)
        for words in (title, text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        row = QHBoxLayout()
        for each in (self.add_button, self.paste_button):
            row.addWidget(each)
        column.addLayout(row)
        middle = QVBoxLayout(canvas)
        middle.addWidget(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.add_button.clicked.connect(self._ask)
        self.paste_button.clicked.connect(lambda: paste(editing))
        editing.changed.connect(self._follow)
        editing.selected.connect(self._follow)  # another side may be shown
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setVisible(not self._editing.items)

    @Slot()
    def _ask(self) -> None:
        self.adding.emit(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
