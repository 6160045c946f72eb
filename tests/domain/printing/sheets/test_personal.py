from organizer.domain.printing.days import Name
from organizer.domain.printing.faces import Face
from organizer.domain.printing.sheet_orders import SheetKind
from organizer.domain.printing.sheets.kinds import draw
from organizer.domain.printing.sheets.personal import Entry, PersonalSchedule
from tests.domain.printing.sheet_values import DAY, EVENT, LI, ROOM, kit, words


def pages(count: int) -> tuple[Face, ...]:
    """The schedule of somebody who does so many things."""
    does = tuple(
        Entry(0, 540 + each, 541 + each, Name(f"Talk {each}"), ("speaker",), room=ROOM) for each in range(count)
    )
    return draw(SheetKind.PERSONAL, [PersonalSchedule(LI, EVENT, ((0, DAY),), does)], kit())


def sizes(made: tuple[Face, ...]) -> set[int]:
    return {each.size for page in made for each in words(page) if each.text.startswith("Talk ")}


def test_few_things_stand_in_large_letters() -> None:
    assert (len(pages(1)), sizes(pages(1))) == (1, {5_850})


def test_letters_are_as_large_as_they_can_be_on_as_few_pages() -> None:
    found = [(len(made), *sizes(made)) for made in map(pages, range(8, 16))]
    assert found == sorted(found, key=lambda each: (each[0], -each[1]))
    assert {size for _count, size in found if size} > {3_900}


def test_nothing_is_lost_on_the_way() -> None:
    said = [text for page in pages(60) for text in page.words() if text.startswith("Talk ")]
    assert said == [f"Talk {each}" for each in range(60)]
