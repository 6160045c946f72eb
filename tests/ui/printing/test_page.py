import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.badges.stuffing import Plan
from organizer.domain.printing.badges.templates import default_design, default_designs
from organizer.domain.printing.ledger import State
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock import A4, SINGLE
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.errors import RuleViolation
from organizer.progress import Progress
from organizer.services.printing import badges, ledger
from organizer.services.printing.templates import add_template, choose_template, make_default
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.factories import a_category, a_person, an_organization
from tests.ui.printing.badge_pages import texts
from ui.printing.badges.page import BadgesPage
from ui.printing.badges.reading import Checked, check_badges
from ui.printing.page import PrintPage
from ui.printing.press import Sent
from ui.window import MainWindow

LONG = "Zoe Maximiliana-Alexandra Featherstonehaugh-Cholmondeley-Wriothesley-Montmorency"
BACK = [{"kind": "text", "box": [5_000, 5_000, 80_000, 10_000], "text": "Behind", "size": 5_000}]

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]


@pytest.fixture
def people(workspace: Workspace) -> list[int]:
    """Anna and Bela are guests, Zoe is from the press and has a name that no badge holds."""
    guest, press = a_category(workspace, "Guest", color=1), a_category(workspace, "Press", color=2)
    home = an_organization(workspace, "KPI Kyiv")
    return [
        a_person(workspace, "Anna Schmidt", category_id=guest, code="A", organization_id=home),
        a_person(workspace, "Bela Kovács", category_id=guest, code="B"),
        a_person(workspace, LONG, category_id=press, code="C"),
    ]


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.show_event(workspace)
    yield made
    made.release()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, people: list[int]) -> BadgesPage:  # noqa: ARG001 - somebody to print
    shown = window.show_page("print")
    assert isinstance(shown, PrintPage)
    settle(qtbot, window)
    return shown.badges


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)


def listed(page: BadgesPage) -> list[str]:
    return [line.name.split()[0] for line in page._choice.listed]


def said(page: BadgesPage) -> tuple[str, ...]:
    return page._preview.face.words() if page._preview.face else ()


def test_the_models_are_sound(page: BadgesPage) -> None:
    for view in (page._choice.list, page._checks.list):
        QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    page._choice.show_all_of_choice()


def test_it_shows_whose_badge_is_due_and_the_first_badge(page: BadgesPage) -> None:
    assert listed(page) == ["Anna", "Bela", "Zoe"]
    assert "Anna Schmidt" in said(page)
    assert page._pane.where.text() == "1 of 3"


def test_the_keys_turn_to_the_next_badge(qtbot: QtBot, page: BadgesPage) -> None:
    qtbot.keyClick(page._preview, Qt.Key.Key_Right)
    assert "Bela Kovács" in said(page)
    qtbot.keyClick(page._preview, Qt.Key.Key_Left)
    qtbot.keyClick(page._preview, Qt.Key.Key_Left)
    assert "Anna Schmidt" in said(page)
    qtbot.keyClick(page._choice.list, Qt.Key.Key_Down)
    assert "Bela Kovács" in said(page)


def test_search_and_category_narrow_what_will_be_printed(qtbot: QtBot, page: BadgesPage) -> None:
    page._choice.search.setText("kpi")
    qtbot.waitUntil(lambda: listed(page) == ["Anna"])
    page._choice.search.setText("kovacs")
    qtbot.waitUntil(lambda: listed(page) == ["Bela"])
    page._choice.search.clear()
    page._choice._categories.setCurrentText("Press")
    qtbot.waitUntil(lambda: listed(page) == ["Zoe"])
    page._choice.search.setText("anna")
    qtbot.waitUntil(lambda: listed(page) == [])
    assert not page._print.isEnabled()


def test_a_problem_leads_to_its_badge(page: BadgesPage, people: list[int]) -> None:
    (problem,) = page._checks.problems
    assert (problem.person, problem.kind) == (people[2], ProblemKind.CUT)
    page._checks.list.setCurrentIndex(page._checks.list.model().index(0, 0, QModelIndex()))
    assert "Zoe" in " ".join(said(page))


