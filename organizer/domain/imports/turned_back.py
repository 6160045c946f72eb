"""Cells of a sheet that say what stood in the event before somebody changed it.

Only our own workbook carries what its cells were. Any other sheet that comes once more, an exported CSV that was taken
already or a platform's list of last week, would turn back in silence what was changed here since. The journal knows
better: a value that was here before is asked about.
"""

from collections.abc import Mapping, Set
from dataclasses import replace

from organizer.domain.folding import fold
from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.differences import instant_key
from organizer.domain.imports.people_plan import CellClash, ConflictingRow, Difference, PeoplePlan, UpdatedRow
from organizer.domain.names.organizations import organization_key
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _

Former = Mapping[int, Mapping[str, Set[str]]]
"""By person and label, the :func:`former_key` of each value that was changed into another."""

_INSTANTS = (Field.REGISTERED_AT, Field.ARRIVAL, Field.DEPARTURE)


def former_key(label: str, text: str) -> str:
    """The one form in which all spellings of a value are compared."""
    if label == Field.ORGANIZATION:
        return organization_key(text)
    return instant_key(text) if label in _INSTANTS else fold(text)


def asking_before_turning_back(plan: PeoplePlan, former: Former) -> PeoplePlan:
    """The plan in which updated rows wait for a decision on every cell that would become what it was before.

    Where somebody said whom a row means, its changes were looked at already.
    """
    updated: list[UpdatedRow] = []
    conflicting = list(plan.conflicting)
    for row in plan.updated:
        clashes = () if row.row in plan.decisions.who else _clashes(row, former.get(row.id, {}), plan.decisions)
        if not clashes:
            updated.append(row)
            continue
        asked = {each.label for each in clashes}
        rest = tuple(each for each in row.differences if each.label not in asked)
        reason = _("The sheet says what stood here before it was changed.")
        doubtful = ConflictingRow(row.row, row.name, row.organization, reason, (row.id,))
        conflicting.append(replace(doubtful, clashes=clashes, differences=rest))
    conflicting.sort(key=lambda each: each.row)
    return replace(plan, updated=tuple(updated), conflicting=tuple(conflicting))


def _clashes(row: UpdatedRow, former: Mapping[str, Set[str]], decisions: Decisions) -> tuple[CellClash, ...]:
    return tuple(
        CellClash(each.label, each.new, each.old, each.new)
        for each in row.differences
        if _was_here(each, former) and (row.row, each.label) not in decisions.cells
    )


def _was_here(difference: Difference, former: Mapping[str, Set[str]]) -> bool:
    return former_key(difference.label, difference.new) in former.get(difference.label, ())
