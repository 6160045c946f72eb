import pytest

from organizer.domain.sheets.columns import guess_columns
from organizer.domain.sheets.headers import (
    ProgrammeField,
    begins_total,
    field_scores,
    header_share,
    is_title,
    near_scores,
    programme_field,
)
from organizer.domain.sheets.workbook import Field


def best(header: str) -> Field | None:
    scores = near_scores(header)
    return max(scores, key=scores.__getitem__) if scores else None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name", Field.NAME),
        ("ＮＡＭＥ", Field.NAME),
        ("姓 名", Field.NAME),
        ("1、您的姓名", Field.NAME),
        ("姓名（必填）", Field.NAME),
        ("Nom du participant", Field.NAME),
        ("参会人姓名", Field.NAME),
        ("Q3. What's your name?", Field.NAME),
        ("Nom du participant: Prénom", Field.FIRST_NAME),
        ("参加者の名前: 氏（Surname/Family Name）", Field.LAST_NAME),
        ("E‐mail", Field.EMAIL),
        ("Еmail", Field.EMAIL),  # the first letter is Cyrillic
        ("e-mail addres", Field.EMAIL),  # a slip of the hand
        ("UGA email", Field.EMAIL),
        ("電子信箱", Field.EMAIL),
        ("Telefonnummer", Field.PHONE),
        ("4、您的手机号码", Field.PHONE),
        ("Firma / Organisation", Field.ORGANIZATION),
        ("What company do you work for?", Field.ORGANIZATION),
        ("Ticket Company Name", Field.ORGANIZATION),
        ("소속", Field.ORGANIZATION),
        ("参加枠名", Field.CATEGORY),
        ("Tipo de entrada", Field.CATEGORY),
        ("registered_at", Field.REGISTERED_AT),
        ("ReservationID", Field.ORDER_ID),
        ("What kind of food restrictions do you have?", Field.DIET),
        ("Organizer ID", Field.UID),
    ],
)
def test_headers_of_many_languages(header: str, field: Field) -> None:
    assert best(header) is field


@pytest.mark.parametrize(
    "header", ["Event name", "Seat name", "Product ID", "How did you hear about us?", "", "???", "x" * 400]
)
def test_what_is_no_field_of_a_person(header: str) -> None:
    assert best(header) is None


@pytest.mark.parametrize(
    ("attendee", "other"),
    [
        ("Attendee email", "Email"),
        ("E-Mail Teilnehmer*in", "E-Mail"),
        ("参加者の電子メール", "電子メール"),
        ("Entreprise du participant", "Invoice address: company"),
        ("Name", "Rechnungsadresse: Name"),
        ("参会人所在单位名称", "发票地址公司"),
    ],
)
def test_the_attendee_goes_before_others(attendee: str, other: str) -> None:
    field = best(attendee)
    assert field is not None
    assert field_scores(attendee)[field] > field_scores(other).get(field, 0.0)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("议题", ProgrammeField.TITLE),
        ("Start Time", ProgrammeField.START),
        ("会场", ProgrammeField.ROOM),
        ("Sprecher", ProgrammeField.SPEAKER),
    ],
)
def test_headers_of_agendas(header: str, field: ProgrammeField) -> None:
    assert programme_field(header) is field


def test_rows_below_a_table_and_titles() -> None:
    assert [begins_total(text) for text in ("合计", "Total: 12", "Totally Spies", "填表人：示例")] == [
        True,
        True,
        False,
        True,
    ]
    assert [is_title(text) for text in ("Prof. Dr.", "教授", "Anna")] == [True, True, False]


def test_a_line_of_headers_is_told_from_other_lines() -> None:
    assert header_share("2026 conference\n姓名,邮箱,x,单位\n") == 0.75


def test_a_number_of_the_line_gives_way_to_an_order_number():
    assert best("序号") is Field.ORDER_ID
    assert field_scores("序号")[Field.ORDER_ID] < field_scores("订单号")[Field.ORDER_ID]


def test_a_column_that_only_counts_the_lines_is_left_out():
    counting, name = guess_columns(["序号", "姓名"], [("1", "李"), ("2", "王")])
    assert (counting.field, counting.counts) == (Field.ORDER_ID, True)
    assert (name.field, name.counts) == (Field.NAME, False)
    numbers, _name = guess_columns(["序号", "姓名"], [("7", "李"), ("9", "王")])
    assert (numbers.field, numbers.counts) == (Field.ORDER_ID, False)


def test_a_text_of_brackets_that_never_close_is_no_header() -> None:
    assert programme_field("(" * 100_000) is None


def test_a_payers_country_is_not_the_attendees_though_that_is_empty() -> None:
    headers = (
        "Attendee name",
        "Company",
        "Country",
        "Voucher",
        "Company",
        "Name",
        "City",
        "Country",
        "State",
        "VAT ID",
    )
    body = [
        ("Ana Weber", "", "", "", "Acme", "Bo Lee", "Rome", "IT", "", "1"),
        ("Cy Wu", "", "", "", "B", "D", "", "FR"),
    ]
    found = {each.column: each.field for each in guess_columns(headers, body)}
    assert (found[2], found[4], found[7]) == (Field.COUNTRY, None, None)
    without = guess_columns(headers[:-1], [row[:9] for row in body])  # nobody pays tax there
    assert {each.column: each.field for each in without}[7] is Field.COUNTRY
