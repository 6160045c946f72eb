"""Faces on the pages of a device: the same loop for a PDF and a printer."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter

from organizer.domain.printing.faces import Face
from organizer.domain.printing.stock import Imposition
from organizer.i18n import _
from organizer.progress import Progress
from ui.printing.painter import FacePainter, rectangle, stand

_MARK = QColor("#808080")


def draw_sheets(
    painter: QPainter,
    device: QPagedPaintDevice,
    faces: Sequence[Face],
    brush: FacePainter,
    imposition: Imposition,
    *,
    progress: Progress,
) -> int:
    """Draw the faces one after the other on as few pages as ``imposition`` allows; the number of pages.

    The painter is active on the device. Raises Cancelled between two faces.
    """
    each_page = len(imposition.places)
    for number, face in enumerate(faces):
        progress.step(number, len(faces), _("Drawing pages"))
        place = number % each_page
        if not place:
            if number:
                device.newPage()
            _draw_marks(painter, device, imposition)
        x, y = imposition.places[place]
        stand(painter, dots=device.logicalDpiX(), x=x, y=y)
        brush.draw(painter, face)
    progress.step(len(faces), len(faces), _("Drawing pages"))
    return imposition.sheets(len(faces))


def _draw_marks(painter: QPainter, device: QPagedPaintDevice, imposition: Imposition) -> None:
    if imposition.marks:
        stand(painter, dots=device.logicalDpiX())
        for mark in imposition.marks:
            painter.fillRect(rectangle(mark), _MARK)
