"""What people were before they were changed, as the journal has it."""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from sqlalchemy import Connection, select

from organizer.domain.changes import OperationKind, undo_state
from organizer.domain.imports.turned_back import Former, former_key
from organizer.domain.sheets.workbook import Field
from organizer.progress import Progress, heeded
from organizer.storage import journal, queries, tables
from organizer.storage.named_rows import categories_by_id
from organizer.storage.registrations import COLUMNS, organizations_by_id

_LABELS = {column: label for label, column in COLUMNS.items()}
Names = Mapping[str, Mapping[Any, tuple[str, ...]]]


def former_values(db: Connection, people: Set[int], progress: Progress) -> Former:
    """The values of these people that were changed by what still stands. Raises Cancelled."""
    change, operation = tables.change.c, tables.operation.c
    query = (
        select(change.operation, change.row, change.before)
        .join(tables.operation, operation.id == change.operation)
        .where(change.entity == "person", change.before.is_not(None), change.after.is_not(None))
        .where(operation.kind == OperationKind.DO)
    )
    undone = undo_state(queries.history_steps(db)).undone
    names: Names = {Field.ORGANIZATION.value: organizations_by_id(db), Field.CATEGORY.value: categories_by_id(db)}
    found: dict[int, dict[str, set[str]]] = {}
    for step, person, image in heeded(db.execute(query), progress):
        if person in people and step not in undone:
            for label, text in _texts(journal.parse(image), names):
                found.setdefault(person, {}).setdefault(label, set()).add(former_key(label, text))
    return found


def _texts(before: Mapping[str, Any], names: Names) -> Iterator[tuple[str, str]]:
    """The values of a row by the labels of sheets; those of custom fields too, of a reference all its names."""
    for column, stored in before.items():
        label = _LABELS.get(column, "")
        if column == "fields":
            yield from journal.parse(stored).items()
        elif label in names:
            yield from ((label, name) for name in names[label].get(stored, ()) if name)
        elif label and stored:
            yield label, stored
