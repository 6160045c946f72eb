"""The icons: each name has its glyph in the shipped font, and it is the family's own."""

import json
from importlib.resources import files

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from organizer.resources import resource
from ui import icons, theme


def test_every_name_has_its_glyph(qapp: QApplication) -> None:  # noqa: ARG001
    face = QRawFont(str(resource("icons", "phosphor.ttf")), 16)
    assert [name for name, glyph in icons.GLYPHS.items() if not face.supportsCharacter(ord(glyph))] == []


def test_every_glyph_is_one_of_the_family() -> None:
    charmap = files("qtawesome") / "fonts" / "phosphor-charmap-1.3.0.json"
    known = {int(code, 16) for code in json.loads(charmap.read_text()).values()}
    assert {ord(glyph) for glyph in icons.GLYPHS.values()} <= known


def test_an_unknown_name_is_a_mistake_of_ours(qapp: QApplication) -> None:  # noqa: ARG001
    with pytest.raises(KeyError):
        icons.icon("nothing of the kind")


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    icon = icons.icon("add")

    def darkest() -> int:
        picture = icon.pixmap(32, 32).toImage()
        opaque = [picture.pixelColor(x, 16) for x in range(32) if picture.pixelColor(x, 16).alpha() == 255]
        return opaque[0].lightness()

    assert darkest() < 80
    theme.apply(qapp, theme.Scheme.DARK)
    assert darkest() > 180
    theme.apply(qapp, theme.Scheme.LIGHT)


def test_the_program_has_an_icon_of_every_size(qapp: QApplication) -> None:  # noqa: ARG001
    made = icons.program_icon()
    assert sorted(size.width() for size in made.availableSizes()) == list(icons.PROGRAM_SIZES)
    picture = made.pixmap(64, 64).toImage()
    assert picture.pixelColor(0, 0).alpha() == 0, "round corners"
    assert picture.pixelColor(4, 32) == theme.LIGHT.accent
