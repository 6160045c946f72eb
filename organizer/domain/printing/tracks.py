"""How a track looks on paper: a colour, and for paper without colours a pattern that is its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from organizer.domain.printing.faces import Box, Fill

TRACK_COLORS = ("#2457d6", "#0f7b6c", "#a15c00", "#8b3fc6", "#b3266a", "#4a6b12", "#0d6e9c", "#7a4a2b")
"""The set that the light theme uses: paper is light."""

NO_TRACK = "#667085"
INK, MUTED, LINE, QUIET = "#1b2330", "#475467", "#98a2b3", "#eef0f3"
"""Letters, letters that say less, lines, and the ground of breaks."""

_TINT = 10  # hundredths of the colour in the ground of a session
_DASH = 700  # micrometres
_PATTERNS = ((), (3, 1), (1, 1), (6, 2), (5, 1, 1, 1), (1, 2), (3, 1, 1, 1, 1, 1), (2, 2))
"""Dark and light stretches of a band in turn; none: dark throughout."""


@dataclass(frozen=True, slots=True)
class TrackMark:
    """A track on paper; ``color`` is its number in the event's colours, ``pattern`` its place among the tracks."""

    name: str
    second_name: str
    color: int
    pattern: int

    @property
    def told(self) -> tuple[str | int, ...]:
        """What of it is seen."""
        return self.name, self.second_name, self.ink, self.pattern % len(_PATTERNS)

    @property
    def ink(self) -> str:
        """Its colour, dark enough for letters on its own tint."""
        return TRACK_COLORS[self.color % len(TRACK_COLORS)]


def tint(track: TrackMark | None) -> str:
    """The ground of a session of the track: light, so that it is nearly white on paper without colours."""
    color = track.ink if track else NO_TRACK
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - part) * _TINT // 100:02x}" for part in parts)


def band(track: TrackMark | None, box: Box) -> Iterator[Fill]:
    """An upright band in the colour and the pattern of a track, dashes downwards; without a track a thin line."""
    if track is None:
        yield Fill(Box(box.x, box.y, box.width // 4, box.height), NO_TRACK)
        return
    pattern = _PATTERNS[track.pattern % len(_PATTERNS)]
    y, place = 0, 0
    while y < box.height:
        length = pattern[place % len(pattern)] * _DASH if pattern else box.height
        if place % 2 == 0:
            yield Fill(Box(box.x, box.y + y, box.width, min(length, box.height - y)), track.ink)
        y, place = y + length, place + 1
