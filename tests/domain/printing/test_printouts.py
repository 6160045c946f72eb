from organizer.domain.printing.faces import Box, Face, Fill, Placed, Turn
from organizer.domain.printing.printouts import Printout, together

A4 = (210_000, 297_000)
BLACK = Fill(Box(0, 0, 1_000, 1_000), "#000000")


def page(width: int, height: int, bookmark: str = "x") -> Face:
    return Face(width, height, (), (BLACK,), bookmark=bookmark)


def printout(title: str, *pages: Face) -> Printout:
    return Printout(title, "Event", pages, (), asked=len(pages) + 1, skipped=1)


def test_kinds_lie_behind_each_other_and_are_found_by_their_names() -> None:
    made = together("All", [printout("Signs", page(*A4), page(*A4)), printout("Tents", page(*A4))])
    assert [each.bookmark for each in made.pages] == ["Signs", "", "Tents"]
    assert (made.title, made.event, made.asked, made.skipped, made.printed) == ("All", "Event", 5, 2, 3)


def test_pages_that_lie_are_turned_where_others_stand() -> None:
    lying = page(297_000, 210_000)
    made = together("All", [printout("Signs", page(*A4)), printout("Certificates", lying)])
    assert [(each.width, each.height) for each in made.pages] == [A4, A4]
    assert made.pages[1].own == (Placed(210_000, 0, Turn.RIGHT, (BLACK,)),)


def test_pages_that_all_lie_stay_as_they_are() -> None:
    lying = page(297_000, 210_000, "Certificates")
    assert together("All", [printout("Certificates", lying)]).pages == (lying,)


def test_nothing_is_nothing() -> None:
    assert together("All", []) == Printout("All", "", (), (), 0)
