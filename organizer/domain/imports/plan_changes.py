"""What is different when an import is planned again because the event changed in between."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from organizer.domain.imports.outcomes import Group, Outcomes, group_words
from organizer.domain.imports.people_plan import PeoplePlan
from organizer.domain.imports.programme_plan import ProgrammePlan
from organizer.domain.sheets.workbook import SheetRow
from organizer.errors import Refused
from organizer.i18n import _, ngettext, paragraph

_NAMED = 5  # rows told one by one in the sentence


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

    def __init__(self, plan: PeoplePlan | ProgrammePlan, changes: tuple[RowChange, ...]) -> None:
        super().__init__(_sentence(changes))
        self.plan = plan
        self.changes = changes


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
