"""Posters are read in a corridor and printed without colours."""

import pytest

from organizer.domain.printing.faces import Box
from organizer.domain.printing.tracks import INK, MUTED, QUIET, TRACK_COLORS, TrackMark, band, tint

MARKS = [TrackMark(f"Track {number}", "", number, number) for number in range(len(TRACK_COLORS))]
GROUNDS = [tint(None), QUIET, *(tint(each) for each in MARKS)]


def luminance(color: str) -> float:
    """By WCAG 2.2: 0 is black, 1 white. It is what a printer without colours makes of it."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
def test_letters_stand_out_from_every_ground_also_in_grey(ground: str) -> None:
    assert contrast(INK, ground) > 7
    assert contrast(MUTED, ground) > 4.5
    assert luminance(ground) > 0.75


@pytest.mark.parametrize("mark", MARKS)
def test_the_name_of_a_track_is_readable_in_its_own_colour(mark: TrackMark) -> None:
    assert contrast(mark.ink, tint(mark)) >= 4.5
    assert contrast(mark.ink, "#ffffff") >= 4.5


def test_eight_tracks_have_eight_patterns() -> None:
    box = Box(0, 0, 1_600, 20_000)
    shapes = {tuple((each.box.y, each.box.height) for each in band(mark, box)) for mark in MARKS}
    assert len(shapes) == len(MARKS)
    for mark in MARKS:
        dark = list(band(mark, box))
        assert {each.color for each in dark} == {mark.ink}
        assert max(each.box.y + each.box.height for each in dark) <= box.height
