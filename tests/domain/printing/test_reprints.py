from organizer.domain.printing.ledger import Mark, Wrong
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.domain.printing.reprints import stacks
from organizer.domain.printing.sheet_orders import Languages, PaperSize, SheetKind, SheetOrder


def wrong(what: PieceKind, made: str = "", **of: int) -> Wrong:
    piece = Piece(what, Subject(**of), "", "new")
    return Wrong(Mark(1, what, piece.subject, "", "old", "", "", made), piece)


def made(*wrongs: Wrong) -> list[tuple[str, ...]]:
    return [tuple(order.made for order in stack.orders) for stack in stacks(wrongs)]


def test_each_is_made_as_it_was_before() -> None:
    tents = (wrong(PieceKind.TENT, "small-tents letter sides", person=2), wrong(PieceKind.TENT, person=1))
    assert made(*tents) == [("small-tents letter sides",), ("tents a4 both",)]
    (stack,) = stacks(tents[:1])
    assert stack.orders == (
        SheetOrder(
            SheetKind.SMALL_TENTS,
            PaperSize.LETTER,
            languages=Languages.SIDES,
            due=True,
            people=(2,),
            subjects=frozenset({Subject(person=2)}),
        ),
    )


def test_what_lies_on_the_same_paper_is_one_stack_the_highest_first() -> None:
    wrongs = (
        wrong(PieceKind.POSTER, "poster a3 both", day=0),
        wrong(PieceKind.BOOKLET, "booklet a4 both"),
        wrong(PieceKind.DOOR_SIGN, "door-signs a4 both", room=1, day=0),
        wrong(PieceKind.DOOR_SIGN, "door-signs a4 both", room=2, day=0),
        wrong(PieceKind.CERTIFICATE, "certificates a4 both", person=1),
        wrong(PieceKind.BADGE, person=1),
    )
    plain = ("door-signs a4 both", "certificates a4 both")
    assert made(*wrongs) == [plain, ("poster a3 both",), ("booklet a4 both",)]
    assert stacks(wrongs)[0].orders[0].subjects == {Subject(room=1, day=0), Subject(room=2, day=0)}


def test_what_the_ledger_does_not_know_is_made_as_usual() -> None:
    of_session = (wrong(PieceKind.DOOR_SIGN, session=1), wrong(PieceKind.SIGN_IN, session=1))
    of_event = (wrong(PieceKind.DOOR_SIGN, "poster of a future", room=1, day=0), wrong(PieceKind.SIGN_IN))
    assert made(*of_session) == [("session-signs a4 both", "session-sign-in a4 both")]
    assert made(*of_event) == [("door-signs a4 both", "sign-in a4 both")]
    assert made(wrong(PieceKind.POSTER, day=0)) == [("poster a4 both",)]


def test_a_booklet_of_a_day_is_folded_by_itself() -> None:
    booklets = [wrong(PieceKind.BOOKLET, "booklet a4 both", **of) for of in ({}, {"day": 1})]
    (stack,) = stacks(booklets)
    assert [order.day for order in stack.orders] == [None, 1]


def test_what_nothing_takes_the_place_of_is_not_printed() -> None:
    gone = Wrong(wrong(PieceKind.TENT, person=1).mark, None)
    assert stacks([gone]) == ()
