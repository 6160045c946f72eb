"""What is different when an import is planned again because the event changed in between."""

from collections.abc import Hashable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from organizer.domain.imports.people_plan import PeoplePlan
from organizer.domain.sheets.workbook import SheetRow
from organizer.errors import Refused
from organizer.i18n import _, ngettext, paragraph

if TYPE_CHECKING:  # it stands on what is here
    from organizer.domain.imports.programme_plan import ProgrammePlan

_NAMED = 5  # rows told one by one in the sentence


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


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that does something else than was planned. In the same group it changes other values or people.

    ``row`` below 0: the id of a person who is missing from the file. ``at``: where the row stands, of several sheets
    that are read as one.
    """

    row: int
    name: str
    was: Group | None
    now: Group | None
    at: SheetRow | None = None


class PlanChanged(Refused):
    """The event changed after the plan was looked at, so that rows would do something else. Nothing was written.

    ``plan`` is the new plan, to be looked at and written instead; ``changes`` are the rows that differ.
    """

    def __init__(self, plan: "PeoplePlan | ProgrammePlan", changes: tuple[RowChange, ...]) -> None:
        super().__init__(_sentence(changes))
        self.plan = plan
        self.changes = changes


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


def changes_between(before: Outcomes, after: Outcomes) -> tuple[RowChange, ...]:
    """The rows that differ, in the order of their keys."""
    return tuple(_changes(before, after))


def _changes(before: Outcomes, after: Outcomes) -> Iterator[RowChange]:
    for key in sorted(before.keys() | after.keys(), key=_row):
        was, now = before.get(key), after.get(key)
        if was != now:
            name = (now and now.name) or (was.name if was else "")
            yield RowChange(_row(key), name, was and was.group, now and now.group)


def _row(key: Hashable) -> int:
    row = key[0] if isinstance(key, tuple) else key
    assert isinstance(row, int)
    return row


def _sentence(changes: tuple[RowChange, ...]) -> str:
    count = len(changes)
    text = ngettext(
        "The event has changed in the meantime: {count:,} row would do something else now.",
        "The event has changed in the meantime: {count:,} rows would do something else now.",
        count,
    )
    more = _("… and {count:,} more.").format(count=count - _NAMED) if count > _NAMED else ""
    return paragraph([text.format(count=count), *map(change_sentence, changes[:_NAMED]), more])


def change_sentence(change: RowChange) -> str:
    """One changed row, such as “Row 4 (Ada Lovelace) was new and is updated now”."""
    words = group_words()
    row, sheet = (change.at.row, change.at.sheet) if change.at else (change.row, "")
    about = ", ".join(filter(None, (sheet, change.name)))
    who = f"{row} ({about})" if about else str(row)
    was, now = (words[each] if each else _("not there") for each in (change.was, change.now))
    if change.row < 0:
        return _("“{name}”, who is missing from the file, was changed in the event.").format(name=change.name)
    if was == now:
        return _("Row {row} is {group} as before, but otherwise.").format(row=who, group=now)
    return _("Row {row} was {was} and is {now} now.").format(row=who, was=was, now=now)


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
