"""What the rules say to where something is held, found out no further than somebody asks."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from organizer.domain.schedule.grid import Answer, Card, Severity
from organizer.domain.schedule.places import Stretch
from organizer.domain.schedule.timetable import ConflictIndex
from ui.schedule.cards import TONES
from ui.schedule.load import Aim, Load, Manner, Mode
from ui.widgets.labels import Tone

if TYPE_CHECKING:
    from ui.schedule.board import Board


class Judged:
    """How grave a landing place is, at once; its answer in words when somebody reads it.

    ``painted`` is what is painted there, which says how grave the place is, but not in the words of this very start:
    those take longer to find than all the rest of a frame, and nobody reads them while the card flies. ``lacks``: how
    grave it is what the session lacks wherever it stands. Where nothing is painted the rules are asked at once.
    """

    def __init__(
        self, ask: Callable[[], Answer], painted: Stretch | None = None, lacks: Severity | None = None
    ) -> None:
        self._ask = ask
        self.refused = self.answer.refused is not None if painted is None else painted.refused is not None
        self._severity = self.answer.severity if painted is None else _gravest((painted.severity, lacks))

    @cached_property
    def answer(self) -> Answer:
        """What letting go here would bring."""
        return self._ask()

    @property
    def troubled(self) -> bool:
        """Whether one may let go here, but something would be wrong."""
        return not self.refused and self._severity is not None

    @property
    def tone(self) -> Tone:
        """The colour of the answer."""
        return "bad" if self.refused else TONES[self._severity]


NOTHING = Judged(Answer)
"""Nothing is held, or nowhere."""


def judge(board: "Board", load: Load | None, aim: Aim | None, *, lacks: Severity | None) -> Judged:
    """How grave it would be to let go of a load here; of one card that is moved, what is painted knows."""
    if load is None or aim is None:
        return NOTHING
    plain = load.mode is Mode.MOVE and aim.manner is Manner.ALONE and not load.others
    painted = board.painted.at(aim.placement) if plain and aim.placement is not None else None
    return Judged(lambda: load.answer(aim, board.index, board.snapshot, board.room_order), painted, lacks)


def lacking(index: ConflictIndex, card: Card) -> Severity | None:
    """How grave it is what a session lacks wherever it stands."""
    return _gravest(each.severity for each in index.rules.content((card,)) if not each.accepted)


def _gravest(severities: Iterable[Severity | None]) -> Severity | None:
    found = set(severities)
    return next((each for each in Severity if each in found), None)
