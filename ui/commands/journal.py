"""``history``, ``undo``, ``redo``: what happened, and taking it back."""

from argparse import Namespace
from typing import TYPE_CHECKING

from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb, columns
from ui.commands.opening import opened

if TYPE_CHECKING:
    from organizer.services.history import Operation

_ALL = 2**31 - 1  # operations: more than an event will ever have


def add(verbs: Verbs) -> None:
    """The verbs of the journal."""
    for name, summary, run in (
        ("history", _("what happened, newest first"), history),
        ("undo", _("take back the last operation"), undo),
        ("redo", _("do again what was taken back"), redo),
    ):
        add_verb(verbs, name, summary, run).add_argument("event", metavar=_("EVENT"))


def history(arguments: Namespace, _console: Console) -> Result:
    """Every operation that the journal keeps."""
    from organizer.services import history as histories

    with opened(arguments.event) as workspace:
        operations = histories.operations(workspace, limit=_ALL)
    document = [
        {
            "id": each.id,
            "label": each.label,
            "kind": each.kind.value,
            "at": each.at,
            "actor": each.actor,
            "undoable": each.undoable,
            "undone": each.undone,
        }
        for each in operations
    ]
    rows = [(each.id, each.at, each.actor, _line(each)) for each in operations]
    return Result({"operations": document}, columns(rows))


def _line(operation: "Operation") -> str:
    sentences = {"undo": _("Undone: {label}"), "redo": _("Done again: {label}")}
    text = sentences.get(operation.kind.value, "{label}").format(label=operation.label)
    return text + (_(" (undone)") if operation.undone else "")


def undo(arguments: Namespace, console: Console) -> Result:
    """Take back the newest operation that still stands. Raises Refused, UndoConflict."""
    with opened(arguments.event) as workspace:
        label = workspace.undo_label or ""
        workspace.undo(console.progress())
        return _took(workspace.last_operation, label, _("Undone: {label}"))


def redo(arguments: Namespace, console: Console) -> Result:
    """Do again what the last undo took back."""
    with opened(arguments.event) as workspace:
        label = workspace.redo_label or ""
        workspace.redo(console.progress())
        return _took(workspace.last_operation, label, _("Done again: {label}"))


def _took(operation: int | None, label: str, sentence: str) -> Result:
    return Result({"operation": operation, "label": label}, sentence.format(label=label))
