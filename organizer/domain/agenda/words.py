"""The words of agendas: headers, kinds and headings in the languages they come in (``resources/agenda.toml``)."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from typing import Any

from organizer.domain.folding import fold
from organizer.resources import resource


class AgendaField(StrEnum):
    """What a column of an agenda can mean."""

    DAY = "day"
    START = "start"
    END = "end"
    DURATION = "duration"
    ROOM = "room"
    LEVEL = "level"
    TITLE = "title"
    SECOND_TITLE = "second_title"
    ACTIVITY = "activity"
    TRACK = "track"
    KIND = "kind"
    LANGUAGE = "language"
    SPEAKERS = "speakers"
    CHAIR = "chair"
    PANELISTS = "panelists"
    INTERPRETERS = "interpreters"
    INTERPRETED = "interpreted"
    EXPECTED = "expected"
    STATE = "state"
    DESCRIPTION = "description"
    CODE = "code"
    UID = "uid"


@cache
def _data() -> dict[str, Any]:
    with resource("agenda.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def headers() -> dict[str, AgendaField]:
    """Folded header to its meaning; the first field that claims a word has it."""
    found: dict[str, AgendaField] = {}
    for name, texts in _data()["fields"].items():
        for text in texts:
            found.setdefault(plain(text), AgendaField(name))
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The folded words of one list: talk, session, break, blocker, everywhere, unscheduled, and the states."""
    return frozenset(map(fold, _data()["words"][name]))


@cache
def months() -> tuple[tuple[str, ...], ...]:
    """The folded names of each month, January first."""
    return tuple(tuple(map(fold, names)) for names in _data()["calendar"]["months"])


@cache
def weekdays() -> tuple[tuple[str, ...], ...]:
    """The folded names of each weekday, Monday first."""
    return tuple(tuple(map(fold, names)) for names in _data()["calendar"]["weekdays"])


def plain(text: str) -> str:
    """A header without case, accents and marks; “EventName” is two words."""
    return re.sub(r"[\W_]+", " ", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))).strip()


@cache
def _break_title() -> re.Pattern[str]:
    latin = [word for word in words("break") if word.isascii()]
    other = [word for word in words("break") if not word.isascii()]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, latin)) + r")(?!\w)|" + "|".join(map(re.escape, other)))


def sounds_like_break(title: str) -> bool:
    """Whether a title names a pause and little else: “Lunch · 午餐”, not “Lunch seminar on patents”."""
    folded = fold(title)
    rest = _break_title().sub("", folded)
    return rest != folded and len(re.sub(r"[\W\d]+|and|und|et|&", "", rest)) <= 8
