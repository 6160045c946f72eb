"""What the import of people and that of a programme have in common, as the window needs it.

Everything here but constructing runs on a worker.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from organizer.domain.imports.decisions import Decisions
from organizer.domain.imports.outcomes import Group
from organizer.domain.imports.people_plan import (
    CellClash,
    ConflictingRow,
    Difference,
    NewRow,
    PeoplePlan,
    RejectedRow,
    RemovedPerson,
)
from organizer.domain.imports.plan_notes import plan_notes
from organizer.domain.people.person import Person, PersonField
from organizer.domain.sheets.values import text_of
from organizer.domain.sheets.workbook import Cell, Field, Inspection, SheetRow
from organizer.errors import NotFound
from organizer.i18n import _
from organizer.progress import Progress
from ui.field_words import field_word
from ui.imports.rows import CellChoice, Choice, Details, Review, ReviewRow, review
from ui.people.words import value_word

if TYPE_CHECKING:
    from organizer.domain.programme.in_files import RejectedEntry
    from organizer.services.workspace import Workspace


Word = Callable[[str], str]
"""What the label of a value is called on screen."""

Value = Callable[[str, str], str]
"""What a value under a label is called on screen."""


class Intake(Protocol):
    """One file on its way in, understood so far that it can be planned."""

    page: str
    """The page that shows what was imported."""

    def plan(self, progress: Progress) -> Review:
        """Find out what each row would do."""
        ...

    def details(self, row: ReviewRow) -> Details:
        """What is known of a row, for looking at it; quick enough for the window's own thread."""
        ...

    def take_without(self, rows: Set[int], *, without: bool) -> None:
        """From the next plan on take these rows without their bad values, or not."""
        ...

    def apply(self, decisions: Decisions, progress: Progress) -> None:
        """Write what was wanted, as one operation. Raises PlanChanged: plan again and show what is different."""
        ...

    def write_rejected(self, path: Path, progress: Progress) -> int:
        """Write the rejected rows to a workbook and return how many."""
        ...


class PeopleIntake:
    """A sheet of people."""

    page = "people"

    def __init__(self, workspace: "Workspace", inspection: Inspection, mapping: Mapping[int, Field | None]) -> None:
        self._workspace, self._inspection, self._mapping = workspace, inspection, dict(mapping)
        self._plan: PeoplePlan | None = None
        self._without: frozenset[int] = frozenset()
        self._value: Value = value_word

    def plan(self, progress: Progress) -> Review:
        """See :class:`Intake`."""
        from organizer.services import imports
        from organizer.services.countries import country_names

        decisions = Decisions(without=self._without)
        self._plan = imports.plan_people(
            self._workspace, self._inspection, progress, self._mapping, decisions=decisions
        )
        self._value = partial(value_word, countries=country_names(self._workspace))
        return people_review(self._plan, self._names(), value=self._value)

    def details(self, row: ReviewRow) -> Details:
        """See :class:`Intake`."""
        assert self._plan is not None
        if row.group is Group.REMOVED:
            _name, values = self._side(Choice(-row.key, ""))
            return said_by_one(values, self._value)
        said = raw_values(self._plan, row.key)
        if row.group is Group.NEW and not said.get(Field.CATEGORY):
            usual = _("{category} (the row says nothing)").format(category=self._plan.usual_category)
            said |= {Field.CATEGORY: usual} if self._plan.usual_category else {}
        if row.wants_person:
            return compared(said, [self._side(each) for each in row.choices], self._value)
        return said_by_one(said, self._value)

    def _side(self, choice: Choice) -> tuple[str, Mapping[str, str]]:
        """Somebody whom a row may mean, by the words of sheets."""
        from organizer.services import people

        assert self._plan is not None
        if choice.id < 0:
            return choice.text, raw_values(self._plan, -choice.id)
        try:
            person = people.read_person(self._workspace, choice.id)
        except NotFound:
            return choice.text, {}
        return choice.text, person_values(person)

    def take_without(self, rows: Set[int], *, without: bool) -> None:
        """See :class:`Intake`."""
        self._without = self._without | rows if without else self._without - rows

    def apply(self, decisions: Decisions, progress: Progress) -> None:
        """See :class:`Intake`."""
        from organizer.services import column_memory, imports

        assert self._plan is not None
        decisions = replace(decisions, without=self._without)
        decided = imports.decide(self._workspace, self._plan, decisions, progress)
        imports.apply_people(self._workspace, decided, progress)
        column_memory.remember(self._inspection, self._mapping)

    def write_rejected(self, path: Path, progress: Progress) -> int:
        """See :class:`Intake`."""
        from organizer.services import import_reports

        assert self._plan is not None
        return import_reports.write_rejected_people(path, self._plan, progress, doubtful=False)

    def _names(self) -> dict[int, str]:
        """The candidates of doubtful rows in words."""
        from organizer.services import people

        assert self._plan is not None
        ids = sorted({each for row in self._plan.conflicting for each in row.candidates})
        found = people.rows(self._workspace, ids)
        return {each.id: " · ".join(filter(None, (each.name, each.organization, each.email))) for each in found}


