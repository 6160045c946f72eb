"""A run of badges: how many faces are on paper with each."""

from organizer.domain.printing.badges.runs import Run
from organizer.domain.printing.faces import Face
from organizer.domain.printing.pieces import Piece, PieceKind, Subject

BADGE, CARD = Face(90_000, 130_000, (), ()), Face(86_000, 54_000, (), ())


def test_sheets_between_badges_use_up_labels_and_badges_of_another_size_do_not() -> None:
    faces = (BADGE, BADGE, BADGE, CARD, CARD)
    pieces = tuple(Piece(PieceKind.BADGE, Subject(person=n), "", "") for n, _face in enumerate(faces))
    run = Run(faces, pieces, (), 5, 0, 0, between={0: (BADGE, BADGE), 2: (BADGE,), 4: (CARD,)})
    assert [run.faces_until(each) for each in pieces] == [3, 4, 6, 1, 3]
