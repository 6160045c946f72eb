"""The colours of the look, as written in the design: names and values, nothing of Qt.

:mod:`ui.theme` makes colours of them; the first frame of the window needs three before that.
"""

LIGHT = {
    "bg": "#f6f7f9",
    "surface": "#ffffff",
    "raised": "#ffffff",
    "line": "#e3e6eb",
    "text": "#1b2330",
    "muted": "#667085",
    "accent": "#2457d6",
    "accent_soft": "#e8eefc",
    "on_accent": "#ffffff",
    "ok": "#13795b",
    "ok_soft": "#e2f5ee",
    "warn": "#a15c00",
    "warn_soft": "#fff1dc",
    "bad": "#b3261e",
    "bad_soft": "#fde8e6",
    "rail": "#101828",
    "rail_text": "#c5ccd8",
    "rail_on": "#ffffff",
}
DARK = {
    "bg": "#12161d",
    "surface": "#1a2029",
    "raised": "#222a35",
    "line": "#2d3744",
    "text": "#e7ebf1",
    "muted": "#98a3b3",
    "accent": "#7ea2ff",
    "accent_soft": "#1f2d4d",
    "on_accent": "#0b1220",
    "ok": "#5fd3ac",
    "ok_soft": "#15352b",
    "warn": "#f0b35a",
    "warn_soft": "#3a2a12",
    "bad": "#ff8f86",
    "bad_soft": "#43201d",
    "rail": "#0b0e13",
    "rail_text": "#98a3b3",
    "rail_on": "#ffffff",
}
LIGHT_TRACKS = ("#2457d6", "#0f7b6c", "#a15c00", "#8b3fc6", "#b3266a", "#4a6b12", "#0d6e9c", "#7a4a2b")
DARK_TRACKS = ("#7ea2ff", "#56c9b5", "#f0b35a", "#c896f5", "#f28cbb", "#a8cc62", "#63bce8", "#d3a078")

RAIL_WIDTH, HEADER_HEIGHT = 200, 56
"""Pixels at 100 % text."""
