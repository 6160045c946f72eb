from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from organizer.domain.printing.faces import Box, Face, Fill, Form, Forms, Instruction, Picture, Placed, Shape, Turn
from organizer.files.codes import decode
from tests.domain.printing.badge_values import ROSSI
from tests.ui.printing.badge_pages import badge, faces, picture
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter
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


def drawn(typeface: Typeface, *instructions: Instruction) -> QImage:
    """On a square of 10 cm, ten dots a millimetre."""
    return picture(Face(100_000, 100_000, (), instructions), typeface, 254)


def colors(image: QImage, *places: tuple[int, int]) -> list[str]:
    return [image.pixelColor(x, y).name() for x, y in places]


def test_an_outline_lies_within_its_box(typeface: Typeface) -> None:
    image = drawn(typeface, Shape(Box(20_000, 20_000, 60_000, 60_000), Form.RECTANGLE, None, "#ff0000", 4_000))
    assert colors(image, (197, 500), (202, 500), (237, 500), (243, 500), (202, 202)) == [
        *("#ffffff", "#ff0000", "#ff0000", "#ffffff", "#ff0000")
    ]


def test_an_ellipse_leaves_the_corners_of_its_box(typeface: Typeface) -> None:
    image = drawn(typeface, Shape(Box(20_000, 20_000, 60_000, 60_000), Form.ELLIPSE, "#0000ff", "#ff0000", 4_000))
    assert colors(image, (205, 205), (500, 205), (500, 500)) == ["#ffffff", "#ff0000", "#0000ff"]


@pytest.mark.parametrize(
    ("turn", "red", "green"),
    [
        (Turn.NONE, (600, 510), (600, 590)),
        (Turn.RIGHT, (490, 600), (410, 600)),
        (Turn.HALF, (400, 490), (400, 410)),
        (Turn.LEFT, (510, 400), (590, 400)),
    ],
)
def test_what_is_placed_is_turned_clockwise_about_its_origin(
    typeface: Typeface, turn: Turn, red: tuple[int, int], green: tuple[int, int]
) -> None:
    parts = (Fill(Box(0, 0, 20_000, 5_000), "#ff0000"), Fill(Box(0, 5_000, 20_000, 5_000), "#00ff00"))
    image = drawn(typeface, Placed(50_000, 50_000, turn, parts))
    assert colors(image, red, green) == ["#ff0000", "#00ff00"]


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


def test_a_picture_that_covers_is_cut(typeface: Typeface) -> None:
    photo = QImage(20, 10, QImage.Format.Format_RGB32)
    photo.fill("#00ff00")
    for x in (*range(5), *range(15, 20)):
        for y in range(10):
            photo.setPixelColor(x, y, QColor("#ff0000"))
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    face = Face(10_000, 10_000, (), (Picture(Box(2_000, 2_000, 6_000, 6_000), "ab", covers=True),))
    FacePainter(typeface, {"ab": photo}.get).draw(painter, face)
    painter.end()
    assert colors(image, (18, 50), (22, 50), (78, 50), (82, 50), (50, 22), (50, 78)) == [
        *("#ffffff", "#00ff00", "#00ff00", "#ffffff", "#00ff00", "#00ff00")
    ]


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
