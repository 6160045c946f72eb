"""What is known of rooms and tracks, and opening hours as a person types them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from organizer.errors import BadInput, Problem
from organizer.i18n import _

Hours = tuple[int, int]
"""From and to, minutes since the day's midnight."""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One room. ``capacity`` in seats, None: nobody said. ``hours``: by day, empty: open whenever the event is."""

    id: int
    name: str
    second_name: str
    capacity: int | None
    place: str
    equipment: tuple[str, ...]
    hours: Mapping[int, tuple[Hours, ...]]
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One track. ``color``: an index into the theme's track colours."""

    id: int
    name: str
    second_name: str
    color: int
    sessions: int = 0


_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*[-–—~至]\s*(\d{1,2})(?:[:.](\d\d))?")
_BETWEEN = re.compile(r"[,;，；、]")


def hours_text(hours: Sequence[Hours]) -> str:
    """``08:00–12:00, 13:00–24:00``; what lasts beyond midnight is ``20:00–26:00``."""
    return ", ".join(f"{_of_day(opens)}–{_of_day(closes)}" for opens, closes in hours)


def _of_day(minutes: int) -> str:
    """Minutes since the day's midnight, counted on after the next one."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def read_hours(text: str) -> tuple[Hours, ...]:
    """The spans that were typed, in their order and apart from each other. Raises BadInput."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    spans = sorted(map(_span, parts))
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise _bad()
    return tuple(spans)


def _span(part: str) -> Hours:
    found = _SPAN.fullmatch(part)
    if not found:
        raise _bad()
    opens, closes = (int(hour) * 60 + int(minute or 0) for hour, minute in (found.group(1, 2), found.group(3, 4)))
    if not opens < closes <= 48 * 60:
        raise _bad()
    return opens, closes


def _bad() -> BadInput:
    text = _("Hours look like 08:00–12:00, 13:00–18:00.")
    return BadInput(text, (Problem(text),))


def equipment_of(text: str) -> tuple[str, ...]:
    """The things that were typed, separated by commas, each once."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))