def test_a_pdf_is_written_and_what_came_out_is_marked(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "badges.pdf"
    page.write_pdf_to(path)
    settle(qtbot, window)
    assert [name for name, text in zip(("Anna", "Bela", "Zoe"), texts(path), strict=True) if name not in text] == []
    assert page.printing.outcome.isVisible()
    qtbot.keyClick(page.printing.outcome._yes, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not page.printing.outcome.isVisible()
    assert listed(page) == []
    assert {line.state for line in badges.lines(workspace, Progress())} == {State.PRINTED}


def test_badges_are_not_written_over_an_event(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    Workspace.create(str(other), {"name": "Other"}).close()
    before = other.read_bytes()
    page.write_pdf_to(other)
    settle(qtbot, window)
    assert window.toaster.text() == "“other.pdf” is an event of Organizer and would be lost. Choose another name."
    assert other.read_bytes() == before
    assert not page.printing.outcome.isVisible()


def test_nobody_with_a_name_is_nobody_to_print(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, tmp_path: Path
) -> None:
    nameless = a_person(workspace, "", category_id=1)
    page.show_people([nameless])
    settle(qtbot, window)
    page.write_pdf_to(tmp_path / "badges.pdf")
    settle(qtbot, window)
    assert window.toaster.text() == "There is nothing to print: nobody of these has a name."
    assert not page.printing.outcome.isVisible()


def test_of_what_was_sent_before_the_trouble_it_is_asked_and_the_trouble_said(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, people: list[int]
) -> None:
    run = badges.prepare(workspace, badges.Wanted(ids=people), page._typeface.ruler(), Progress())  # type: ignore[union-attr]
    sent = Sent(run, Paper(), "Canon", 2, RuleViolation("Too small."))
    page._to_paper.start(lambda _progress: sent, None, "Printing badges")
    settle(qtbot, window)
    assert window.toaster.text() == "Too small."
    assert page.printing.outcome._text.text() == "2 badges went to Canon. Did all come out?"
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert listed(page) == ["Zoe"]


def test_when_the_printer_jams_only_what_came_out_is_marked(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, tmp_path: Path
) -> None:
    page.write_pdf_to(tmp_path / "badges.pdf")
    settle(qtbot, window)
    qtbot.keyClick(page._preview, Qt.Key.Key_Right)
    bar = page.printing.outcome
    qtbot.mouseClick(bar._some, Qt.MouseButton.LeftButton)
    assert (bar._range._from.value(), bar._range._to.value()) == (1, 2)
    said = bar._range._names.accessibleName()
    assert said == "2 came out: Anna Schmidt … Bela Kovács"
    qtbot.mouseClick(bar._range._mark, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert listed(page) == ["Zoe"]


def test_labels_are_used_up_by_what_came_out_alone(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, tmp_path: Path
) -> None:
    make_default(workspace, add_template(workspace, "Card", default_designs()["card-86x54"]))
    settle(qtbot, window)
    page._checks.paper.use_stock(stock_named("Avery 7165"))
    bar = page.printing.outcome
    started = []
    for answer in (bar._no, bar._some, bar._yes):
        page.write_pdf_to(tmp_path / "badges.pdf")
        settle(qtbot, window)
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
        if answer is bar._some:  # up to the badge that is shown, which is the first
            qtbot.mouseClick(bar._range._mark, Qt.MouseButton.LeftButton)
        settle(qtbot, window)
        started.append((page._checks.paper.paper.start, listed(page)))
    assert started == [(1, ["Anna", "Bela", "Zoe"]), (2, ["Bela", "Zoe"]), (4, [])]


def test_badges_of_two_sizes_and_their_files_are_named(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, tmp_path: Path
) -> None:
    assert page._checks._size.text() == "A badge is 90 × 130 mm."
    make_default(workspace, add_template(workspace, "Usual", default_design()))
    choose_template(workspace, [2], add_template(workspace, "Card", default_designs()["card-86x54"]))
    settle(qtbot, window)
    assert page._checks._size.text() == "Badges are of 2 sizes: 90 × 130 mm, 86 × 54 mm."
    page._checks.paper.use_stock(A4)
    assert page._checks._sheets.text() == "2"
    page._checks.paper.use_stock(SINGLE)
    page.write_pdf_to(tmp_path / "x.pdf")
    settle(qtbot, window)
    assert sorted(each.name for each in tmp_path.glob("x*.pdf")) == ["x-2.pdf", "x.pdf"]
    said = page.printing.outcome._text.text()
    assert said == "3 badges went to “x.pdf” (2), “x-2.pdf” (1). Did all come out?"


def test_numbers_that_did_not_come_out_stay_due(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, tmp_path: Path
) -> None:
    page.write_pdf_to(tmp_path / "badges.pdf")
    settle(qtbot, window)
    asked = page.printing.outcome._range
    qtbot.mouseClick(page.printing.outcome._some, Qt.MouseButton.LeftButton)
    asked._which.setCurrentIndex(1)
    asked._to.setValue(3)
    asked._from.setValue(2)
    qtbot.mouseClick(asked._mark, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert listed(page) == ["Bela", "Zoe"]


def test_a_badge_that_did_not_come_out_after_all_is_due_again(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace
) -> None:
    run = badges.prepare(workspace, badges.Wanted(), page._typeface.ruler(), Progress())  # type: ignore[union-attr]
    ledger.mark_printed(workspace, run.pieces, Progress())
    settle(qtbot, window)
    page._choose("all")
    qtbot.mouseClick(page._unmark, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    page._choose("due")
    assert listed(page) == ["Anna"]
    assert not page._unmark.isVisible()


def test_a_badge_that_became_wrong_comes_back(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, people: list[int]
) -> None:
    run = badges.prepare(workspace, badges.Wanted(), page._typeface.ruler(), Progress())  # type: ignore[union-attr]
    ledger.mark_printed(workspace, run.pieces, Progress())
    settle(qtbot, window)
    assert listed(page) == []
    with workspace.operation("Correct a name") as db:
        db.execute(update(tables.person).where(tables.person.c.id == people[1]).values(name="Béla Kovács"))
    settle(qtbot, window)
    assert listed(page) == ["Béla"]
    assert "Béla Kovács" in said(page)


def test_people_picked_elsewhere_are_listed_even_without_category(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, people: list[int]
) -> None:
    speaker = a_person(workspace, "Yuki Tanaka")
    settle(qtbot, window)
    page._choice.search.setText("nobody at all")
    page.show_people([people[0], speaker])
    settle(qtbot, window)
    assert listed(page) == ["Anna", "Yuki"]


def test_a_hidden_page_reads_again_when_it_is_shown(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace
) -> None:
    window.show_page("history")
    a_person(workspace, "Carl Nielsen", category_id=1)
    assert listed(page) == ["Anna", "Bela", "Zoe"]
    window.show_page("print")
    settle(qtbot, window)
    assert listed(page) == ["Anna", "Bela", "Carl", "Zoe"]


def test_a_badge_with_a_back_is_turned_over_and_offers_both_sides(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace
) -> None:
    assert not page._over.isVisible()
    assert not page._checks.paper.sides.isVisible()
    add_template(workspace, "Both sides", {**default_design(), "back": {"elements": BACK}})
    settle(qtbot, window)
    assert page._over.isVisible()
    assert page._checks.paper.sides.isVisible()
    assert "Anna Schmidt" in said(page)
    page._over.click()
    assert said(page) == ("Behind",)
    page._choice.turn(1)
    assert said(page) == ("Behind",)


def test_four_on_a_sheet_need_fewer_sheets(page: BadgesPage) -> None:
    assert page._checks._sheets.text() == "3"
    page._checks.paper.use_stock(A4)
    assert page._checks._sheets.text() == "1"


def test_after_cancel_the_page_reads_when_it_is_looked_at_again(
    page: BadgesPage, window: MainWindow, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr("organizer.services.printing.badges.lines", _until_cancelled)
        a_person(workspace, "Dora Late", category_id=1, code="D")
        assert window.jobs.running
        for job in window.jobs.running:
            job.cancel()
        settle(qtbot, window)
    assert listed(page) == ["Anna", "Bela", "Zoe"]
    window.show_page("today")
    window.show_page("print")
    settle(qtbot, window)
    assert listed(page) == ["Anna", "Bela", "Dora", "Zoe"]


def _until_cancelled(_workspace: Workspace, progress: Progress, **_also: object) -> None:
    """Three badges are read faster than anybody cancels."""
    while True:
        progress.step(0, 0)


def test_while_it_reads_it_says_so_beside_and_not_before_the_window(
    window: MainWindow, people: list[int], qtbot: QtBot
) -> None:
    shown = window.show_page("print")
    assert isinstance(shown, PrintPage)
    page = shown.badges
    assert [job.title for job in window.jobs.running] == [""]
    assert page._choice._count.text() == "Looking at the badges…"
    assert not page._print.isEnabled()
    assert not page._choice._categories.isVisible()
    assert not page._checks._verdict.isVisible()
    settle(qtbot, window)
    assert page._choice._count.text() == f"{len(people)} badges"
    assert page._print.isEnabled()
    assert page._choice._categories.isVisible()
    assert page._checks._verdict.isVisible()


def test_the_first_badge_is_seen_before_all_are_set(
    window: MainWindow, people: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.printing.badges.page.check_badges", _set_until_cancelled)
    shown = window.show_page("print")
    assert isinstance(shown, PrintPage)
    qtbot.waitUntil(lambda: "Anna Schmidt" in said(shown.badges), timeout=20_000)
    assert (len(window.jobs.running), len(listed(shown.badges))) == (1, len(people))
    assert not shown.badges._checks._verdict.isVisible()
    for job in window.jobs.running:
        job.cancel()
    settle(qtbot, window)


def _set_until_cancelled(_workspace: Workspace, _people: list[int], _dots: int, progress: Progress) -> None:
    while True:
        progress.step(0, 0)


def test_what_is_printed_already_is_left_out_or_printed_for_a_reason(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, tmp_path: Path, people: list[int]
) -> None:
    run = badges.prepare(workspace, badges.Wanted(ids=people[:1]), page._typeface.ruler(), Progress())  # type: ignore[union-attr]
    ledger.mark_printed(workspace, run.pieces, Progress())
    settle(qtbot, window)
    page._choose("all")
    page.write_pdf_to(tmp_path / "badges.pdf")
    asked = page.printing.again
    assert asked._text.text() == "1 of 3 is printed already."
    qtbot.mouseClick(asked._out, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page.printing.outcome._text.text().startswith("2 badges went to “badges.pdf”.")

    page.write_pdf_to(tmp_path / "again.pdf")
    asked._reasons.setCurrentIndex(1)
    asked._note.setText("coffee")
    qtbot.mouseClick(asked._again, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    for _print in range(2):  # the first was not answered yet
        qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
        settle(qtbot, window)
    mark = tables.print_mark.c
    with workspace.reading() as db:
        rows = [tuple(row) for row in db.execute(select(mark.person_id, mark.reason, mark.note).order_by(mark.id))]
    assert rows == [
        *((each, "", "") for each in people),
        *((each, "damaged", "coffee") for each in people),
    ]


def test_of_whoever_is_listed_no_longer_it_is_asked_no_longer(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, tmp_path: Path, people: list[int]
) -> None:
    run = badges.prepare(workspace, badges.Wanted(ids=people[:1]), page._typeface.ruler(), Progress())  # type: ignore[union-attr]
    ledger.mark_printed(workspace, run.pieces, Progress())
    settle(qtbot, window)
    page._choose("all")
    page.write_pdf_to(tmp_path / "badges.pdf")
    asked = []
    an_organization(workspace, "Aalto University")  # read again, but the same people
    settle(qtbot, window)
    asked.append(page.printing.again.isVisible())
    page._choice._categories.setCurrentText("Guest")
    asked.append(page.printing.again.isVisible())
    assert asked == [True, False]


def test_while_it_is_read_again_nothing_is_printed_twice(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, tmp_path: Path
) -> None:
    page._choose("all")
    page.write_pdf_to(tmp_path / "badges.pdf")
    settle(qtbot, window)
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    page._choose("due")
    page._choose("all")
    assert {line.state for line in page._choice.listed} == {State.NEW}  # as far as the page knows
    assert not page._print.isEnabled()
    assert not page._pdf.isEnabled()
    page.write_pdf_to(tmp_path / "again.pdf")
    settle(qtbot, window)
    assert not (tmp_path / "again.pdf").exists()
    assert window.toaster.text().startswith("There is nothing to print: who has a name here has the badge already")
    assert page._print.isEnabled()
    assert page._pdf.isEnabled()


def test_what_could_not_be_marked_is_asked_about_again(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.write_pdf_to(tmp_path / "badges.pdf")
    settle(qtbot, window)
    with monkeypatch.context() as broken:
        broken.setattr(ledger, "mark_printed", _refuse)
        qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    assert (window.toaster.text(), page.printing.outcome.isVisible()) == ("Not now.", True)
    qtbot.mouseClick(page.printing.outcome._yes, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert (listed(page), page.printing.outcome.isVisible()) == ([], False)


def _refuse(*_values: object, **_options: object) -> None:
    raise RuleViolation("Not now.")


def test_who_was_read_anew_while_they_were_checked_is_not_checked(
    qtbot: QtBot,
    window: MainWindow,
    page: BadgesPage,
    workspace: Workspace,
    people: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go = threading.Event()

    def check_late(*values: Any) -> Checked:
        go.wait(20)
        return check_badges(*values)

    monkeypatch.setattr("ui.printing.badges.page.CHECKED_AT_ONCE", 0)
    monkeypatch.setattr("ui.printing.badges.page.check_badges", check_late)
    a_person(workspace, "Carl Nielsen", category_id=1)
    settle(qtbot, window)
    qtbot.mouseClick(page._checks._check, Qt.MouseButton.LeftButton)
    with workspace.operation("Correct a name") as db:
        db.execute(update(tables.person).where(tables.person.c.id == people[1]).values(name="Béla Kovács"))
    qtbot.waitUntil(lambda: "Béla" in listed(page), timeout=20_000)
    go.set()
    settle(qtbot, window)
    assert (page._checks._verdict.text(), page._checks._check.isVisible()) == ("not checked", True)


def test_only_who_was_checked_is_said_to_be_fine(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.printing.badges.page.CHECKED_AT_ONCE", 0)
    a_person(workspace, "Carl Nielsen", category_id=1, code="D")
    settle(qtbot, window)
    page._choice._categories.setCurrentText("Guest")
    qtbot.mouseClick(page._checks._check, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    of_guests = page._checks._verdict.text()
    page._choice._categories.setCurrentIndex(0)
    assert (of_guests, page._checks._verdict.text()) == ("every badge is fine", "not checked")


def test_the_rest_is_printed_without_whoever_has_a_problem(page: BadgesPage, people: list[int]) -> None:
    assert page._checks._sum.text() == "3 listed = 3 to print + 0 left out + 0 twice"
    page._checks._rest.setChecked(True)
    assert [line.id for line in page._listed_to_print()] == people[:2]
    assert page._checks._sum.text() == "3 listed = 2 to print + 1 left out + 0 twice"


def test_the_rest_keeps_whoever_only_shares_a_name(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, people: list[int]
) -> None:
    home = an_organization(workspace, "Aalto University")
    namesake = a_person(workspace, "Anna Schmidt", category_id=1, code="D", organization_id=home)
    settle(qtbot, window)
    kinds = [each.kind for each in page._checks.problems]
    assert kinds == [ProblemKind.CUT, ProblemKind.SAME_NAME, ProblemKind.SAME_NAME]
    page._checks._rest.setChecked(True)
    assert sorted(line.id for line in page._listed_to_print()) == [*people[:2], namesake]


def test_a_problem_opens_the_person_where_it_is_mended(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, people: list[int]
) -> None:
    page._checks.list.activated.emit(page._checks.list.model().index(0, 0, QModelIndex()))
    settle(qtbot, window)
    panel = window.show_page("people").panel()  # type: ignore[attr-defined]
    assert panel.person == people[2]
    assert panel.focusWidget() is panel.fields["badge_name"].editor


def test_the_order_of_envelopes_is_that_of_the_print(page: BadgesPage) -> None:
    assert page._order.plan is None
    page._order._parcels.actions()[2].trigger()
    assert page._order.plan == Plan(parcels=3)
    assert page._checks._sheets.text() == "6"  # with the covers
    page._order._parcels.actions()[-1].trigger()
    assert page._order.plan == Plan(letters=("A-F", "G-L", "M-R", "S-Z"))
    page._order._apart.trigger()
    assert page._order.plan == Plan(letters=("A-F", "G-L", "M-R", "S-Z"), apart=True)
    assert page._order.toolTip() == "As listed · Nothing · A-F · G-L · M-R · S-Z · Each parcel in a file of its own"
    page._order._parcels.actions()[0].trigger()
    assert page._order.plan is None


def test_codes_are_checked_anew_for_another_printer(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace
) -> None:
    code = {"kind": "code", "box": [10_000, 10_000, 6_300, 6_300]}  # squares of 0.3 mm
    make_default(
        workspace, add_template(workspace, "Small", {"version": 1, "size": [60_000, 40_000], "elements": [code]})
    )
    settle(qtbot, window)
    assert {each.kind for each in page._checks.problems} == {ProblemKind.UNREADABLE_CODE}
    qtbot.keyClick(page._checks.paper.resolution, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert page._checks.problems == ()


def test_a_change_makes_the_page_say_what_is_wrong(
    qtbot: QtBot, window: MainWindow, page: BadgesPage, workspace: Workspace, people: list[int]
) -> None:
    run = badges.prepare(workspace, badges.Wanted(), page._typeface.ruler(), Progress())  # type: ignore[union-attr]
    ledger.mark_printed(workspace, run.pieces, Progress())
    with workspace.operation("Correct a name") as db:
        db.execute(update(tables.person).where(tables.person.c.id == people[1]).values(name="Béla"))
    bar = window.show_page("print")._wrong  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bar._text.text() == "1 sheet is now wrong: the badge of Béla.", timeout=60_000)
    qtbot.mouseClick(bar._print, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert listed(page) == ["Béla"]
