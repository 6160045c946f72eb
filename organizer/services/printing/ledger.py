"""The ledger of paper: what was printed, what of it has become wrong, and what is taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select, update

from organizer.domain.printing.choices import Reason
from organizer.domain.printing.ledger import Mark, Reprint, Standing, State, Wrong, find_wrong
from organizer.domain.printing.ledger_words import counted_pieces
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.printing.marks import SUBJECT, mark, parts_of, standing
from organizer.services.printing.pieces import READERS, current
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_rows, next_id, update_rows

_OWNERS = {"person": tables.person, "session": tables.session, "room": tables.room, "meeting": tables.meeting}
_FEW = 500  # ids in one IN (…)

# -- reading ----------------------------------------------------------------------------------------------------------


def read_standing(workspace: Workspace, kinds: Collection[PieceKind] = tuple(PieceKind)) -> Standing:
    """What is on paper of these kinds, to ask where pieces stand."""
    with workspace.reading() as db:
        return Standing.of(standing(db, kinds))


def wrong(workspace: Workspace, progress: Progress) -> tuple[Wrong, ...]:
    """What is on paper and should not be as it is; reads the kinds alone of which something was printed.

    Raises Cancelled between two kinds, BadInput: a broken badge template.
    """
    with workspace.reading() as db:
        marks = [each for each in standing(db) if each.what in READERS]
        kinds = [kind for kind in PieceKind if any(each.what is kind for each in marks)]
        pieces: list[Piece] = []
        for done, kind in enumerate(kinds):
            progress.step(done, len(kinds), _("Looking which sheets became wrong"))
            pieces += current(db, [kind])
    return find_wrong(marks, pieces)


# -- writing ----------------------------------------------------------------------------------------------------------


def mark_printed(
    workspace: Workspace, pieces: Sequence[Piece], progress: Progress, *, again: Reprint | None = None
) -> int:
    """Remember that these pieces are on paper, and return how many were remembered.

    ``again``: why those that were on paper just so were printed once more; what had changed was corrected. Not on
    Ctrl+Z: see :func:`unmark`. Of whom or what was deleted meanwhile is left out. Raises Cancelled.
    """
    if not pieces:
        return 0
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with workspace.operation(_label(pieces), undoable=False) as db:
        kinds = {piece.what for piece in pieces}
        before, pieces = standing(db, kinds), _still_there(db, pieces)
        known, first = Standing.of(before), next_id(db, tables.print_mark)
        columns = (
            "id",
            "of",
            *(each.name for each in SUBJECT.values()),
            "day",
            "what",
            "title",
            "face",
            "made",
            "at",
            "desk",
        )
        rows = (
            (*_values(number, piece), at, workspace.desk, *_why(known.state(piece), again))
            for number, piece in enumerate(pieces, first)
        )
        count = insert_rows(db, tables.print_mark, (*columns, "reason", "note"), rows, progress)
        _replace(db, before, {(piece.what, piece.subject): n for n, piece in enumerate(pieces, first)}, progress)
        return count


def unmark(workspace: Workspace, what: PieceKind, subjects: Collection[Subject]) -> None:
    """Take back the last mark of each: it did not come out after all. What it had replaced stands again."""
    count = len(subjects)
    label = ngettext("Take back {n} print mark", "Take back {n} print marks", count).format(n=count)
    with workspace.operation(label, undoable=False) as db:
        last = {each.subject: each.id for each in standing(db, [what]) if each.subject}
        for part in _parts([last[subject] for subject in subjects if subject in last]):
            db.execute(delete(tables.print_mark).where(mark.id.in_(part)))


def throw_away(workspace: Workspace, marks: Collection[Mark]) -> None:
    """These are no longer needed and were taken away. The rows stay, so that deletions can be undone.

    Not on Ctrl+Z: see :func:`put_back`.
    """
    _set_thrown_away(workspace, marks, _("Mark as taken away: {what}"), 1)


def put_back(workspace: Workspace, marks: Collection[Mark]) -> None:
    """These were not taken away after all: they are listed again."""
    _set_thrown_away(workspace, marks, _("Mark as not taken away: {what}"), 0)


def _set_thrown_away(workspace: Workspace, marks: Collection[Mark], label: str, thrown_away: int) -> None:
    with workspace.operation(label.format(what=counted_pieces(marks)), undoable=False) as db:
        for part in _parts([each.id for each in marks]):
            db.execute(update(tables.print_mark).where(mark.id.in_(part)).values(thrown_away=thrown_away))


# -- rows and values --------------------------------------------------------------------------------------------------


def _values(number: int, piece: Piece) -> tuple[object, ...]:
    ids = (getattr(piece.subject, name) for name in SUBJECT)
    return (
        number,
        parts_of(piece.subject),
        *ids,
        piece.subject.day,
        piece.what.value,
        piece.title,
        piece.digest,
        piece.made,
    )


def _why(state: State, again: Reprint | None) -> tuple[str, str]:
    """The reason and the note of one piece."""
    if state is State.NEW:
        return "", ""
    if state is State.CHANGED and again is None:
        return Reason.CORRECTED.value, ""
    given = again or Reprint()
    return given.reason.value, given.note


def _still_there(db: Connection, pieces: Sequence[Piece]) -> list[Piece]:
    """Without those of whom or what was deleted."""
    there = {name: set(db.scalars(select(table.c.id))) for name, table in _OWNERS.items()}
    return [
        piece
        for piece in pieces
        if all((id := getattr(piece.subject, name)) is None or id in there[name] for name in SUBJECT)
    ]


def _replace(
    db: Connection, before: Iterable[Mark], new: Mapping[tuple[PieceKind, Subject], int], progress: Progress
) -> None:
    """Let what stood of the same subjects be replaced by what was printed now."""
    rows = ((id, old.id) for old in before if old.subject and (id := new.get((old.what, old.subject))))
    update_rows(db, tables.print_mark, ("replaced_by_id",), rows, progress)


def _label(pieces: Sequence[Piece]) -> str:
    kinds = {piece.what for piece in pieces}
    if kinds == {PieceKind.BADGE}:
        count = len(pieces)
        return ngettext("Mark {n} badge printed", "Mark {n} badges printed", count).format(n=count)
    return _("Mark as printed: {what}").format(what=counted_pieces(pieces))


def _parts(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _FEW] for start in range(0, len(ids), _FEW)]
