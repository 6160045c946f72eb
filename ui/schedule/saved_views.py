"""Arrangements of the board that this computer keeps: the one in use, and those that got a name, for each event."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, fields
from typing import Any

from organizer import preferences
from ui.schedule.arrangement import Arrangement, By

EVENTS = 20
"""Of how many events the arrangements are kept; the oldest go first."""


class SavedViews:
    """What is kept of one event; ``event`` is its uid. What cannot be written is forgotten with the window."""

    def __init__(self, event: str) -> None:
        self._event = event
        kept = preferences.load().boards.get(event, {})
        self.current = _understood(kept.get("current", {}))
        named = kept.get("named", {})
        self.named: dict[str, Arrangement] = {str(name): _understood(each) for name, each in named.items()}

    def keep(self, arrangement: Arrangement) -> None:
        """The arrangement in use is another one."""
        self.current = arrangement
        self._write()

    def save(self, name: str, arrangement: Arrangement) -> None:
        """Give an arrangement a name, or a name another arrangement."""
        self.named[name] = arrangement
        self._write()

    def forget(self, name: str) -> None:
        """Forget a name; one that is not there is no matter."""
        self.named.pop(name, None)
        self._write()

    def _write(self) -> None:
        named = {name: _as_json(each) for name, each in self.named.items()}
        others = {event: kept for event, kept in preferences.load().boards.items() if event != self._event}
        latest = dict([*others.items()][-EVENTS + 1 :])
        with suppress(OSError):
            preferences.change(boards=latest | {self._event: {"current": _as_json(self.current), "named": named}})


def _as_json(arrangement: Arrangement) -> dict[str, Any]:
    values = asdict(arrangement)
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


def _understood(kept: Mapping[str, Any]) -> Arrangement:
    """The arrangement that was kept; the usual one for what is damaged or of another version."""
    usual = Arrangement()
    found: dict[str, Any] = {}
    for each in fields(Arrangement):
        value, default = kept.get(each.name), getattr(usual, each.name)
        if isinstance(default, bool) and isinstance(value, bool):
            found[each.name] = value
        elif isinstance(default, tuple | frozenset) and isinstance(value, list):
            found[each.name] = type(default)(number for number in value if isinstance(number, int))
    with suppress(ValueError):
        found["by"] = By(kept.get("by", usual.by))
    return Arrangement(**found)
