"""How a rule of the schedule is written: a function that looks for one kind of conflict, and the words for it.

A rule is added by a name in ``conflict_values.Rule`` and one function in a file ``…_rules.py`` under :func:`norm`,
which says what it looks at (``Scope``), how much it weighs unless the event says otherwise, and its limit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from organizer.domain.schedule.conflict_values import Conflict, Level, Rule, Setting, Words
from organizer.domain.schedule.grid import Pause, Snapshot
from organizer.i18n import _


class Scope(StrEnum):
    """What a rule looks at, and how its function is called; all of them give or find conflicts."""

    CONTENT = "content"
    """Sessions wherever they stand: ``(book, cards)``, gives conflicts."""
    PLACE = "place"
    """Sessions where they stand: ``(book, cards)``, gives conflicts."""
    ROOM = "room"
    """Two sessions that meet in a room: ``(book, pair)``, a conflict or None; see ``pairs.Pair``."""
    PERSON = "person"
    """Two things that meet and have a person in common: ``(book, pair)``."""
    TRACK = "track"
    """Two sessions of a track that meet: ``(book, pair)``."""
    SERIES = "series"
    """All that one person does, in any order: ``(book, person, things)``, gives conflicts."""
    ORDER = "order"
    """Two sessions of which something must hold: ``(book, order, one, other)``."""


PAIRS = (Scope.ROOM, Scope.PERSON, Scope.TRACK)
"""The scopes of two things that share time; a rule with a limit in minutes is asked about those as near as that too."""


class Unit(StrEnum):
    """What a rule's limit counts."""

    MINUTES = "minutes"
    TIMES = "times"


Check = Callable[..., Any]
AnyCheck = TypeVar("AnyCheck", bound=Check)


@dataclass(frozen=True, slots=True)
class Norm:
    """A rule with all that is known of it; ``level`` and ``limit`` are those of the program."""

    rule: Rule
    scope: Scope
    title: Callable[[], str]
    level: Level
    check: Check
    limit: int | None = None
    unit: Unit = Unit.MINUTES

    @property
    def looks_around(self) -> bool:
        """Whether it is asked about two things that do not share time but are near each other as well."""
        return self.scope in PAIRS and self.limit is not None and self.unit is Unit.MINUTES


NORMS: dict[Rule, Norm] = {}
"""Every rule; filled when the files of rules are imported, which ``rulebook`` does."""


def norm(
    rule: Rule,
    scope: Scope,
    *,
    level: Level,
    title: Callable[[], str],
    limit: int | None = None,
    unit: Unit = Unit.MINUTES,
) -> Callable[[AnyCheck], AnyCheck]:
    """Make a function the one that looks for conflicts of a rule."""

    def register(check: AnyCheck) -> AnyCheck:
        NORMS[rule] = Norm(rule, scope, title, level, check, limit, unit)
        return check

    return register


def level_words() -> dict[Level, str]:
    """Each level in a word."""
    return {
        Level.OFF: _("Off"),
        Level.CHECK: _("To check"),
        Level.WARNING: _("Warning"),
        Level.ERROR: _("Error"),
        Level.REFUSED: _("Refused"),
    }


def setting_of(rule: Rule, snapshot: Snapshot) -> Setting:
    """What an event makes of a rule, with the limit that holds."""
    standard = NORMS[rule]
    chosen = snapshot.settings.get(rule)
    if chosen is None:
        return Setting(standard.level, standard.limit)
    return Setting(chosen.level, standard.limit if chosen.limit is None else chosen.limit)


class Book:
    """What every rule may ask: rooms, hours, breaks, and its own limit."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.rooms = snapshot.room_by_id
        self.opens, self.closes = snapshot.opens, snapshot.closes
        self.available = snapshot.available
        self.pauses: dict[int, list[Pause]] = {}
        for pause in snapshot.pauses:
            self.pauses.setdefault(pause.day, []).append(pause)
        settings = {rule: setting_of(rule, snapshot) for rule in NORMS}
        self.limits = {rule: each.limit or 0 for rule, each in settings.items()}
        self.levels = {rule: each.level for rule, each in settings.items()}
        self.severities = {rule: each.severity for rule, each in self.levels.items() if each is not Level.OFF}
        self._accepted = snapshot.accepted

    def conflict(
        self,
        rule: Rule,
        words: Words,
        about: str,
        *,
        sessions: Iterable[int],
        people: tuple[int, ...] = (),
    ) -> Conflict:
        """A conflict of a rule; ``about`` and the rule are its key."""
        key = f"{rule.value}:{about}"
        return Conflict(self.severities[rule], rule, words, tuple(sessions), key, people, key in self._accepted)

    def holds(self, rule: Rule) -> bool:
        """Whether the event asks for this rule at all."""
        return rule in self.severities

    def room_name(self, room: int | None) -> str:
        """A room's name; empty for none."""
        found = self.rooms.get(room) if room is not None else None
        return found.name if found else ""
