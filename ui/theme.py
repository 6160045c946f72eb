"""The look: colours, sizes and the one style sheet, all from the tokens below.

The names are those of the design's tokens. Colours are never written anywhere else: a widget that paints by itself asks
:func:`current` while painting, so a change of theme needs no other message than Qt's own repaint.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from organizer.resources import resource

GRID = 4
"""Every distance is a multiple of it; the names below are the usual ones. Pixels."""
TIGHT, SMALL_GAP, GAP, LARGE_GAP, MARGIN = 4, 8, 12, 16, 20
CONTROL_HEIGHT, HEADER_HEIGHT, RAIL_WIDTH, RADIUS = 32, 56, 200, 8

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


def _theme(tokens: str, tracks: str, *, dark: bool) -> Theme:
    names = [each.name for each in fields(Theme) if each.name not in ("tracks", "dark")]
    colors = {name: QColor(token) for name, token in zip(names, tokens.split(), strict=True)}
    return Theme(**colors, tracks=tuple(map(QColor, tracks.split())), dark=dark)


LIGHT = _theme(
    "#f6f7f9 #ffffff #ffffff #e3e6eb #1b2330 #667085 #2457d6 #e8eefc #ffffff "
    "#13795b #e2f5ee #a15c00 #fff1dc #b3261e #fde8e6 #101828 #c5ccd8 #ffffff",
    "#2457d6 #0f7b6c #a15c00 #8b3fc6 #b3266a #4a6b12 #0d6e9c #7a4a2b",
    dark=False,
)
DARK = _theme(
    "#12161d #1a2029 #222a35 #2d3744 #e7ebf1 #98a3b3 #7ea2ff #1f2d4d #0b1220 "
    "#5fd3ac #15352b #f0b35a #3a2a12 #ff8f86 #43201d #0b0e13 #98a3b3 #ffffff",
    "#7ea2ff #56c9b5 #f0b35a #c896f5 #f28cbb #a8cc62 #63bce8 #d3a078",
    dark=True,
)

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


def load_fonts() -> None:
    """Make the bundled typeface known; needs a QGuiApplication."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{weight}.otf")))


def apply(app: QApplication, scheme: Scheme, scale: float = 1.0) -> None:
    """Dress the whole program; ``scale`` enlarges text and controls (1.0 to 2.0). May be called again at any time."""
    global _current, _scale
    _current, _scale = (DARK if is_dark(scheme) else LIGHT), scale
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
