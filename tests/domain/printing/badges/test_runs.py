"""A run of badges: which files and jobs it is, and which labels are used up."""

from organizer.domain.printing.badges.runs import Run
from organizer.domain.printing.faces import Face
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock import A4
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.domain.printing.pieces import Piece, PieceKind, Subject

BADGE, CARD = Face(80_000, 50_000, (), ()), Face(78_000, 48_000, (), ())
TEN = stock_named("Avery L4785")


def a_run(
    *faces: Face, between: dict[int, tuple[Face, ...]] | None = None, parcels: dict[int, str] | None = None
) -> Run:
    pieces = tuple(Piece(PieceKind.BADGE, Subject(person=n), "", "") for n, _face in enumerate(faces))
    return Run(faces, pieces, (), len(faces), 0, 0, between=between or {}, parcels=parcels or {})


def starts(run: Run, paper: Paper) -> list[int]:
    return [run.next_start(paper, each) for each in run.pieces]


def test_sheets_between_badges_use_up_labels_and_badges_of_another_size_begin_a_sheet() -> None:
    run = a_run(BADGE, BADGE, BADGE, CARD, CARD, between={0: (BADGE, BADGE), 2: (BADGE,), 4: (CARD,)})
    assert starts(run, Paper(TEN)) == [4, 5, 7, 2, 4]
    assert starts(run, Paper(TEN, start=6)) == [9, 10, 2, 2, 4]
    assert starts(run, Paper(A4)) == [4, 5, 7, 2, 4]


def test_each_size_and_each_parcel_that_is_apart_is_a_batch() -> None:
    parcels = {0: "A-F", 2: "G-Z", 3: "A-F"}
    run = a_run(BADGE, BADGE, BADGE, CARD, CARD, between={2: (BADGE,)}, parcels=parcels)
    found = [(each.parcel, each.size, len(each.faces), each.badges) for each in run.batches]
    assert found == [("A-F", (80_000, 50_000), 2, 2), ("G-Z", (80_000, 50_000), 2, 1), ("A-F", (78_000, 48_000), 2, 2)]
    assert starts(run, Paper(TEN, start=4)) == [5, 6, 3, 2, 3]
    assert [each.badges for each in a_run(BADGE, BADGE).batches] == [2]
    assert a_run().batches == ()


def test_each_badge_is_on_a_sheet_and_sheets_are_counted_through_all_files() -> None:
    run = a_run(*([BADGE] * 12), CARD, CARD, between={0: (BADGE,), 3: (BADGE,)})
    assert run.sheet_numbers(Paper(TEN)) == (*[1] * 8, *[2] * 4, 3, 3)
    assert run.sheet_numbers(Paper(TEN, start=7)) == (*[1] * 3, *[2] * 9, 3, 3)
    assert run.sheet_numbers(Paper()) == (2, 3, 4, *range(6, 17))
