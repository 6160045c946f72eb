"""Rows of words and buttons that give way where the room is short: a small window, large text, an open panel."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button, Segmented

SEEN = 260
"""Pixels at 100 % text of a long row of segments that stay in sight."""


class Bar(QFrame):
    """What it is about at the left, actions at the right.

    Where the room is short the actions show their icons only, the primary one last; then what is said at the left goes.
    """

    def __init__(self, about: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._actions: list[Button] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(about)

    def add_action(self, made: Button, place: QLayout | None = None) -> None:
        """Put a button at the end of the row, or of ``place`` in it."""
        self._actions.append(made)
        (place or self.row).addWidget(made)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt: what the bar needs when everything has given way."""
        least = super().minimumSizeHint()
        yielding = sum(each.saving() for each in self._yielding() if not each.compact)
        return QSize(least.width() - yielding - self._about_room(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Called by Qt: something in the bar has another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _yielding(self) -> list[Button]:
        """The visible actions, in the order in which they lose their words."""
        shown = [each for each in self._actions if not each.isHidden()]
        return sorted(shown, key=lambda each: (each.property("kind") == "primary", each.lasting))

    def _about_room(self) -> int:
        return 0 if self._about.isHidden() else self._about.minimumSizeHint().width() + self.row.spacing()

    def _fit(self) -> None:
        """Take words away until everything has room, or give them back."""
        about = self._about.minimumSizeHint().width() + self.row.spacing()
        whole = self.row.minimumSize().width() - self._about_room() + about
        over = whole + sum(each.saving() for each in self._yielding() if each.compact) - self.width()
        for each in self._yielding():
            each.set_compact(over > 0)
            over -= each.saving() if over > 0 else 0
        self._about.setVisible(over <= 0)
        self.row.activate()  # else the layouts inside this one still tell their old sizes to whoever asks


class Sideways(QScrollArea):
    """A segmented control that may be wider than its room: the wheel, Tab and a choice bring the rest into sight."""

    def __init__(self, segments: Segmented, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = segments
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(theme.NO_BAR)
        self.setVerticalScrollBarPolicy(theme.NO_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(segments)
        for each in (segments, self.viewport()):
            each.setAutoFillBackground(False)  # else the ground of the page shows at the round corners
        segments.changed.connect(self.bring_into_sight)

    def bring_into_sight(self) -> None:
        """Scroll to the chosen one."""
        chosen = self._segments.chosen_button()
        if chosen is not None:
            self.ensureWidgetVisible(chosen, theme.MARGIN, 0)

    def event(self, event: QEvent) -> bool:
        """Called by Qt: more or longer segments want more room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        return self._segments.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Called by Qt."""
        whole = self._segments.sizeHint()
        return QSize(min(whole.width(), theme.px(SEEN)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self.bring_into_sight()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Called by Qt: the wheel goes sideways, there is no other way to go."""
        bar, way = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (way.y() or way.x()))
        event.accept()