_SHOWN = (Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION, Field.CATEGORY)


def people_review(plan: PeoplePlan, names: Mapping[int, str], *, value: Value = value_word) -> Review:
    """A plan as rows to look at; ``names`` are the candidates in words."""
    cells, at = _Cells(plan), plan.inspection.at

    def line(group: Group, row: Any, why: str = "", **more: Any) -> ReviewRow:
        bad = tuple(each.label for each in plan.dropped.get(row.row, ()))
        return ReviewRow(group, row.row, at(row.row), cells.of(row), why, **{"bad": bad, **more})

    rows = [line(Group.NEW, row, row.note) for row in plan.new]
    rows += [
        line(
            Group.UPDATED,
            row,
            changes(row.differences, value=value),
            differing=differing(row.differences, value=value),
        )
        for row in plan.updated
    ]
    rows += [line(Group.UNCHANGED, row) for row in plan.unchanged]
    rows += [
        line(
            Group.CONFLICTING,
            row,
            row.reason,
            choices=_choices(row, names, at),
            differing=(*clashing(row.clashes, value=value), *differing(row.differences, value=value)),
            alike=row.kind or row.reason,
            decidable=True,
        )
        for row in plan.conflicting
    ]
    rows += [_missing(person) for person in plan.removed]
    rows += [
        line(Group.REJECTED, row, rejection(row, at(row.row)), bad=row.bad, alike="-".join(row.bad))
        for row in plan.rejected
    ]
    heads = (field_word(each) for each in _SHOWN)
    return review(dict(zip(heads, (150, 120, 190, 100), strict=True)), rows, plan_notes(plan))


def differing(
    differences: Iterable[Difference], word: Word = field_word, *, value: Value = value_word
) -> tuple[CellChoice, ...]:
    """The cells that differ; ``word`` says what a label is called, ``value`` what stands under it."""
    return tuple(
        CellChoice(each.label, value(each.label, each.old), value(each.label, each.new), word=word(each.label))
        for each in differences
    )


def clashing(
    clashes: Iterable[CellClash], word: Word = field_word, *, value: Value = value_word
) -> tuple[CellChoice, ...]:
    """The cells that wait for a decision."""
    return tuple(
        CellChoice(
            each.label,
            value(each.label, each.here),
            value(each.label, each.there),
            value(each.label, each.base),
            word(each.label),
        )
        for each in clashes
    )


def _missing(person: RemovedPerson) -> ReviewRow:
    """Somebody who was exported and is gone from the file: removed only where somebody ticks the row."""
    why = _("no longer in the file; tick the row to remove the person from the event")
    if person.changed_here:
        why = _("no longer in the file, but changed in the event since; tick the row to remove the person")
    return ReviewRow(Group.REMOVED, -person.id, None, (person.name, "", person.organization, ""), why)


