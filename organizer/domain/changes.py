"""What an operation tells the views."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class OperationKind(StrEnum):
    """What an operation is to the undo history."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows an operation touched, by table; None where there were too many to name."""

    operation: int
    label: str
    kind: OperationKind
    touched: Mapping[str, frozenset[int] | None]

    def touches(self, *entities: str) -> bool:
        """Whether a row of one of the tables was touched."""
        return any(entity in self.touched for entity in entities)

    def rows(self, entity: str) -> frozenset[int] | None:
        """The ids touched in a table; None: so many that everything must be read again."""
        return self.touched.get(entity, frozenset())


@dataclass(frozen=True, slots=True)
class Step:
    """An operation as undo sees it."""

    id: int
    kind: OperationKind
    target: int | None
    label: str
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo would take back, what redo would bring back next, and which operations are undone now."""

    done: tuple[Step, ...]
    """What stands and can be undone, the next to be undone last."""
    redo: Step | None
    undone: frozenset[int]

    @property
    def undo(self) -> Step | None:
        """What undo would take back next."""
        return self.done[-1] if self.done else None

    def after(self, operation: int) -> tuple[Step, ...]:
        """What stands and came after an operation, the next to be undone first."""
        return tuple(step for step in reversed(self.done) if step.id > operation)


def undo_state(steps: list[Step]) -> UndoState:
    """Follow the history from its first operation: what is done, and what was undone with nothing new after it.

    A redo is the undo of an undo: its target is the undo operation, whose target is the operation that comes back.
    """
    done: dict[int, Step] = {}
    undos: dict[int, Step] = {}
    origin: dict[int, Step] = {}
    for step in steps:
        if step.kind is OperationKind.DO:
            undos = {}
            if step.undoable:
                done[step.id] = origin[step.id] = step
        elif step.target in origin:
            taken = origin[step.id] = origin[step.target]
            if step.kind is OperationKind.UNDO:
                done.pop(taken.id, None)
                undos[step.id] = taken
            else:
                undos.pop(step.target, None)
                # The last redone is the first to be undone again.
                done[taken.id] = taken
    undone = frozenset(step.id for step in origin.values()) - done.keys()
    return UndoState(tuple(done.values()), _last_undo(undos), undone)


def _last_undo(undos: dict[int, Step]) -> Step | None:
    if not undos:
        return None
    identifier, taken = next(reversed(undos.items()))
    return Step(identifier, OperationKind.UNDO, taken.id, taken.label)
