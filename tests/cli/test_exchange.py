"""``import`` and ``export`` through the real command."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from organizer.domain.sheets.workbook import Field
from organizer.progress import Progress
from organizer.services import imports
from organizer.services.column_memory import remember
from tests.cli.command import ENVIRONMENT, Done, organizer, refused

ROWS = [
    ["Conference registrations", None, None, None],
    ["Full name", "E-mail", "Company", "T-shirt"],
    ["Anna Rossi", "anna@example.org", "Politecnico", "M"],
    ["王伟", "wang@example.org", "清华大学", "L"],
    [None, "nobody@example.org", "Politecnico", "S"],
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with a title above the headers and a row without a name."""
    return write(tmp_path / "people.xlsx", ROWS)


def write(path: Path, rows: list[list[Any]]) -> Path:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def counts(done: Done) -> dict[str, int]:
    """How many rows of each kind."""
    assert done.code == 0, done
    return {name: count for name, count in done.document["counts"].items() if count}


def people(event: Path) -> int:
    """How many people are in the event."""
    return int(organizer("info", event, "--json").document["counts"]["people"])


def test_a_dry_run_tells_everything_and_writes_nothing(event: Path, sheet: Path) -> None:
    before = event.read_bytes()
    document = organizer("import", event, sheet, "--dry-run", "--json").document
    assert {key: document[key] for key in ("file", "kind", "sheet", "header_row", "encoding", "delimiter")} == {
        "file": "people.xlsx",
        "kind": "people",
        "sheet": "Sheet",
        "header_row": 2,
        "encoding": None,
        "delimiter": None,
    }
    assert [(each["column"], each["header"], each["field"]) for each in document["mapping"]] == [
        (0, "Full name", "name"),
        (1, "E-mail", "email"),
        (2, "Company", "organization"),
        (3, "T-shirt", None),
    ]
    assert document["counts"] == {"new": 2, "updated": 0, "unchanged": 0, "conflicting": 0, "rejected": 1}
    assert document["new"] == [
        {"row": 3, "name": "Anna Rossi", "category": "Participant"},
        {"row": 4, "name": "王伟", "category": "Participant"},
    ]
    assert [(each["row"], each["column"]) for each in document["rejected"]] == [(5, "Full name")]
    assert "operation" not in document
    assert event.read_bytes() == before


def test_an_import_is_one_operation_and_the_second_one_none(event: Path, sheet: Path) -> None:
    first = organizer("import", event, sheet, "--json")
    assert (counts(first), first.document["operation"]) == ({"new": 2, "rejected": 1}, 2)
    second = organizer("import", event, sheet, "--json")
    assert (counts(second), second.document["operation"]) == ({"unchanged": 2, "rejected": 1}, None)
    organizer("undo", event)
    assert people(event) == 0


def test_a_changed_cell_is_an_update_with_its_difference(event: Path, tmp_path: Path, sheet: Path) -> None:
    organizer("import", event, sheet)
    changed = write(tmp_path / "later.xlsx", [*ROWS[:2], ["Anna Rossi", "anna@example.org", "Politecnico", "XL"]])
    document = organizer("import", event, changed, "--json").document
    assert [(each["row"], each["name"], each["differences"]) for each in document["updated"]] == [
        (3, "Anna Rossi", [{"field": "T-shirt", "old": "M", "new": "XL"}])
    ]


