"""Extra columns of a sheet stay apart from those of our own exports."""

from organizer.domain.imports.people_columns import STORED
from organizer.domain.sheets.own_headers import reserved, told_apart


def test_headers_of_every_language_and_the_words_of_the_fields_are_reserved() -> None:
    assert {"Email", "电子邮箱", "Arrival (UTC)", "Organizer ID", *STORED} <= reserved()
    assert reserved().isdisjoint({"T-shirt", "checked_in_at"})


def test_labels_that_are_alike_are_numbered() -> None:
    assert told_apart(["Note", "E-mail", "note", "Email", "Email"], {"email"}) == [
        "Note", "E-mail", "note (2)", "Email (2)", "Email (3)"
    ]  # fmt: skip
    assert told_apart(["A", "A (2)", "A"], ()) == ["A", "A (2)", "A (3)"]
