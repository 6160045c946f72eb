"""What the program stores as a code is shown in words, wherever a row is compared."""

from organizer.domain.sheets import Field
from ui.imports.intake import compared, said_by_one


def test_the_status_is_shown_in_words_on_both_sides() -> None:
    here = {Field.NAME: "Ada", Field.STATUS: "confirmed"}
    assert said_by_one(here).lines == (("Name", ("Ada",)), ("Status", ("Confirmed",)))
    shown = compared({Field.NAME: "Ada", Field.STATUS: "pending"}, [("Ada", here)])
    assert shown.lines == (("Status", ("Pending", "Confirmed")), ("Name", ("Ada", "Ada")))
