"""The look: colours, sizes and the one style sheet, all from the tokens.

The names are those of the design's tokens. Colours are never written anywhere else: a widget that paints by itself asks
:func:`current` while painting, so a change of theme needs no other message than Qt's own repaint.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from organizer.resources import resource
from ui import tokens

GRID = 4
"""Every distance is a multiple of it; the names below are the usual ones. Pixels."""
TIGHT, SMALL_GAP, GAP, LARGE_GAP, MARGIN = 4, 8, 12, 16, 20
CONTROL_HEIGHT, RADIUS = 32, 8
HEADER_HEIGHT, RAIL_WIDTH = tokens.HEADER_HEIGHT, tokens.RAIL_WIDTH

SMALL, BODY, TITLE = 12, 13, 18
"""Pixel sizes of text: hints, everything, and the one title of a page."""

NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff

FAMILIES = ["Inter", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "sans-serif"]


class Scheme(StrEnum):
    """Which set of tokens is used; SYSTEM follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one scheme."""

    bg: QColor
    surface: QColor
    raised: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_soft: QColor
    on_accent: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    bad: QColor
    bad_soft: QColor
    rail: QColor
    rail_text: QColor
    rail_on: QColor
    tracks: tuple[QColor, ...]
    dark: bool


def _theme(values: dict[str, str], tracks: tuple[str, ...], *, dark: bool) -> Theme:
    colors = {name: QColor(value) for name, value in values.items()}
    return Theme(**colors, tracks=tuple(map(QColor, tracks)), dark=dark)


LIGHT = _theme(tokens.LIGHT, tokens.LIGHT_TRACKS, dark=False)
DARK = _theme(tokens.DARK, tokens.DARK_TRACKS, dark=True)

_current = LIGHT
_scale = 1.0


def current() -> Theme:
    """The theme in use."""
    return _current


def track_color(index: int) -> QColor:
    """The colour of the track with this ``color``; any number is taken, the set repeats."""
    return _current.tracks[index % len(_current.tracks)]


def mix(color: QColor, ground: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of ``color`` on ``ground``, opaque: a card's fill is 0.11 of its track on the surface."""
    rest = 1 - share
    return QColor(
        round(color.red() * share + ground.red() * rest),
        round(color.green() * share + ground.green() * rest),
        round(color.blue() * share + ground.blue() * rest),
    )


def quiet(ground: QColor) -> QColor:
    """The ink of quiet text on ``ground``: muted, and stronger where muted would be hard to read (a chosen row)."""
    return mix(_current.text, _current.muted, 0.5) if ground == _current.accent_soft else _current.muted


def px(length: float) -> int:
    """A length of the design in pixels of the chosen text size (the same at 100 %)."""
    return round(length * _scale)


def font(size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's font; ``size`` is SMALL, BODY or TITLE in pixels at 100 %."""
    made = QFont(FAMILIES)
    made.setPixelSize(px(size))
    made.setWeight(weight)
    return made


def tabular(made: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers and clocks."""
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def load_fonts() -> None:
    """Make the bundled typeface known, once; needs a QGuiApplication."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{weight}.otf")))


def apply(app: QApplication, scheme: Scheme, scale: float = 1.0) -> None:
    """Dress the whole program; ``scale`` enlarges text and controls (1.0 to 2.0). May be called again at any time."""
    global _current, _scale
    _current, _scale = (DARK if is_dark(scheme) else LIGHT), scale
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(palette(_current))
    app.setStyleSheet(style_sheet(_current))


def is_dark(scheme: Scheme) -> bool:
    """Whether ``scheme`` means the dark tokens now; SYSTEM asks the desktop."""
    if scheme is Scheme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


def palette(theme: Theme) -> QPalette:
    """Qt's own roles filled from the tokens, so that what no style rule names fits as well."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, color in {
        role.Window: theme.bg,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.bg,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }.items():
        made.setColor(which, color)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, mix(theme.muted, theme.surface, 0.7))
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet with every token and length filled in."""
    names = [each.name for each in fields(Theme) if each.name not in ("tracks", "dark")]
    values = {name: getattr(theme, name).name() for name in names}
    values["disabled"] = mix(theme.muted, theme.surface, 0.7).name()
    values["hover"] = mix(theme.text, theme.raised, 0.05).name()
    values["pressed"] = mix(theme.text, theme.raised, 0.1).name()
    values["accent_hover"] = mix(theme.text, theme.accent, 0.15).name()
    values["strong_line"] = mix(theme.muted, theme.line, 0.4).name()
    values["icons"] = "dark" if theme.dark else "light"
    values["folder"] = resource("icons").as_posix()
    sizes = {f"s{length}": f"{px(length)}px" for length in (2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 26, 28, 30, 32, 56)}
    return Template(resource("style.qss").read_text(encoding="utf-8")).substitute(values, **sizes)
