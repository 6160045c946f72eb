"""What an import does with each row, so that two plans of one file can be compared."""

from collections.abc import Hashable, Mapping, Set
from enum import StrEnum
from typing import NamedTuple

from organizer.domain.imports.people_plan import PeoplePlan
from organizer.i18n import _


class Group(StrEnum):
    """What an import does with a row; in the order in which the rows want attention."""

    CONFLICTING = "conflicting"
    REJECTED = "rejected"
    REMOVED = "removed"
    UPDATED = "updated"
    NEW = "new"
    UNCHANGED = "unchanged"


class Outcome(NamedTuple):
    """What becomes of a row; ``detail`` is whatever else is equal only where the row would do the same."""

    group: Group
    name: str
    detail: Hashable


Outcomes = Mapping[Hashable, Outcome]
"""By row, as the file counts; of a programme by row and what stands in it."""


def group_words() -> dict[Group, str]:
    """The groups inside a sentence."""
    return {
        Group.CONFLICTING: _("to decide"),
        Group.REJECTED: _("rejected"),
        Group.REMOVED: _("removed"),
        Group.UPDATED: _("updated"),
        Group.NEW: _("new"),
        Group.UNCHANGED: _("unchanged"),
    }


def people_outcomes(plan: PeoplePlan, removed: Set[int] = frozenset()) -> dict[Hashable, Outcome]:
    """Every row of a sheet of people, and under numbers below 0 the people whose removal was confirmed."""
    found: dict[Hashable, Outcome] = {}
    for new in plan.new:
        found[new.row] = Outcome(Group.NEW, new.name, None)
    for updated in plan.updated:
        found[updated.row] = Outcome(Group.UPDATED, updated.name, (updated.id, updated.differences))
    for same in plan.unchanged:
        found[same.row] = Outcome(Group.UNCHANGED, same.name, same.id)
    for doubtful in plan.conflicting:
        found[doubtful.row] = Outcome(
            Group.CONFLICTING, doubtful.name, (doubtful.candidates, doubtful.reason, doubtful.clashes)
        )
    for wrong in plan.rejected:
        found[wrong.row] = Outcome(Group.REJECTED, "", wrong.reason)
    for person in plan.removed:
        if person.id in removed:
            found[-person.id] = Outcome(Group.REMOVED, person.name, person.changed_here)
    return found
