"""What is wrong on the schedule, as values: rules, how much each weighs, conflicts and the answer to a question."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a conflict weighs; the order is from the gravest."""

    ERROR = "error"
    """It cannot happen as it stands: a room or a person is in two places."""
    WARNING = "warning"
    """It can happen, but somebody will not be pleased."""
    CHECK = "check"
    """Probably intended; look once."""


class Level(StrEnum):
    """What an event makes of a rule."""

    OFF = "off"
    CHECK = "check"
    WARNING = "warning"
    ERROR = "error"
    REFUSED = "refused"
    """An error that no move may bring about."""

    @property
    def severity(self) -> Severity:
        """How much a conflict of the rule weighs; only of a rule that is not off."""
        return Severity.ERROR if self is Level.REFUSED else Severity(self.value)


class Rule(StrEnum):
    """Which rule a conflict comes from; what each asks stands in the files ``…_rules.py``."""

    ROOM_OVERLAP = "room-overlap"
    ROOM_TURNAROUND = "room-turnaround"
    ROOM_TOO_SMALL = "room-too-small"
    ROOM_CLOSED = "room-closed"
    EQUIPMENT_MISSING = "equipment-missing"
    NO_ROOM = "no-room"
    PERSON_OVERLAP = "person-overlap"
    PERSON_IN_BOTH = "person-in-both"
    PERSON_AWAY = "person-away"
    CHANGE_ROOM = "change-room"
    CHANGE_BUILDING = "change-building"
    IN_A_ROW = "in-a-row"
    SAME_TRACK = "same-track"
    SAME_AUDIENCE = "same-audience"
    INTERPRETER_MISSING = "interpreter-missing"
    OUTSIDE_DAY = "outside-day"
    OVER_BREAK = "over-break"
    TALKS_TOO_LONG = "talks-too-long"
    EMPTY = "empty"
    NO_CHAIR = "no-chair"
    UNCONFIRMED = "unconfirmed"
    BEFORE = "before"
    SAME_DAY = "same-day"
    NOT_PARALLEL = "not-parallel"


@dataclass(frozen=True, slots=True)
class Setting:
    """What an event makes of a rule; ``limit`` in the rule's unit, None: as the program has it."""

    level: Level
    limit: int | None = None


Words = tuple[Callable[..., tuple[str, str]], *tuple[object, ...]]
"""A function that gives the sentence and the chip, and what it is called with: most conflicts are never read."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A problem of the schedule; its words are found when somebody reads them.

    ``key`` stays the same while the conflict is the same in substance, so that accepting it lasts. ``sessions`` is
    empty where somebody's meetings and duties meet; then ``people`` names whom.
    """

    severity: Severity
    rule: Rule
    words: Words
    sessions: tuple[int, ...]
    key: str
    people: tuple[int, ...] = ()
    accepted: bool = False

    @property
    def text(self) -> str:
        """A sentence."""
        tell, *values = self.words
        return tell(*values)[0]

    @property
    def short(self) -> str:
        """What fits a chip."""
        tell, *values = self.words
        return tell(*values)[1]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a move would do: ``refused`` says why it cannot be, ``warnings`` what would be wrong, the gravest first."""

    warnings: tuple[Conflict, ...] = ()
    refused: str | None = None

    @property
    def allowed(self) -> bool:
        """Whether the move can be made."""
        return self.refused is None

    @property
    def severity(self) -> Severity | None:
        """The gravest of the warnings."""
        return self.warnings[0].severity if self.warnings else None