def _choices(row: ConflictingRow, names: Mapping[int, str], at: Callable[[int], SheetRow]) -> tuple[Choice, ...]:
    """Everybody in the event who may be meant, and an earlier row that is the same person."""
    found = tuple(Choice(each, names[each]) for each in row.candidates if each in names)
    if row.other_row is None:
        return found
    return (*found, Choice(-row.other_row, _("row {row}").format(row=at(row.other_row))))


def changes(differences: Iterable[Difference], word: Word = field_word, *, value: Value = value_word) -> str:
    """All differences in one line."""
    return " · ".join(_change(each, word(each.label), value) for each in differences)


def _change(difference: Difference, word: str, value: Value) -> str:
    """A field's name is small inside a sentence; a custom one stays as it is."""
    old, new = (value(difference.label, text) or "—" for text in (difference.old, difference.new))
    name = word if word == difference.label else word.lower()
    return _("{name}: {text}").format(name=name, text=f"{old} → {new}")


def rejection(row: "RejectedRow | RejectedEntry", at: SheetRow) -> str:
    """Where the row stands and what is wrong with it."""
    place = _("row {row}").format(row=at) + (f" · {row.column}" if row.column else "")
    return _("{name}: {text}").format(name=place, text=row.reason)


class _Cells:
    """The cells of a row as the plan has them, or as the file does what the plan does not repeat."""

    def __init__(self, plan: PeoplePlan) -> None:
        self._plan, self._rows = plan, plan.inspection.table.rows
        self._columns = {guess.field: guess.column for guess in plan.mapping if guess.field is not None}

    def of(self, row: Any) -> tuple[str, ...]:
        """Name, second name, organization, category of a row of any group."""
        values = self._rows[row.row - 1] if 0 < row.row <= len(self._rows) else ()
        known = {Field.NAME: getattr(row, "name", ""), Field.ORGANIZATION: getattr(row, "organization", "")}
        if isinstance(row, NewRow):
            known[Field.CATEGORY] = self._plan.category_of(row)
        return tuple(known.get(each) or self._cell(values, each) for each in _SHOWN)

    def _cell(self, values: tuple[Cell, ...], which: Field) -> str:
        column = self._columns.get(which)
        if column is None or column >= len(values) or values[column] is None:
            return ""
        return str(values[column]).strip()


# -- one row, side by side -------------------------------------------------------------------------------------------

_OTHERWISE_CALLED = {PersonField.FAMILY_NAME: Field.LAST_NAME, PersonField.GIVEN_NAME: Field.FIRST_NAME}


def raw_values(plan: PeoplePlan, row: int) -> dict[str, str]:
    """A row as the file has it, by field or by header."""
    cells = plan.inspection.table.rows[row - 1]
    columns = ((guess.field or guess.header, guess.column) for guess in plan.mapping)
    return {label: text_of(cells[column]) if column < len(cells) else "" for label, column in columns}


def person_values(person: Person) -> dict[str, str]:
    """Somebody in the event by the words of sheets."""
    values: dict[str, str] = {_OTHERWISE_CALLED.get(word, word): text for word, text in person.values.items()}
    return values | dict(person.fields)


def said_by_one(said: Mapping[str, str], value: Value = value_word) -> Details:
    """What a row or a person says, without anybody beside it."""
    return Details(("",), tuple((field_word(label), (value(label, text),)) for label, text in said.items() if text))


def compared(
    said: Mapping[str, str], others: Sequence[tuple[str, Mapping[str, str]]], value: Value = value_word
) -> Details:
    """The row beside everybody it may mean; what nobody says is left out, what differs comes first."""
    lines = []
    for label, text in said.items():
        texts = (text, *(values.get(label, "") for _who, values in others))
        known = any(label in values for _who, values in others)
        if known and any(texts):
            lines.append((field_word(label), tuple(value(label, text) for text in texts)))
    lines.sort(key=lambda line: len(set(line[1])) == 1)
    return Details((_("In the file"), *(who for who, _values in others)), tuple(lines))
