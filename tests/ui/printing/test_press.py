"""Badges from the event to several files or jobs, and what is left when one of them fails."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter

from organizer.domain.printing.badges.runs import Wanted
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.badges.templates import default_design, default_designs
from organizer.domain.printing.faces import Face
from organizer.domain.printing.paper.imposition import Paper
from organizer.errors import Cancelled, NotFound, PrinterTrouble
from organizer.progress import Progress
from organizer.services.people import update_person
from organizer.services.printing.templates import add_template, choose_template, make_default
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person
from ui.printing import pdf_files, press
from ui.printing.press import Sent, badges_to_pdf, badges_to_printer
from ui.printing.printers.printer import set_up

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]

PARCELS = Plan(parcels=2, apart=True)


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    guest = a_category(workspace)
    return [a_person(workspace, name, category_id=guest) for name in ("Anna", "Bela", "Carl")]


def failing_at(number: int, trouble: Exception, work: Any, monkeypatch: pytest.MonkeyPatch, module: Any) -> None:
    """Let a function of a module fail when it is called for this time, counted from 1."""
    calls = iter(range(1, number + 1))

    def call(*arguments: Any, **more: Any) -> Any:
        if next(calls, 0) == number:
            raise trouble
        return work(*arguments, **more)

    monkeypatch.setattr(module, work.__name__, call)


def written(workspace: Workspace, path: Path, plan: Plan | None = None) -> Sent:
    return badges_to_pdf(workspace, Wanted(plan=plan), Progress(), path=path, paper=Paper())


@pytest.mark.usefixtures("people")
def test_of_parcels_that_were_cancelled_no_file_stays_in_the_way(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        failing_at(2, Cancelled(), pdf_files.render_pdf, broken, pdf_files)
        with pytest.raises(Cancelled):
            written(workspace, tmp_path / "b.pdf", PARCELS)
    assert list(tmp_path.glob("*.pdf")) == []
    assert written(workspace, tmp_path / "b.pdf", PARCELS).count == 3
    assert sorted(each.name for each in tmp_path.glob("*.pdf")) == ["b-1.pdf", "b-2.pdf"]


def test_a_file_that_was_to_be_replaced_is_as_it_was_when_another_fails(
    workspace: Workspace, people: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_two_sizes(workspace, people)
    (tmp_path / "b.pdf").write_bytes(b"before")
    for number in (1, 2):
        with monkeypatch.context() as broken:
            failing_at(number, Cancelled(), pdf_files.render_pdf, broken, pdf_files)
            with pytest.raises(Cancelled):
                written(workspace, tmp_path / "b.pdf")
        assert [each.read_bytes() for each in tmp_path.glob("*.pdf")] == [b"before"]


@pytest.mark.parametrize("trouble", [Cancelled(), PrinterTrouble("Out of paper.")])
def test_what_was_sent_before_a_job_failed_is_given_back_with_the_trouble(
    workspace: Workspace, people: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    failing_at(2, trouble, press.print_faces, monkeypatch, press)
    sent = _printed(workspace, _a_printer(tmp_path), PARCELS)
    assert ([each.subject.person for each in sent.pieces], sent.trouble) == (people[:2], trouble)
    assert sent.sheets == (2, 3)  # behind the cover


@pytest.mark.usefixtures("people")
def test_where_nothing_was_sent_the_trouble_is_raised(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_at(1, PrinterTrouble("Out of paper."), press.print_faces, monkeypatch, press)
    with pytest.raises(PrinterTrouble):
        _printed(workspace, _a_printer(tmp_path), PARCELS)


def test_each_job_is_on_its_own_paper_whatever_badge_was_previewed(
    workspace: Workspace, people: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_two_sizes(workspace, people)
    printer = set_up(_a_printer(tmp_path), Face(50_000, 30_000, (), ()), Paper(), "Badges")
    sizes = []

    def look(_faces: Any, printer: QPrinter, *_more: Any, **_also: Any) -> None:
        page = printer.pageLayout().pageSize().sizePoints()
        sizes.append((page.width(), page.height()))

    monkeypatch.setattr(press, "print_faces", look)
    assert _printed(workspace, printer).count == 3
    assert sizes == [(255, 368), (243, 153)]  # 90 × 130 mm, 86 × 54 mm


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([{"name": ""}], "There is nothing to print: nobody of these has a name."),
        ([{"name": "Zoe", "status": "cancelled"}], "There is nothing to print: everybody here has cancelled."),
        (
            [{"name": "Zoe", "status": "cancelled"}, {"name": ""}],
            "There is nothing to print: everybody here has cancelled or has no name.",
        ),
    ],
)
def test_why_there_is_nothing_to_print_is_said(
    workspace: Workspace, tmp_path: Path, others: list[dict[str, str]], said: str
) -> None:
    ids = [a_person(workspace, **each) for each in others]  # type: ignore[arg-type]
    with pytest.raises(NotFound) as refused:
        badges_to_pdf(workspace, Wanted(ids=ids), Progress(), path=tmp_path / "b.pdf", paper=Paper())
    assert str(refused.value) == said


def _printed(workspace: Workspace, printer: QPrinter, plan: Plan | None = None) -> Sent:
    return badges_to_printer(workspace, Wanted(plan=plan), Progress(), printer=printer, paper=Paper())


def _a_printer(folder: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    return printer


def _in_two_sizes(workspace: Workspace, people: list[int]) -> None:
    """The last of them, who is by name the last, has a smaller badge."""
    press_people = a_category(workspace, "Press")
    make_default(workspace, add_template(workspace, "Usual", default_design()))
    choose_template(workspace, [press_people], add_template(workspace, "Card", default_designs()["card-86x54"]))
    update_person(workspace, people[-1], {"category": "Press"})
