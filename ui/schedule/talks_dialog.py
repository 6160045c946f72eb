"""The talks of one session: their order and their lengths, saved as one step."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from organizer.domain.schedule.grid import Card
from organizer.i18n import _, ngettext
from ui.dialogs import Dialog
from ui.schedule.face import when
from ui.schedule.talk_strip import TalkStrip
from ui.widgets.buttons import button, primary
from ui.widgets.labels import label


class TalksDialog(Dialog):
    """Says how much is left or too much; Enter saves, Esc leaves everything as it was."""

    arranged = Signal(int, object)
    """The session's id and the pairs of a talk's id and its minutes, in order."""

    def __init__(self, parent: QWidget, card: Card) -> None:
        super().__init__(parent, _("Talks of “{title}”").format(title=card.title), width=560, height=560)
        self._session = card.id
        start = card.placement.start if card.placement else 0
        self.strip = TalkStrip(start, card.duration, card.talks)
        self.strip.changed.connect(self._tell)
        self._left = label("", "muted")
        area = QScrollArea()
        area.setWidget(self.strip)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(label(card.title, "strong", wrap=True))
        self.column.addWidget(label(when(card), "muted"))
        self.column.addWidget(area, 1)
        foot = QHBoxLayout()
        equally = button(_("Share the time equally"), kind="flat")
        equally.clicked.connect(self.strip.share_equally)
        foot.addWidget(self._left, 1)
        foot.addWidget(equally)
        self.column.addLayout(foot)
        hint = _("Drag a talk into another place (Alt and the arrows), its lower edge lengthens it (plus and minus).")
        self.column.addWidget(label(hint, "muted", wrap=True))
        self.add_button(button(_("Cancel"), shortcut="Esc"), self.reject)
        self.add_button(primary(_("Save")), self._save)
        self.strip.setFocus()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        over = self.strip.too_long()
        if over > 0:
            text = ngettext("{count} minute too long", "{count} minutes too long", over).format(count=over)
        else:
            text = ngettext("{count} minute left", "{count} minutes left", -over).format(count=-over)
        self._left.setText(text)
        self._left.setProperty("role", "bad" if over > 0 else "muted")
        self._left.style().polish(self._left)

    @Slot()
    def _save(self) -> None:
        self.accept()
        self.arranged.emit(self._session, [(each.id, each.duration) for each in self.strip.talks()])