def test_a_text_file_is_read_as_it_is_told(event: Path, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,x;Email\nA,1;a@x.org\n", encoding="utf-8")
    told = organizer("import", event, tmp_path / "p.csv", "--dry-run", "--json", "--delimiter", ";").document
    assert (told["delimiter"], [each["header"] for each in told["mapping"]]) == (";", ["Name,x", "Email"])
    assert "no single character" in refused(organizer("import", event, tmp_path / "p.csv", "--delimiter", "ab"))


def test_what_is_odd_is_told_and_a_row_with_an_error_is_not_taken(event: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "p.xlsx", [["Name", "Email"], ["A", "#N/A"], ["#REF!", "b@x.org"], ["C", "c@x.org"]])
    document = organizer("import", event, path, "--dry-run", "--json").document
    assert document["notes"] == ["2 cells hold an error instead of a value and are read as empty: B2 #N/A, A3 #REF!."]
    assert (document["counts"]["new"], document["rejected"]) == (
        1,
        [
            {"row": 2, "column": "Email", "reason": "The cell holds the error #N/A.", "bad_values": ["email"]},
            {"row": 3, "column": "Name", "reason": "The cell holds the error #REF!."},
        ],
    )


@pytest.mark.parametrize(
    "told", [{"Company": None, "3": "diet"}, {"mapping": [{"column": 2}, {"column": 3, "field": "diet"}]}]
)
def test_a_mapping_overrules_the_guess(event: Path, sheet: Path, told: object) -> None:
    path = sheet.with_name("m.json")
    path.write_text(json.dumps(told), encoding="utf-8")
    document = organizer("import", event, sheet, "--mapping", path, "--dry-run", "--json").document
    assert [each["field"] for each in document["mapping"]] == ["name", "email", None, "diet"]


def test_a_column_can_be_left_out(event: Path, sheet: Path) -> None:
    path = sheet.with_name("m.json")
    path.write_text('{"T-shirt": "skip"}', encoding="utf-8")
    document = organizer("import", event, sheet, "--mapping", path, "--dry-run", "--json").document
    assert [each["header"] for each in document["mapping"] if "skipped" not in each] == [
        "Full name",
        "E-mail",
        "Company",
    ]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert organizer("import", event, sheet, "--mapping", path, "--dry-run", "--json").document == document


def test_what_a_person_said_of_such_headers_is_remembered(
    event: Path, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGANIZER_HOME", str(tmp_path))
    monkeypatch.setitem(ENVIRONMENT, "ORGANIZER_HOME", str(tmp_path))
    inspection = imports.inspect(sheet, Progress())
    remember(inspection, {0: Field.NAME, 1: Field.EMAIL, 3: Field.CATEGORY})
    document = organizer("import", event, sheet, "--dry-run", "--json").document
    assert [each["field"] for each in document["mapping"] if "skipped" not in each] == ["name", "email", "category"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "The mapping “m.json” is no JSON"),
        ("[1]", "The mapping “m.json” must say a field for each header"),
        ('{"Shoe": "name"}', "The sheet has no column “Shoe”."),
        ('{"Company": "employer"}', "There is no field “employer”. There are: name, "),
        ('{"Full name": null}', "No column of the sheet holds names."),
    ],
)
def test_a_wrong_mapping_is_a_sentence(event: Path, sheet: Path, text: str, sentence: str) -> None:
    path = sheet.with_name("m.json")
    path.write_text(text, encoding="utf-8")
    assert refused(organizer("import", event, sheet, "--mapping", path)).startswith(sentence)


def test_what_was_not_taken_is_written_with_its_reason(event: Path, sheet: Path) -> None:
    report = sheet.with_name("rejected.xlsx")
    organizer("import", event, sheet, "--report", report)
    rows = [list(row) for row in load_workbook(report).active.iter_rows(values_only=True)]
    assert rows == [
        ["Conference registrations", None, None, None, None],
        ["Full name", "E-mail", "Company", "T-shirt", "⚠ Why it was not imported"],
        [None, "nobody@example.org", "Politecnico", "S", "The name is missing."],
    ]


def test_lines_of_a_programme_that_were_not_taken_are_written_too(event: Path, tmp_path: Path) -> None:
    rows = [["Time", "Room", "Title"], ["9-ish", "Hall A", "Opening"], ["10:00-11:00", "Hall A", "Panel"]]
    report = tmp_path / "rejected.xlsx"
    organizer("import", event, write(tmp_path / "agenda.xlsx", rows), "--as", "programme", "--report", report)
    told = [list(row) for row in load_workbook(report).active.iter_rows(values_only=True)]
    assert [row[:3] for row in told] == rows[:2]
    assert told[1][3] == "“9-ish” is not a time."


