"""The strip: one row per person, time to the right; chosen by mouse and arrows, duties are moved there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from organizer.domain.schedule.grid import Snapshot
from organizer.domain.schedule.person_days import Doing, DoingKind, PersonDays
from organizer.i18n import _
from ui import theme
from ui.schedule.face import Pens
from ui.schedule.person.layout import HEAD, NAMES, Layout, Row, lay_out
from ui.schedule.person.painting import StripPainter, hours_of, story

STEP = 5
"""Minutes that a duty moves by."""
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass
class Carried:
    """A duty under the mouse: where it was taken, and where it would be."""

    person: int
    doing: Doing
    pressed: QPointF
    grab: int
    begin: int
    moving: bool = False


class Strip(QAbstractScrollArea):
    """Shows people's days and tells what is wanted; writes nothing itself."""

    current_changed = Signal()
    opened = Signal()
    """What is current is to be opened: a session on the board, a duty in its form."""
    add_wanted = Signal(int, int)
    """A new duty of a person at a minute from the event's first midnight."""
    moved = Signal(object, int)
    """A duty (Doing) and the minute at which it begins now."""
    remove_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What each person does"))
        self.viewport().setMouseTracking(True)
        self.snapshot = Snapshot()
        self._people: tuple[PersonDays, ...] = ()
        self._pens = Pens()
        self._person: int | None = None
        self._doing: Doing | None = None
        self._carried: Carried | None = None
        self.geometry_now: Layout = lay_out(self.snapshot, (), room=800)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def show_people(self, snapshot: Snapshot, people: Sequence[PersonDays]) -> None:
        """Show these people; what was current stays so, where it is still there."""
        self.snapshot, self._people = snapshot, tuple(people)
        self._carried = None
        self._lay_out()
        person, doing = self._person, self._doing
        row = next((each for each in self._people if each.person == person), None)
        doings = row.doings if row is not None else ()
        same = doing and next((each for each in doings if (each.kind, each.id) == (doing.kind, doing.id)), None)
        first = self._people[0].person if self._people else None
        self.choose(person if row is not None else first, same)

    def person(self) -> PersonDays | None:
        """Whose row is current."""
        return next((each for each in self._people if each.person == self._person), None)

    def doing(self) -> Doing | None:
        """What is current in that row."""
        return self._doing

    def choose(self, person: int | None, doing: Doing | None) -> None:
        """Make something in a row current, or the row alone, and bring it into sight."""
        self._person, self._doing = person, doing
        row = next((each for each in self.geometry_now.rows if each.days.person == person), None)
        if row is not None and doing is not None:
            self._reveal(self.geometry_now.area(row, doing))
        name = row.days.name if row is not None else ""
        self.setAccessibleDescription(f"{name}: {story(doing, self.snapshot)}" if doing else name)
        self.viewport().update()
        self.current_changed.emit()

    def _lay_out(self) -> None:
        self.geometry_now = lay_out(self.snapshot, self._people, room=self.viewport().width())
        view = self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(round(self.geometry_now.width) - view.width(), 0))
        self.verticalScrollBar().setRange(0, max(round(self.geometry_now.height) - view.height(), 0))
        for bar, step in ((self.horizontalScrollBar(), view.width()), (self.verticalScrollBar(), view.height())):
            bar.setPageStep(step)
            bar.setSingleStep(24)
        self.viewport().update()

    def _reveal(self, area: QRectF) -> None:
        seen, across, down = self._seen(), self.horizontalScrollBar(), self.verticalScrollBar()
        left, top = seen.left() + theme.px(NAMES), seen.top() + theme.px(HEAD)
        if area.left() < left or area.right() > seen.right():
            across.setValue(round(area.left() - theme.px(NAMES) - 24))
        if area.top() < top or area.bottom() > seen.bottom():
            down.setValue(round(area.top() - theme.px(HEAD) - 24))

    def _seen(self) -> QRectF:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRectF(across, down, self.viewport().width(), self.viewport().height())

    def restyle(self) -> None:
        """Follow another theme or size of text."""
        self._pens = Pens()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Called by Qt."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        seen, painter = self._seen(), QPainter(self.viewport())
        painter.translate(-seen.topLeft())
        current = (self._person, self._doing) if self._person is not None and self._doing is not None else None
        StripPainter(painter, self.geometry_now, self._pens, self.snapshot).paint(seen, current)
        if self._carried is not None and self._carried.moving:
            self._paint_carried(painter, self._carried)

    def _paint_carried(self, painter: QPainter, carried: Carried) -> None:
        now, moved = theme.current(), _at(carried.doing, carried.begin)
        row = next((each for each in self.geometry_now.rows if each.days.person == carried.person), None)
        if row is None:
            return
        area = self.geometry_now.area(row, moved)
        painter.setPen(now.accent)
        painter.setBrush(now.accent_soft)
        painter.drawRoundedRect(area, 5, 5)
        painter.setPen(now.text)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, hours_of(moved))

    # -- mouse ---------------------------------------------------------------------------------------------------------

    def _point(self, position: QPointF) -> QPointF:
        return position + self._seen().topLeft()

    def _found(self, position: QPointF) -> tuple[Row | None, Doing | None]:
        """Whose row and what is at a point of the viewport."""
        point = self._point(position)
        if position.y() < theme.px(HEAD):
            return None, None
        hit = self.geometry_now.doing_at(point.x(), point.y()) if position.x() >= theme.px(NAMES) else None
        return hit or (self.geometry_now.row_at(point.y()), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        row, doing = self._found(event.position())
        if row is None:
            return
        self.choose(row.days.person, doing)
        if doing is not None and doing.kind is DoingKind.DUTY and event.button() == Qt.MouseButton.LeftButton:
            grab = self.geometry_now.minute_at(self._point(event.position()).x()) - doing.begin
            self._carried = Carried(row.days.person, doing, event.position(), grab, doing.begin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        carried = self._carried
        if carried is None:
            _row, doing = self._found(event.position())
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if doing is not None else Qt.CursorShape.ArrowCursor
            )
            return
        away = (event.position() - carried.pressed).manhattanLength()
        carried.moving = carried.moving or away >= QApplication.startDragDistance()
        carried.begin = self.geometry_now.minute_at(self._point(event.position()).x()) - carried.grab
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Called by Qt."""
        carried, self._carried = self._carried, None
        self.viewport().update()
        if carried is not None and carried.moving and carried.begin != carried.doing.begin:
            self.moved.emit(carried.doing, carried.begin)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Called by Qt."""
        row, doing = self._found(event.position())
        self._carried = None
        if doing is not None:
            self.opened.emit()
        elif row is not None and event.position().x() >= theme.px(NAMES):
            minute = self.geometry_now.minute_at(self._point(event.position()).x())
            self.add_wanted.emit(row.days.person, minute // 15 * 15)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Called by Qt."""
        self.menu_wanted.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Called by Qt: everything about what is under the mouse is its tooltip."""
        if isinstance(event, QHelpEvent):
            row, doing = self._found(QPointF(event.pos()))
            said = story(doing, self.snapshot) if doing is not None else ""
            if doing is None and row is not None:
                said = "\n".join((row.days.name, *(each.text for each in row.days.conflicts)))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    # -- keyboard ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Called by Qt: arrows choose, Alt and the arrows move a duty, Enter opens, Del removes, Esc lets go."""
        key, doing = Qt.Key(event.key()), self._doing
        if key == Qt.Key.Key_Escape and self._carried is not None:
            self._carried = None
            self.viewport().update()
        elif key in SIDEWAYS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if doing is not None and doing.kind is DoingKind.DUTY:
                self.moved.emit(doing, doing.begin + STEP * SIDEWAYS[key])
        elif key in SIDEWAYS:
            self._step(SIDEWAYS[key])
        elif key in UPRIGHT:
            self._step_row(UPRIGHT[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and doing is not None:
            self.opened.emit()
        elif key == Qt.Key.Key_Delete and doing is not None:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        person = self.person()
        if person is None or not person.doings:
            return
        place = person.doings.index(self._doing) + step if self._doing in person.doings else min(step, 0)
        place = min(max(place, 0), len(person.doings) - 1) if self._doing is not None else place
        self.choose(person.person, person.doings[place])

    def _step_row(self, step: int) -> None:
        ids = [each.person for each in self._people]
        if not ids:
            return
        place = ids.index(self._person) + step if self._person in ids else 0
        found = self._people[min(max(place, 0), len(ids) - 1)]
        near = self._doing.begin if self._doing is not None else 0
        doing = min(found.doings, key=lambda each: abs(each.begin - near), default=None)
        self.choose(found.person, doing)


def _at(doing: Doing, begin: int) -> Doing:
    return Doing(doing.kind, doing.id, begin, begin + doing.end - doing.begin, doing.title, lane=doing.lane)
