from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from organizer.domain.printing.faces import Box, Face, Fill, Forms, Picture
from organizer.files.codes import decode
from tests.domain.printing.badge_values import ROSSI
from tests.ui.printing.badge_pages import badge, faces, picture
from ui.printing.fonts import Typeface
from ui.printing.painter import FacePainter
from ui.printing.preview import FacePreview


def luminance(image: QImage) -> memoryview:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = b"".join(bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height()))
    return memoryview(rows).cast("B", (grey.height(), grey.width()))


@pytest.mark.parametrize("dots", [72, 150, 300])
def test_a_drawn_code_is_read_at_every_resolution(typeface: Typeface, dots: int) -> None:
    person = replace(ROSSI, code="E4N6NJE5")
    assert decode(luminance(picture(badge(typeface, person).face, typeface, dots))) == ("E4N6NJE5",)


def test_modules_have_sharp_edges(typeface: Typeface) -> None:
    image = picture(badge(typeface).face, typeface, 300)
    code = image.copy(61 * 300 // 25 + 20, 85 * 300 // 25 + 10, 200, 200)
    colors = {code.pixelColor(x, y).name() for x in range(0, 200, 3) for y in range(0, 200, 3)}
    assert colors == {"#1b2330", "#ffffff"}


def test_a_filled_box_fills_its_box(typeface: Typeface) -> None:
    face = Face(100_000, 100_000, (), (Fill(Box(20_000, 40_000, 30_000, 10_000), "#ff0000"),))
    image = picture(face, typeface, 254)
    inside = {(x, y) for x in (201, 499) for y in (401, 499)}
    outside = {(x, y) for x in (198, 501) for y in (398, 501)}
    assert {image.pixelColor(x, y).name() for x, y in inside} == {"#ff0000"}
    assert {image.pixelColor(x, y).name() for x, y in outside} == {"#ffffff"}


def test_words_stand_on_their_baseline_within_their_width(typeface: Typeface) -> None:
    face = badge(typeface, replace(ROSSI, name="HEH", title="", second_name="")).face
    name = next(each for each in face.own if getattr(each, "text", "") == "HEH")
    image = picture(face, typeface, 254)
    ink = [(x, y) for y in range(345, 780) for x in range(0, 900) if image.pixelColor(x, y) == QColor("#1b2330")]
    assert max(y for _x, y in ink) in range(name.baseline // 100 - 2, name.baseline // 100 + 2)
    assert min(x for x, _y in ink) in range(name.x // 100, name.x // 100 + 20)
    assert (
        max(x for x, _y in ink) < name.x // 100 + typeface.ruler().width("HEH", name.weight) * name.size // 100_000_000
    )


def test_a_picture_keeps_its_proportions(typeface: Typeface) -> None:
    logo = QImage(20, 10, QImage.Format.Format_RGB32)
    logo.fill("#00ff00")
    face = Face(50_000, 50_000, (), (Picture(Box(0, 0, 50_000, 50_000), "ab"),))
    image = QImage(500, 500, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    FacePainter(typeface, {"ab": logo}.get).draw(painter, face)
    painter.end()
    green = [y for y in range(500) if image.pixelColor(250, y).name() == "#00ff00"]
    assert (min(green), max(green)) == (125, 374)


def test_the_preview_shows_what_is_printed(qtbot: QtBot, typeface: Typeface) -> None:
    preview = FacePreview("Badge")
    qtbot.addWidget(preview)
    preview.resize(400, 600)
    preview.show_face(badge(typeface).face, FacePainter(typeface))
    assert decode(luminance(preview.grab().toImage())) == ("7K2M9XQP",)
    assert "Elena Rossi" in preview.accessibleDescription()


def test_everything_on_the_badges_of_difficult_names_has_a_glyph(typeface: Typeface) -> None:
    ruler = typeface.ruler()
    assert {text: ruler.missing(text) for face in faces(typeface) for text in face.words() if ruler.missing(text)} == {}
    assert ruler.missing("A\U0001fae0\U000e0041") != ""


def test_japanese_names_are_drawn_in_japanese_forms(typeface: Typeface) -> None:
    if typeface.japanese is None:
        pytest.skip("this machine has no Japanese font")
    chinese, japanese = (
        picture(badge(typeface, replace(ROSSI, name="直骨角", forms=forms)).face, typeface) for forms in Forms
    )
    assert chinese != japanese
    assert picture(badge(typeface, replace(ROSSI, name="直骨角")).face, typeface) == chinese
