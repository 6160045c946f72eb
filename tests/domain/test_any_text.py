"""Nothing that a cell or a header can hold makes the understanding fail, and cleaning twice changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.contacts import clean_email, clean_emails, clean_phone, is_address, with_country_codes
from organizer.domain.countries import country_code
from organizer.domain.imports.cleaning import DayOrder, clean_instant, clean_status, cleaner, text_column
from organizer.domain.names.titles import split_titles
from organizer.domain.sheets.columns import guess_columns
from organizer.domain.sheets.headers import near_scores
from organizer.domain.sheets.workbook import Field

SHARDS = """
+ 00 49 (0) 171-23 ٠٥ ０ 1.38E+10 ext. 转 @ x.org a.b < > mailto: , ; ┋ / ( ) : . - ' 王 伟 教授 先生 Dr. Prof. PhD
김 Germany 中国 🇩🇪 12.03.26 2026-05-01 20260501 5 мая 2026 下午 3:04 PM Z +02:00 Name 姓名 E-Mail Q3. 1、 der de
"""
PIECES = st.sampled_from([*SHARDS.split(), " ", "\x00", "\ud800", "\u200b"])
TEXTS = st.lists(PIECES, max_size=7).map("".join)


@given(TEXTS)
def test_values(text: str) -> None:
    (clean,) = text_column([text])
    phone = clean_phone(clean) if clean else ""
    assert clean_phone(phone) == phone
    email = clean_email(clean)
    assert clean_email(email) == email
    assert clean_emails([clean, ""]) == [email if clean else "", ""]
    assert isinstance(is_address(clean), bool)
    assert country_code(country_code(clean)) == country_code(clean)
    assert clean_instant(clean_instant(clean, DayOrder.UNKNOWN), DayOrder.UNKNOWN) == clean_instant(
        clean, DayOrder.UNKNOWN
    )
    name, _titles = split_titles(clean)
    assert bool(name) == bool(clean)
    assert clean_status(clean) in ("", "confirmed", "pending", "cancelled")
    assert len(with_country_codes([phone], ["DE"], "FR")) == 1


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(st.lists(TEXTS, max_size=5).map(tuple), max_size=4))
def test_columns(headers: list[str], body: list[tuple[str, ...]]) -> None:
    assert all(0.4 <= score <= 1 for header in headers for score in near_scores(header).values())
    guesses = guess_columns(headers, body)
    given_fields = [guess.field for guess in guesses if guess.field]
    assert len(given_fields) == len(set(given_fields))
    for guess in guesses:
        column = text_column([row[guess.column] if guess.column < len(row) else "" for row in body])
        assert len(cleaner(guess.field, column)(column)) == len(body)


def test_the_cleaners_leave_empty_columns_alone() -> None:
    assert [cleaner(field, ())(["", ""]) for field in Field] == [["", ""]] * len(Field)
