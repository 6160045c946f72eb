"""The look: enough contrast everywhere, both themes whole, one file of tokens."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from organizer.resources import resource
from ui import theme, tokens

READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text and ground."""
THEMES = {"light": theme.LIGHT, "dark": theme.DARK}
ON_GROUNDS = list(product(("text", "muted", "accent", "ok", "warn", "bad"), ("surface", "raised")))
PAIRS = [
    *ON_GROUNDS,
    *product(("text", "muted", "accent", "bad"), ("bg",)),
    *((tone, f"{tone}_soft") for tone in ("accent", "ok", "warn", "bad")),
    *(("text", f"{tone}_soft") for tone in ("accent", "ok", "warn", "bad")),
    *(("on_accent", "accent"), ("rail_text", "rail"), ("rail_on", "rail")),
]


def luminance(color: QColor) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(ink: QColor, ground: QColor) -> float:
    """Ratio of 1 to 21."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(look: str, ink: str, ground: str) -> None:
    now = THEMES[look]
    assert contrast(getattr(now, ink), getattr(now, ground)) >= READABLE


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("track", range(8))
def test_text_on_a_card_of_any_track_can_be_read(look: str, track: int) -> None:
    now = THEMES[look]
    ground = theme.mix(now.tracks[track], now.surface, 0.11)
    assert contrast(now.text, ground) >= READABLE
    assert contrast(now.tracks[track], now.surface) >= 3, "a bar needs 3 (WCAG 1.4.11)"


@pytest.mark.parametrize("look", THEMES)
def test_quiet_text_on_rail_and_chips_can_be_read(look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.rail import hint_ink
    from ui.widgets.labels import chip_colors

    monkeypatch.setattr(theme, "_current", THEMES[look])
    now = THEMES[look]
    assert contrast(hint_ink(), now.rail) >= READABLE
    assert contrast(hint_ink(chosen=True), theme.mix(now.rail_on, now.rail, 0.1)) >= READABLE
    assert contrast(theme.quiet(THEMES[look].accent_soft), THEMES[look].accent_soft) >= READABLE
    ground, ink = chip_colors("muted")
    assert contrast(ink, ground) >= READABLE


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("track", range(8))
def test_a_chip_in_a_tracks_colour_can_be_read(look: str, track: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.widgets.table import color_chip

    monkeypatch.setattr(theme, "_current", THEMES[look])
    ground, ink = color_chip(theme.track_color(track))
    assert contrast(ink, ground) >= READABLE


def test_both_themes_name_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()
    assert len(tokens.LIGHT_TRACKS) == len(tokens.DARK_TRACKS)


def test_no_colour_is_written_outside_the_tokens() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", resource("style.qss").read_text(encoding="utf-8")) == []


def test_a_theme_dresses_what_is_already_on_the_screen(qapp: QApplication, qtbot: object) -> None:  # noqa: ARG001
    button = QPushButton("Anything")
    button.ensurePolished()
    theme.apply(qapp, theme.Scheme.DARK)
    assert button.palette().buttonText().color() == theme.DARK.text
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert button.palette().buttonText().color() == theme.LIGHT.text


def test_text_grows_with_the_chosen_size(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0)
    assert (theme.font(theme.BODY).pixelSize(), theme.px(theme.CONTROL_HEIGHT)) == (26, 64)
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert theme.font(theme.BODY).pixelSize() == 13
