"""Faces on the pages of a device: the same loop for a PDF and a printer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter

from organizer.domain.printing.faces import Face, Picture, Placed, Turn
from organizer.domain.printing.paper.imposition import Imposition, Place
from organizer.domain.printing.paper.printer_profiles import NO_DRIFT, UNSCALED, Drift, Profile
from organizer.errors import RuleViolation
from organizer.i18n import _
from organizer.progress import Progress
from ui.printing.drawing.bookmarks import Bookmark
from ui.printing.drawing.painter import UNIT, FacePainter, rectangle, stand

_MARK = QColor("#808080")
_UPRIGHT = Profile()


@dataclass(frozen=True, slots=True)
class Sheets:
    """Faces on sheets, and the back of each; none at all, or None for some. ``profile`` is the drift to take back."""

    imposition: Imposition
    faces: Sequence[Face]
    backs: Sequence[Face | None] = ()
    profile: Profile = _UPRIGHT

    @property
    def two_sided(self) -> bool:
        """Whether every second page is the back of the one before."""
        return bool(self.backs and self.imposition.backs)

    @property
    def pages(self) -> int:
        """How many pages, which are twice the sheets where there are backs."""
        return self.imposition.sheets(len(self.faces)) * (2 if self.two_sided else 1)

    @property
    def pictures(self) -> frozenset[str]:
        """The pictures on the faces and their backs; what is the same on all faces is looked at once."""
        drawn = [face for face in (*self.faces, *self.backs) if face]
        fixed = {id(face.fixed): replace(face, own=()) for face in drawn}
        own = (face for face in drawn if any(isinstance(each, Picture | Placed) for each in face.own))
        return frozenset(e.asset for face in (*fixed.values(), *own) for e in face.flat() if isinstance(e, Picture))

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """What begins on which page."""
        each_page, sides = len(self.imposition.places), 2 if self.two_sided else 1
        return tuple(
            Bookmark(face.bookmark, (self.imposition.first + number) // each_page * sides)
            for number, face in enumerate(self.faces)
            if face.bookmark
        )


def check_sizes(sheets: Sheets) -> None:
    """Raise RuleViolation where not all faces are of the imposition's size: one would lie over its neighbour."""
    sizes = {(face.width, face.height) for face in (*sheets.faces, *sheets.backs) if face}
    if sizes - {sheets.imposition.face}:
        raise RuleViolation(_("The faces are of different sizes; print those of each size on their own."))


def draw_sheets(
    painter: QPainter, device: QPagedPaintDevice, sheets: Sheets, brush: FacePainter, *, progress: Progress
) -> int:
    """Draw the faces on as few pages as the imposition allows, each followed by its back; the number of pages.

    The painter is active on the device. Raises RuleViolation (faces of other sizes), Cancelled between two faces.
    """
    check_sizes(sheets)
    imposition, total = sheets.imposition, len(sheets.faces)
    each_page, done = len(imposition.places), 0
    while done < total:
        if done:
            device.newPage()
        first = imposition.first if not done else 0
        upto = min(total, done + each_page - first)
        progress.step(done, total, _("Drawing pages"))
        _draw_marks(painter, device, imposition, sheets.profile.front)
        front = zip(imposition.places[first:], sheets.faces[done:upto], strict=False)
        _draw_side(painter, device, front, brush, sheets.profile.front, progress=progress)
        if sheets.two_sided:
            device.newPage()
            back = zip(imposition.backs[first:], sheets.backs[done:upto], strict=False)
            _draw_side(painter, device, back, brush, sheets.profile.back, progress=progress)
        done = upto
    progress.step(total, total, _("Drawing pages"))
    return sheets.pages


def _draw_side(
    painter: QPainter,
    device: QPagedPaintDevice,
    placed: Iterable[tuple[Place, Face | None]],
    brush: FacePainter,
    drift: Drift,
    *,
    progress: Progress,
) -> None:
    dots = device.logicalDpiX()
    for place, face in placed:
        progress.heed()
        if face is None:
            continue
        _stand_straight(painter, dots, drift)
        _stand_at(painter, place, face)
        brush.draw(painter, face)


def _stand_straight(painter: QPainter, dots: float, drift: Drift) -> None:
    """Put the origin where the paper's corner comes out, and a millimetre where a millimetre does."""
    stand(painter, dots=dots)
    if drift is not NO_DRIFT:
        painter.scale(UNSCALED / drift.across, UNSCALED / drift.down)
        painter.translate(-drift.x / UNIT, -drift.y / UNIT)


def _stand_at(painter: QPainter, place: Place, face: Face) -> None:
    """Put the origin at the face's upper left corner, turned as the place is."""
    painter.translate(place.x / UNIT, place.y / UNIT)
    right = {Turn.RIGHT: face.height, Turn.HALF: face.width}.get(place.turn, 0)
    down = {Turn.HALF: face.height, Turn.LEFT: face.width}.get(place.turn, 0)
    painter.translate(right / UNIT, down / UNIT)
    painter.rotate(place.turn)


def _draw_marks(painter: QPainter, device: QPagedPaintDevice, imposition: Imposition, drift: Drift) -> None:
    if imposition.marks:
        _stand_straight(painter, device.logicalDpiX(), drift)
        for mark in imposition.marks:
            painter.fillRect(rectangle(mark), _MARK)
