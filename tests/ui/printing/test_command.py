import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from organizer.domain.people.registration_codes import ALPHABET, LENGTH
from organizer.domain.printing.badges.runs import Wanted
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.badges.templates import default_design, default_designs
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock import Stock
from organizer.errors import BadInput, FileTrouble, NotFound, RuleViolation
from organizer.progress import Progress
from organizer.services.overview import event_card
from organizer.services.printing import badges, stocks, templates
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person
from tests.ui.printing.badge_pages import poppler, texts
from ui.printing.command import BadgeOrder, print_badges, proof_badges
from ui.printing.stock.preferences import remember_stock

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    guest = a_category(workspace)
    names = ("Anna", "Anna", "Bela", "")
    return [a_person(workspace, name, category_id=guest) for name in names]


def printed(workspace: Workspace, path: Path, *, due: bool = False, stock: str = "single") -> dict[str, object]:
    return print_badges(workspace, path, Progress(), BadgeOrder(Wanted(due=due), stock=stock))


def test_the_report_adds_up(workspace: Workspace, people: list[int], tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    report = printed(workspace, path)
    problems = [(each["person"], each["kind"]) for each in report.pop("problems")]  # type: ignore[attr-defined]
    counts = {"input": 4, "printed": 3, "skipped": 1, "duplicates": 0, "pages": 3, "again": 0}
    assert report == {**counts, "files": ["badges.pdf"]}
    assert problems == [(people[3], "missing-name"), (people[1], "duplicate")]
    assert len(texts(path)) == 3


def test_everybody_has_a_code_afterwards(workspace: Workspace, people: list[int], tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    printed(workspace, path)
    codes = [line.code for line in badges.lines(workspace, Progress())]
    assert len(set(codes)) == len(people)
    assert all(code in text for code, text in zip(codes[1:], texts(path), strict=True))


def test_a_code_is_one_word_in_the_pdf_whatever_its_letters(workspace: Workspace, tmp_path: Path) -> None:
    """Else nobody finds a badge in the file; “Y T” once came out with a space, being spaced and kerned apart."""
    every_pair = "".join(first + second for first in ALPHABET for second in ALPHABET)
    codes = sorted({every_pair[at : at + 8] for at in range(0, len(every_pair), 6)})
    guest = a_category(workspace)
    for code in codes:
        a_person(workspace, code.lower(), code=code, category_id=guest)
    path = tmp_path / "badges.pdf"
    printed(workspace, path)
    assert [(code, text) for code, text in zip(codes, texts(path), strict=True) if code not in text] == []


@pytest.mark.usefixtures("people")
def test_a_proof_is_what_would_be_printed_and_leaves_the_event_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    remember_stock(Stock("Ward roll", 90_000, 0))
    before = workspace.last_operation
    made_up = proof_badges(workspace, tmp_path / "a.pdf", Progress(), BadgeOrder(stock="ward roll"))
    assert workspace.last_operation == before
    assert {line.code for line in badges.lines(workspace, Progress())} == {""}
    assert stocks.event_stocks(workspace) == ()
    report = printed(workspace, tmp_path / "b.pdf", stock="ward roll")
    assert (made_up["printed"], made_up["pages"]) == (report["printed"], report["pages"])
    proof = proof_badges(workspace, tmp_path / "a.pdf", Progress(), BadgeOrder(stock="ward roll"))
    assert proof == {**report, "files": ["a.pdf"], "again": 3}
    assert texts(tmp_path / "a.pdf") == texts(tmp_path / "b.pdf")


@pytest.mark.usefixtures("people")
def test_badges_of_a_proof_have_codes_of_the_same_length_that_differ(workspace: Workspace, tmp_path: Path) -> None:
    proof_badges(workspace, tmp_path / "a.pdf", Progress(), BadgeOrder())
    found = [re.findall(f"[{ALPHABET}]{{{LENGTH}}}", text) for text in texts(tmp_path / "a.pdf")]
    assert [len(codes) for codes in found] == [1, 1, 1]
    assert len({codes[0] for codes in found}) == 3


@pytest.mark.usefixtures("people")
def test_a_badge_with_a_back_has_it_on_the_next_page_of_a_file_that_names_the_event(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "badges.pdf"
    templates.add_template(workspace, "Both sides", {**default_design(), "back": "same"})
    assert printed(workspace, path)["pages"] == 6
    assert [text.count("Bela") for text in texts(path)] == [0, 0, 0, 0, 1, 1]
    assert printed(workspace, path, stock="a4")["pages"] == 2
    about = dict(line.split(":", 1) for line in poppler("pdfinfo", path).splitlines())
    name = event_card(workspace).name
    assert (about["Title"].strip(), about["Author"].strip()) == (f"{name} · Badges", name)


def test_only_changed_prints_what_became_wrong(workspace: Workspace, people: list[int], tmp_path: Path) -> None:
    printed(workspace, tmp_path / "first.pdf")
    with workspace.operation("Correct a name") as db:
        db.execute(update(tables.person).where(tables.person.c.id == people[2]).values(name="Béla"))
    report = printed(workspace, tmp_path / "second.pdf", due=True)
    assert (report["input"], report["printed"], report["skipped"]) == (4, 1, 3)
    assert "Béla" in texts(tmp_path / "second.pdf")[0]
    assert printed(workspace, tmp_path / "third.pdf", due=True)["printed"] == 0
    assert not (tmp_path / "third.pdf").exists()


def test_four_badges_a_sheet(workspace: Workspace, people: list[int], tmp_path: Path) -> None:  # noqa: ARG001
    assert printed(workspace, tmp_path / "badges.pdf", stock="a4")["pages"] == 1


@pytest.mark.usefixtures("people")
def test_a_sheet_that_was_begun_is_gone_on_with(workspace: Workspace, tmp_path: Path) -> None:
    def pages(use: Paper) -> object:
        return proof_badges(workspace, tmp_path / "b.pdf", Progress(), BadgeOrder(stock="a4", use=use))["pages"]

    assert [pages(Paper(start=start)) for start in (1, 2, 3)] == [1, 1, 2]
    assert pages(Paper(gap=31_000)) == 2  # two on a sheet
    with pytest.raises(RuleViolation, match="no label 5 on a sheet of “a4”; it has 4"):
        pages(Paper(start=5))


@pytest.mark.usefixtures("people")
def test_a_stock_of_the_event_is_found_and_one_of_this_computer_is_taken_into_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    stocks.add_stock(workspace, Stock("Ours", 210_000, 297_000))
    assert printed(workspace, tmp_path / "a.pdf", stock="ours")["pages"] == 1
    remember_stock(Stock("Ward roll", 90_000, 0))
    assert printed(workspace, tmp_path / "b.pdf", stock="ward roll")["pages"] == 3
    assert [each.name for each in stocks.event_stocks(workspace)] == ["Ours", "Ward roll"]


@pytest.mark.usefixtures("people")
def test_codes_are_as_large_as_the_printer_needs_them(workspace: Workspace, tmp_path: Path) -> None:
    side = 21 * 300  # three dots of 254 µm and a little, or too little for dots of 125 µm
    code = {"kind": "code", "box": [10_000, 10_000, side, side]}
    templates.add_template(workspace, "Small code", {"version": 1, "size": [60_000, 40_000], "elements": [code]})
    found = [
        {each["kind"] for each in _report(workspace, tmp_path, stock, dots)["problems"]} & {"unreadable-code"}
        for stock, dots in (("single", None), ("single", 300), ("a4", None), ("a4", 203))
    ]
    assert found == [{"unreadable-code"}, set(), set(), {"unreadable-code"}]
    with pytest.raises(RuleViolation, match="not 50"):
        _report(workspace, tmp_path, "a4", 50)


def _report(workspace: Workspace, folder: Path, stock: str, dots: int | None) -> dict[str, Any]:
    return proof_badges(workspace, folder / "b.pdf", Progress(), BadgeOrder(stock=stock, resolution=dots))


@pytest.fixture
def a_press_card(workspace: Workspace, people: list[int]) -> int:
    """Bela is of the press, whose badges are smaller and have a back."""
    press = a_category(workspace, "Press")
    card = {**default_designs()["card-86x54"], "back": "same"}
    templates.choose_template(workspace, [press], templates.add_template(workspace, "Card", card))
    templates.make_default(workspace, templates.add_template(workspace, "Usual", default_design()))
    with workspace.operation("Of the press") as db:
        db.execute(update(tables.person).where(tables.person.c.id == people[2]).values(category_id=press))
    return press


@pytest.mark.usefixtures("a_press_card")
def test_badges_of_two_sizes_go_into_two_files(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    report = printed(workspace, path)
    assert (report["printed"], report["pages"], report["files"]) == (3, 4, ["badges.pdf", "badges-2.pdf"])
    assert ["Anna" in text for text in texts(path)] == [True, True]
    assert ["Bela" in text for text in texts(tmp_path / "badges-2.pdf")] == [True, True]  # the front and the back
    assert {line.state.due for line in badges.lines(workspace, Progress()) if line.name} == {False}


@pytest.mark.usefixtures("a_press_card")
def test_each_parcel_goes_into_a_file_of_its_own_that_is_named_by_its_desk(
    workspace: Workspace, tmp_path: Path
) -> None:
    a_person(workspace, "Zoe", category_id=1)
    plan = Plan(letters=("A-L", "M-Z"), apart=True)
    report = print_badges(workspace, tmp_path / "b.pdf", Progress(), BadgeOrder(Wanted(plan=plan)))
    assert report["files"] == ["b-A-L.pdf", "b-M-Z.pdf", "b-A-L-2.pdf"]
    assert sorted(each.name for each in tmp_path.glob("*.pdf")) == sorted(report["files"])
    found = [
        [len([text for text in texts(tmp_path / f) if n in text]) for n in ("Anna", "Zoe", "Bela")]
        for f in report["files"]
    ]
    assert found == [[3, 0, 0], [0, 2, 0], [0, 0, 3]]  # each with its cover; Bela's badge has a back
    assert (report["input"], report["printed"], report["pages"]) == (5, 4, 9)
    assert {line.state.due for line in badges.lines(workspace, Progress()) if line.name} == {False}
    with pytest.raises(BadInput, match=r"3 files, but there is a “b-A-L\.pdf” already"):
        print_badges(workspace, tmp_path / "b.pdf", Progress(), BadgeOrder(Wanted(plan=plan)))


@pytest.mark.usefixtures("a_press_card")
def test_no_further_file_is_written_over_one_that_is_there(workspace: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "badges-2.pdf"
    other.write_bytes(b"other")
    before = workspace.last_operation
    with pytest.raises(BadInput, match=r"“badges-2\.pdf” already"):
        printed(workspace, tmp_path / "badges.pdf")
    assert [each.read_bytes() for each in tmp_path.glob("*.pdf")] == [b"other"]
    assert workspace.last_operation == before  # no code was issued


def test_a_template_that_is_named_is_everybodys(workspace: Workspace, a_press_card: int, tmp_path: Path) -> None:
    report = print_badges(workspace, tmp_path / "b.pdf", Progress(), BadgeOrder(Wanted(category=a_press_card), "Usual"))
    assert (report["pages"], report["files"]) == (1, ["b.pdf"])


def test_what_could_not_be_written_is_not_marked(workspace: Workspace, people: list[int], tmp_path: Path) -> None:  # noqa: ARG001
    with pytest.raises(FileTrouble):
        printed(workspace, tmp_path / "no folder" / "badges.pdf")
    assert {line.state.due for line in badges.lines(workspace, Progress())} == {True}


def test_an_event_without_attendees_and_an_unknown_stock_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="import or add attendees"):
        printed(workspace, tmp_path / "badges.pdf")
    with pytest.raises(NotFound, match="no stock “b5”"):
        printed(workspace, tmp_path / "badges.pdf", stock="b5")
    with pytest.raises(NotFound, match="no badge template “Gold”"):
        print_badges(workspace, tmp_path / "badges.pdf", Progress(), BadgeOrder(template="Gold"))