def test_the_other_tables_of_a_file_are_told_and_can_be_chosen(event: Path, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Name", "E-mail", "Company"])
    book.active.append(["Anna Rossi", "anna@example.org", "Politecnico"])
    staff, agenda = book.create_sheet("Staff"), book.create_sheet("Agenda")
    for row in (["Name", "Phone"], ["Bo Yi", "13800000001"]):
        staff.append(row)
    for row in (["Time", "Room", "Title"], ["10:00-11:00", "Hall A", "Panel"]):
        agenda.append(row)
    book.save(path := tmp_path / "all.xlsx")
    done = organizer("import", event, path)
    assert "more people in the sheet “Staff”, headers in row 1: take them in with --table 2" in done.out
    assert "a programme in “Agenda”: take it in with --as programme" in done.out
    second = organizer("import", event, path, "--sheet", "Staff", "--json").document
    assert ([each["name"] for each in second["new"]], second["others"]) == (
        ["Bo Yi"],
        [
            {"kind": "people", "table": 1, "sheet": "Sheet", "header_row": 1, "rows": 1},
            {"kind": "programme", "sheet": "Agenda"},
        ],
    )
    assert organizer("import", event, path, "--as", "programme", "--json").document["counts"]["new"] == 1
    sentence = refused(organizer("import", event, path, "--sheet", "Guests"))
    assert sentence == "The file has no sheet “Guests”. There are: “Sheet”, “Staff”, “Agenda”."


def test_a_table_beside_another_one_is_chosen_by_its_number(event: Path, tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ["Name", "E-mail", None, "Name", "E-mail"],
        ["Anna Rossi", "anna@example.org", None, "Bo Yi", "bo@example.org"],
    ):
        book.active.append(row)
    book.save(path := tmp_path / "two.xlsx")
    (other,) = organizer("import", event, path, "--dry-run", "--json").document["others"]
    second = organizer("import", event, path, "--table", other["table"], "--json").document
    assert [each["name"] for each in second["new"]] == ["Bo Yi"]
    assert refused(organizer("import", event, path, "--table", 3)) == "The file has 2 tables."


def test_our_own_export_comes_back_with_all_its_sheets(event: Path, tmp_path: Path) -> None:
    rows = [["Name", "Category"], ["Anna Rossi", "Guest"], ["Bo Yi", "Speaker"], ["Cy Zhu", "Speaker"]]
    organizer("import", event, write(tmp_path / "in.xlsx", rows))
    organizer("export", event, path := tmp_path / "out.xlsx", "--what", "people", "--sheet-per-category")
    book = load_workbook(path)
    for sheet, name in (("Guest", "Anna Bianchi"), ("Speaker", None)):
        book[sheet]["A2"] = name
    book.save(path)
    document = organizer("import", event, path, "--dry-run", "--json").document
    assert document["sheets"] == ["Guest", "Speaker"]
    assert [(each["sheet"], each["row"]) for each in document["updated"]] == [("Guest", 2)]
    assert [(each["sheet"], each["row"]) for each in document["unchanged"]] == [("Speaker", 3)]
    assert [(each["sheet"], each["row"]) for each in document["rejected"]] == [("Speaker", 2)]
    assert "  row 2 (Speaker): The name is missing." in organizer("import", event, path, "--dry-run").out
    alone = organizer("import", event, path, "--sheet", "Speaker", "--dry-run", "--json").document
    assert (alone["counts"]["unchanged"], "sheets" in alone) == (1, False)


def test_sheets_with_the_same_headers_are_taken_together_on_demand(event: Path, tmp_path: Path) -> None:
    book = Workbook()
    pages = [book.active, book.create_sheet("Staff")]
    for page, name in zip(pages, ("Anna Rossi", "Bo Yi"), strict=True):
        page.append(["Name", "Company"])
        page.append([name, "Politecnico"])
    book.save(path := tmp_path / "all.xlsx")
    assert organizer("import", event, path, "--dry-run", "--json").document["counts"]["new"] == 1
    document = organizer("import", event, path, "--sheet", "all", "--json").document
    assert [(each["sheet"], each["name"]) for each in document["new"]] == [("Sheet", "Anna Rossi"), ("Staff", "Bo Yi")]
    assert "others" not in document


def test_an_encoding_is_told_where_the_guess_is_wrong(event: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "names.csv"
    sheet.write_bytes("Name,E-mail\nMüller,m@example.org\n".encode("cp1250"))
    document = organizer("import", event, sheet, "--encoding", "windows-1250", "--dry-run", "--json").document
    assert (document["encoding"], document["new"][0]["name"]) == ("cp1250", "Müller")
    done = organizer("import", event, sheet, "--encoding", "klingon")
    assert refused(done) == "There is no encoding “klingon”."


def test_people_read_what_happened(event: Path, sheet: Path) -> None:
    lines = organizer("import", event, sheet, "--dry-run").out.splitlines()
    assert lines[0] == "people.xlsx: 2 new, 0 updated, 0 unchanged, 0 to decide, 1 rejected"
    assert lines[1] == "  sheet “Sheet”, headers in row 2: Full name → name, E-mail → email, Company → organization"
    assert lines[2] == "  kept as they are: T-shirt"
    assert lines[3].startswith("  row 5: ")
    assert lines[4] == "Nothing was written."


def test_people_read_which_columns_were_left_out(event: Path, sheet: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text('{"Company": "skip"}', encoding="utf-8")
    lines = organizer("import", event, sheet, "--mapping", mapping, "--dry-run").out.splitlines()
    assert lines[2:4] == ["  kept as they are: T-shirt", "  left out: Company"]
    agenda = write(tmp_path / "agenda.xlsx", [["Time", "Title", "Catering"], ["10:00-11:00", "Panel", "Tea"]])
    lines = organizer("import", event, agenda, "--as", "programme", "--dry-run").out.splitlines()
    assert lines[2] == "  left out: Catering"
    headless = write(tmp_path / "people.xlsx", [["Name", None, "Email"], ["Anna", "red", "anna@example.org"]])
    assert organizer("import", event, headless, "--dry-run").out.splitlines()[2] == "  kept as they are: Column 2"


def test_several_files_are_several_operations(event: Path, sample_event: Path) -> None:
    sheets = sample_event.parent / "sheets"
    done = organizer("import", event, sheets / "attendees-en.xlsx", sheets / "attendees-zh.xlsx", "--json")
    assert [each["file"] for each in done.document["files"]] == ["attendees-en.xlsx", "attendees-zh.xlsx"]
    assert [each["operation"] for each in done.document["files"]] == [2, 3]
    taken = sum(each["counts"]["new"] for each in done.document["files"])
    assert people(event) == taken > 50


def test_the_agenda_is_known_as_a_programme(event: Path, sample_event: Path) -> None:
    agenda = sample_event.parent / "sheets" / "agenda.xlsx"
    document = organizer("import", event, agenda, "--json").document
    assert (document["kind"], document["counts"]["rejected"]) == ("programme", 0)
    found = organizer("info", event, "--json").document["counts"]
    assert (found["sessions"], found["talks"], found["rooms"]) == (38, 100, 8)
    again = organizer("import", event, agenda, "--json")
    assert set(counts(again)) == {"unchanged"}


@pytest.mark.parametrize(
    ("name", "what"),
    [("all.xlsx", "all"), ("people.csv", "people"), ("people.xlsx", "people"), ("programme.xlsx", "programme")],
)
def test_what_was_exported_imports_back_without_a_change(sample: Path, name: str, what: str) -> None:
    file = sample.with_name(name)
    exported = organizer("export", sample, file, "--what", what, "--json")
    assert (exported.code, exported.document["file"]) == (0, str(file))
    found = counts(organizer("import", sample, file, "--json"))
    assert set(found) == {"unchanged"}
    assert organizer("info", sample, "--json").document["counts"]["operations"] == 10


def test_an_ending_that_nobody_writes_is_refused_with_those_there_are(sample: Path) -> None:
    done = organizer("export", sample, sample.with_name("grid.csv"), "--what", "grid")
    assert refused(done) == "This cannot be written as “.csv”. Choose a name that ends in .xlsx."


def test_people_are_exported_as_they_are_chosen(event: Path, sheet: Path) -> None:
    organizer("import", event, sheet)
    file = sheet.with_name("chosen.xlsx")
    choice = ("--columns", "email, name,T-shirt", "--order", "email", "--descending", "--sheet-per-category")
    done = organizer("export", event, file, "--what", "people", *choice, "--json")
    assert done.document["rows"] == {"Participant": 2}
    rows = list(load_workbook(file)["Participant"].iter_rows(values_only=True))
    assert [row[:3] for row in rows] == [
        ("Email", "Name", "T-shirt"), ("wang@example.org", "王伟", "L"), ("anna@example.org", "Anna Rossi", "M"),
    ]  # fmt: skip


def test_a_text_file_is_written_in_the_encoding_asked_for(event: Path, sheet: Path) -> None:
    organizer("import", event, sheet)
    file = sheet.with_name("chosen.csv")
    assert organizer("export", event, file, "--what", "people", "--encoding", "gb18030").code == 0
    assert "王伟" in file.read_bytes().decode("gb18030")


@pytest.mark.parametrize("choice", [("--columns", "shoe"), ("--category", "Pet"), ("--order", "user")])
def test_what_cannot_be_chosen_is_refused_with_what_can(event: Path, choice: tuple[str, str]) -> None:
    done = organizer("export", event, event.with_name("p.xlsx"), "--what", "people", *choice)
    assert refused(done).startswith("There is no ")


def test_rows_are_taken_without_their_bad_values_where_that_is_told(event: Path, tmp_path: Path) -> None:
    people = [[f"Person {letter}", f"{letter}@example.org"] for letter in "abc"]
    sheet = write(tmp_path / "people.xlsx", [["Name", "E-mail"], *people, ["Wang Wei", "wang@@x"]])
    kept_out = organizer("import", event, sheet, "--dry-run", "--json").document
    assert kept_out["rejected"] == [
        {"row": 5, "column": "E-mail", "reason": "“wang@@x” is not an e-mail address.", "bad_values": ["email"]}
    ]
    taken = organizer("import", event, sheet, "--take-without-bad-values", "--json")
    note = "1 row is taken without “Email”; what its cell says is kept in the person’s note."
    assert counts(taken) == {"new": 4}
    assert taken.document["taken_without"] == [{"row": 5, "field": "email", "value": "wang@@x"}]
    assert taken.document["notes"] == [note]
    assert note in taken.err


def test_an_address_of_several_people_is_said(event: Path, tmp_path: Path) -> None:
    rows = [[name, "billing@example.org"] for name in ("Ada Lovelace", "Bo Yi", "Cleo Park")]
    done = organizer("import", event, write(tmp_path / "people.xlsx", [["Name", "E-mail"], *rows]), "--json")
    assert done.document["shared_emails"] == [{"email": "billing@example.org", "rows": 3}]
    assert "billing@example.org stands in 3 rows" in done.err


def test_a_mapping_that_was_told_is_remembered_once_it_was_imported(event: Path, sheet: Path, tmp_path: Path) -> None:
    told = tmp_path / "m.json"
    told.write_text(json.dumps({"T-shirt": "skip"}), encoding="utf-8")
    organizer("import", event, sheet, "--mapping", told, "--dry-run")
    assert "skipped" not in organizer("import", event, sheet, "--dry-run", "--json").document["mapping"][3]
    organizer("import", event, sheet, "--mapping", told)
    assert organizer("import", event, sheet, "--dry-run", "--json").document["mapping"][3]["skipped"] is True
