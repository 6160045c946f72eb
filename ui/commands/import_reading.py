"""What ``import`` is told and what it tells: the mapping file, the JSON document, the lines for people."""

import codecs
import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from organizer.domain.imports.outcomes import Group, group_words
from organizer.errors import BadInput
from organizer.i18n import _, ngettext

if TYPE_CHECKING:
    from organizer.domain.imports.people_plan import PeoplePlan
    from organizer.domain.imports.plan_changes import RowChange
    from organizer.domain.imports.programme_plan import ProgrammePlan
    from organizer.domain.sheets.workbook import Inspection, SheetRow

Word = TypeVar("Word", bound=StrEnum)

SKIP = "skip"
"""In a mapping file: leave this column out."""

_SHOWN = 20  # rows told one by one; JSON and the report have them all


def read_mapping(path: Path) -> dict[str, str | None]:
    """What a mapping file says, by header or column number.

    Either ``{"姓名": "name", "Notes": null, "7": "skip"}``, or the ``mapping`` (or the whole document) that
    ``import --json`` printed, corrected. Raises BadInput.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(_("The mapping “{name}” cannot be read.").format(name=path.name)) from error
    except json.JSONDecodeError as error:
        text = _("The mapping “{name}” is no JSON: {reason} in line {line}.")
        raise BadInput(text.format(name=path.name, reason=error.msg, line=error.lineno)) from error
    if isinstance(told, dict) and isinstance(told.get("mapping"), list):
        told = told["mapping"]
    if isinstance(told, list) and all(isinstance(each, dict) and "column" in each for each in told):
        told = {str(each["column"]): SKIP if each.get("skipped") else each.get("field") for each in told}
    if not isinstance(told, dict) or not all(value is None or isinstance(value, str) for value in told.values()):
        text = _("The mapping “{name}” must say a field for each header, like {example}.")
        raise BadInput(text.format(name=path.name, example='{"Full name": "name"}'))
    return told


def with_mapping(
    guesses: Sequence[Any], columns: Mapping[int, Word | None], *, told: Mapping[str, str | None], words: type[Word]
) -> dict[int, Word | None]:
    """The meaning of the columns with what was told instead. Raises BadInput for an unknown header or field."""
    columns = dict(columns)
    numbers = {str(guess.column): guess.column for guess in guesses}
    numbers |= {guess.header: guess.column for guess in reversed(guesses)}
    for name, word in told.items():
        if name not in numbers:
            raise BadInput(_("The sheet has no column “{name}”.").format(name=name))
        if word == SKIP:
            columns.pop(numbers[name], None)
        else:
            columns[numbers[name]] = field(word, words)
    return columns


def field(word: str | None, words: type[Word]) -> Word | None:
    """The field of that word. Raises BadInput naming those there are."""
    try:
        return None if word is None else words(word)
    except ValueError as error:
        known = ", ".join(each.value for each in words)
        raise BadInput(_("There is no field “{word}”. There are: {known}.").format(word=word, known=known)) from error


def known_encoding(name: str | None) -> str | None:
    """The encoding that was told. Raises BadInput for one that nobody knows."""
    try:
        return name and codecs.lookup(name).name
    except LookupError as error:
        raise BadInput(_("There is no encoding “{name}”.").format(name=name)) from error


def known_delimiter(told: str | None) -> str | None:
    """The character that is meant; “tab” is one too. Raises BadInput for several."""
    delimiter = {"tab": "\t", "\\t": "\t"}.get((told or "").lower(), told)
    if delimiter is not None and len(delimiter) != 1:
        raise BadInput(_("“{text}” is no single character between cells. Try “;” or “tab”.").format(text=told))
    return delimiter


def pointed_at(inspection: "Inspection", sheet: str | None, header_row: int | None) -> "Inspection":
    """Another sheet (by name, or by number from 1) or row of headers of a file. Raises BadInput."""
    from organizer.domain.sheets.layout import inspect_workbook

    workbook = inspection.workbook
    names = [each.name for each in workbook.sheets]
    if sheet is None:
        place = inspection.sheet
    elif sheet in names:
        place = names.index(sheet)
    elif sheet.isdecimal() and 0 < int(sheet) <= len(names):
        place = int(sheet) - 1
    else:
        text = _("The file has no sheet “{sheet}”. There are: {names}.")
        raise BadInput(text.format(sheet=sheet, names=", ".join(f"“{name}”" for name in names)))
    if header_row is not None and not 0 <= header_row <= len(workbook.sheets[place].rows):
        raise BadInput(_("The sheet has no row {row}.").format(row=header_row))
    return inspect_workbook(workbook, sheet=place, header_row=header_row)


ALL = "all"
"""Given for ``--sheet``: every sheet with the same headers, unless one is called so."""


def wants_all(inspection: "Inspection", sheet: str | None) -> bool:
    """Whether the sheets with the same headers were asked for together."""
    return sheet == ALL and ALL not in [each.name for each in inspection.workbook.sheets]


def chosen_table(inspection: "Inspection", number: int) -> "Inspection":
    """Another table of the file, by its number from 1 as the dry run tells it. Raises BadInput."""
    from organizer.domain.sheets.layout import inspect_table

    tables = inspection.tables
    if not 0 < number <= len(tables):
        text = ngettext("The file has {count} table.", "The file has {count} tables.", len(tables))
        raise BadInput(text.format(count=len(tables)))
    return inspect_table(inspection.workbook, tables[number - 1], tables)


def _other_tables(inspection: "Inspection") -> list[dict[str, Any]]:
    """What else the file holds and was not looked at."""
    from organizer.domain.imports.other_tables import other_tables

    found = other_tables(inspection)
    names = [each.name for each in inspection.workbook.sheets]
    people = [
        {
            "kind": "people",
            "table": inspection.tables.index(each) + 1,
            "sheet": names[each.sheet],
            "header_row": each.header_row,
            "rows": len(each.body),
        }
        for each in found.people
    ]
    return [*people, *({"kind": "programme", "sheet": name} for name in found.programme)]


def people_document(plan: "PeoplePlan") -> dict[str, Any]:
    """A people sheet and what becomes of its rows."""
    from organizer.domain.imports.plan_notes import plan_notes

    inspection = plan.inspection

    def line(each: Any, **more: Any) -> dict[str, Any]:
        return {**_place(inspection.at(each.row)), **more}

    return {
        "file": Path(inspection.workbook.path).name,
        "kind": "people",
        "sheet": inspection.table.name,
        **_if_any(sheets=[part.sheet for part in inspection.parts]),
        "header_row": inspection.header_row,
        "encoding": inspection.workbook.encoding,
        "delimiter": inspection.workbook.delimiter,
        "notes": [*inspection.notes, *plan_notes(plan)],
        "mapping": _people_mapping(plan),
        "counts": counts(plan),
        "new": [line(each, name=each.name, category=plan.category_of(each)) for each in plan.new],
        "updated": [
            line(each, name=each.name, id=each.id, differences=_differences(each.differences)) for each in plan.updated
        ],
        "unchanged": [line(each, name=each.name, id=each.id) for each in plan.unchanged],
        "conflicting": [
            line(each, name=each.name, reason=each.reason, candidates=list(each.candidates))
            for each in plan.conflicting
        ],
        "rejected": [
            line(each, column=each.column, reason=each.reason, **_if_any(bad_values=list(each.bad)))
            for each in plan.rejected
        ],
        **_if_any(taken_without=_taken_without(plan)),
        **_if_any(shared_emails=[{"email": each.email, "rows": each.rows} for each in plan.shared]),
        **_if_any(removed=[{"id": each.id, "name": each.name} for each in plan.removed]),
        **_if_any(others=_other_tables(inspection)),
    }


def _place(at: "SheetRow") -> dict[str, Any]:
    """Where a row stands: the sheet is told where several are read as one."""
    return {"row": at.row, **({"sheet": at.sheet} if at.sheet else {})}


def change_told(change: "RowChange") -> dict[str, Any]:
    """A row that does something else than was planned first."""
    place = _place(change.at) if change.at else {"row": max(change.row, 0) or None}
    return {**place, "name": change.name, "was": change.was, "now": change.now}


def _taken_without(plan: "PeoplePlan") -> list[dict[str, Any]]:
    """The values without which rows are taken."""
    at = plan.inspection.at
    return [
        {**_place(at(row)), "field": each.label, "value": each.text}
        for row, bad in plan.dropped.items()
        for each in bad
    ]


def _if_any(**lists: list[Any]) -> dict[str, list[Any]]:
    return {name: found for name, found in lists.items() if found}


def _people_mapping(plan: "PeoplePlan") -> list[dict[str, Any]]:
    """Every column of the sheet, those that are left out as ``skipped``."""
    taken = {guess.column: _mapped(guess) for guess in plan.mapping}
    guesses = plan.inspection.mapping
    return [taken.get(guess.column) or _mapped(guess) | {"skipped": True} for guess in guesses]


def _mapped(guess: Any) -> dict[str, Any]:
    told = {"column": guess.column, "header": guess.header, "field": guess.field.value if guess.field else None}
    return told | ({"confidence": round(guess.confidence, 2)} if guess.field else {})


def _differences(differences: Sequence[Any]) -> list[dict[str, str]]:
    return [{"field": each.label, "old": each.old, "new": each.new} for each in differences]


def programme_document(kind: str, plan: "ProgrammePlan") -> dict[str, Any]:
    """A programme file and what becomes of its entries."""
    source = plan.source
    table = source.tables[0] if source.tables else None
    groups = {name: getattr(plan, name) for name in ("new", "updated", "unchanged", "conflicting")}
    return {
        "file": Path(source.path).name,
        "kind": kind,
        "sheet": table.sheet.name if table else None,
        "header_row": table.header + 1 if table else None,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "mapping": [_mapped(each) for each in source.columns],
        "counts": counts(plan),
        **{name: [_entry(each) for each in entries] for name, entries in groups.items()},
        "rejected": [{"row": each.row, "column": each.column, "reason": each.reason} for each in plan.rejected],
        **_if_any(removed=[{"id": each.id, "name": each.title} for each in plan.removed]),
    }


def _entry(entry: Any) -> dict[str, Any]:
    told = {"row": entry.row, "kind": entry.kind.value, "title": entry.title, "id": entry.id}
    if entry.differences:
        told["differences"] = _differences(entry.differences)
    if entry.reason:
        told["reason"] = entry.reason
    return told


def counts(plan: "PeoplePlan | ProgrammePlan") -> dict[str, int]:
    """How many rows are in each of the five groups."""
    found = plan.counts
    names = ("new", "updated", "unchanged", "conflicting", "rejected")
    return {name: getattr(found, name) for name in names}


def lines(document: Mapping[str, Any]) -> list[str]:
    """The document for people: where it was found, how many of each, and the rows that need a look."""
    from organizer.domain.sheets.workbook import SheetRow

    count, words = _("{count} {word}"), group_words()
    counted = [count.format(count=number, word=words[Group(name)]) for name, number in document["counts"].items()]
    told = [_("{name}: {text}").format(name=document["file"], text=", ".join(counted))]
    if document["sheet"] is not None:
        place = _("  sheet “{sheet}”, headers in row {row}: {columns}")
        taken = [each for each in document["mapping"] if each["field"] and "skipped" not in each]
        meant = ", ".join(f"{each['header']} → {each['field']}" for each in taken)
        told.append(
            place.format(
                sheet="”, “".join(document.get("sheets", [document["sheet"]])),
                row=document["header_row"],
                columns=meant,
            )
        )
        told += _other_columns(document)
    doubtful = [*document["conflicting"], *document["rejected"]]
    told += [
        _("  row {row}: {reason}").format(row=SheetRow(each["row"], each.get("sheet", "")), reason=each["reason"])
        for each in doubtful[:_SHOWN]
    ]
    if len(doubtful) > _SHOWN:
        told.append(_("  … and {count} more; --report FILE.xlsx writes them all").format(count=len(doubtful) - _SHOWN))
    return [*told, *_more_lines(document)]


def _other_columns(document: Mapping[str, Any]) -> Iterator[str]:
    """The columns without a field. Of people they are kept as they are, unless left out; a programme keeps none."""
    others = [each for each in document["mapping"] if "skipped" in each or not each["field"]]
    kept = [each for each in others if document["kind"] == "people" and "skipped" not in each]
    left = [each for each in others if each not in kept]
    for text, columns in ((_("  kept as they are: {names}"), kept), (_("  left out: {names}"), left)):
        if columns:
            yield text.format(names=_listed([_header(each) for each in columns]))


def _header(mapped: Mapping[str, Any]) -> str:
    return mapped["header"] or _("Column {number}").format(number=mapped["column"] + 1)


def _listed(names: Sequence[str]) -> str:
    more = [f"… ({len(names):,})"] if len(names) > _SHOWN else []
    return ", ".join([*names[:_SHOWN], *more])


def _more_lines(document: Mapping[str, Any]) -> Iterator[str]:
    """What was neither taken nor refused: people who are gone from the file, and its other tables."""
    if removed := document.get("removed"):
        text = _("  no longer in the file, and left in the event: {names}")
        yield text.format(names=_listed([each["name"] for each in removed]))
    others = document.get("others", ())
    for each in others:
        if each["kind"] == "people":
            text = _("  more people in the sheet “{sheet}”, headers in row {row}: take them in with --table {table}")
            yield text.format(sheet=each["sheet"], row=each["header_row"], table=each["table"])
    programme = [each["sheet"] for each in others if each["kind"] == "programme"]
    if programme:
        names = "”, “".join(programme)
        yield _("  a programme in “{sheets}”: take it in with --as programme").format(sheets=names)
