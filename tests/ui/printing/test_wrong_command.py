"""``print --what wrong``: all that became wrong, a file for each paper."""

from pathlib import Path
from typing import Any

import pytest

from organizer.domain.printing.badges.runs import Wanted
from organizer.domain.printing.badges.templates import default_design, default_designs
from organizer.domain.printing.sheet_orders import PaperSize, SheetKind, SheetOrder
from organizer.errors import BadInput
from organizer.progress import Progress
from organizer.services import people
from organizer.services.printing import ledger
from organizer.services.printing.templates import add_template, choose_template, make_default
from organizer.services.workspace import Workspace
from tests.factories import a_category, a_person, a_role, a_room, a_session
from tests.ui.printing.badge_pages import texts
from ui.printing.command import BadgeOrder, print_badges, print_sheets, print_wrong, proof_wrong

pytestmark = [pytest.mark.usefixtures("cached_fonts"), pytest.mark.keeps_undo_to_itself]


@pytest.fixture
def renamed(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Anna has a badge, a tent and a poster that call her Ana; Bela's are right."""
    guest = a_category(workspace)
    session = a_session(workspace, "Opening", room_id=a_room(workspace), day=0, start=540, duration=60)
    anna, bela = (a_person(workspace, name, category_id=guest) for name in ("Ana", "Bela"))
    for who in (anna, bela):
        a_role(workspace, who, "chair", session_id=session)
    for order in (SheetOrder(SheetKind.TENTS), SheetOrder(SheetKind.POSTER, PaperSize.A3)):
        print_sheets(workspace, tmp_path / "before.pdf", Progress(), [order])
    print_badges(workspace, tmp_path / "before.pdf", Progress(), BadgeOrder(Wanted()))
    people.update_person(workspace, anna, {"name": "Anna"})
    return workspace


def files(report: dict[str, Any]) -> list[str]:
    return list(report["files"])


def test_what_became_wrong_is_written_and_unless_it_is_a_proof_no_longer_wrong(
    renamed: Workspace, tmp_path: Path
) -> None:
    proof = proof_wrong(renamed, tmp_path / "p.pdf", Progress())
    assert (files(proof), len(ledger.wrong(renamed, Progress()))) == (["p.pdf", "p-2.pdf", "p-3.pdf"], 3)
    report = print_wrong(renamed, tmp_path / "w.pdf", Progress())
    assert files(report) == ["w.pdf", "w-2.pdf", "w-3.pdf"]
    said = [" ".join(texts(tmp_path / name)) for name in files(report)]
    assert ["Anna" in text for text in said] == [True] * 3
    assert "Bela" not in said[2]
    assert (report["pages"], report["again"], report["skipped"]) == (3, 0, 0)
    assert report["wrong"] == proof["wrong"]
    assert [(each["kind"], each["title"], each["fault"], each["day"]) for each in report["wrong"]] == [
        ("badge", "the badge of Anna", "changed", None),
        ("poster", "the poster of day 1", "changed", 0),
        ("tent", "the tent of Anna", "changed", None),
    ]
    assert ledger.wrong(renamed, Progress()) == ()
    assert files(print_wrong(renamed, tmp_path / "x.pdf", Progress())) == []


def test_nothing_is_marked_where_a_file_of_the_last_paper_is_in_the_way(renamed: Workspace, tmp_path: Path) -> None:
    """Badges of a second size need a fourth file; the sheets before them were once written and marked."""
    vip = a_category(renamed, "VIP")
    make_default(renamed, add_template(renamed, "Usual", default_design()))
    choose_template(renamed, [vip], add_template(renamed, "Card", default_designs()["card-86x54"]))
    zoe = a_person(renamed, "Zo", category_id=vip)
    print_badges(renamed, tmp_path / "before.pdf", Progress(), BadgeOrder(Wanted(ids=[zoe])))
    people.update_person(renamed, zoe, {"name": "Zoe"})
    (tmp_path / "w-3-2.pdf").write_bytes(b"other")
    before = len(ledger.wrong(renamed, Progress()))
    with pytest.raises(BadInput, match=r"4 files, but there is a “w-3-2\.pdf” already"):
        print_wrong(renamed, tmp_path / "w.pdf", Progress())
    assert [each.name for each in tmp_path.glob("w*.pdf")] == ["w-3-2.pdf"]
    assert len(ledger.wrong(renamed, Progress())) == before
    (tmp_path / "w-3-2.pdf").unlink()
    assert files(print_wrong(renamed, tmp_path / "w.pdf", Progress())) == ["w.pdf", "w-2.pdf", "w-3.pdf", "w-3-2.pdf"]
    assert ledger.wrong(renamed, Progress()) == ()


def test_no_further_file_is_written_over(renamed: Workspace, tmp_path: Path) -> None:
    (tmp_path / "w-3.pdf").write_bytes(b"other")
    with pytest.raises(BadInput, match=r"3 files, but there is a “w-3\.pdf” already"):
        print_wrong(renamed, tmp_path / "w.pdf", Progress())
    assert not (tmp_path / "w.pdf").exists()
    assert len(ledger.wrong(renamed, Progress())) == 3
