"""Headers that no list has: put together from known words, in many languages."""

import pytest

from organizer.domain.sheets.columns import guess_columns
from organizer.domain.sheets.headers import field_scores, near_scores
from organizer.domain.sheets.workbook import Field


def best(header: str) -> Field | None:
    scores = near_scores(header)
    return max(scores, key=scores.__getitem__) if scores else None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Anmeldedatum der Teilnehmenden", Field.REGISTERED_AT),
        ("Buchungszeitpunkt", Field.REGISTERED_AT),
        ("Data di iscrizione al convegno", Field.REGISTERED_AT),
        ("Дата и время регистрации", Field.REGISTERED_AT),
        ("购票日期", Field.REGISTERED_AT),
        ("구매일시", Field.REGISTERED_AT),
        ("Bestellnr.", Field.ORDER_ID),
        ("N.º de pedido", Field.ORDER_ID),
        ("报名ID", Field.ORDER_ID),
        ("Teilnehmer-Nr.", Field.TICKET_ID),
        ("Numéro du billet électronique", Field.TICKET_ID),
        ("参会方式", Field.CATEGORY),
        ("Forma участия", Field.CATEGORY),
        ("Rodzaj uczestnictwa", Field.CATEGORY),
        ("Order status", Field.STATUS),
        ("Katılımcı adı ve soyadı", Field.NAME),
        ("Прізвище, ім'я, по батькові", Field.NAME),
        ("Họ và tên", Field.NAME),
        ("Name (First)", Field.FIRST_NAME),
        ("And your *last name*?", Field.LAST_NAME),
        ("Name Teilnehmer*in für das Namensschild", Field.BADGE_NAME),
        ("Where do you work? (organisation)", Field.ORGANIZATION),
        ("Ente di appartenenza", Field.ORGANIZATION),
        ("您来自哪个单位？", Field.ORGANIZATION),
        ("Αφορά τον φορέα: Φορέας", Field.ORGANIZATION),
        ("Stillingsbetegnelse", Field.JOB_TITLE),
        ("Numero di cellulare", Field.PHONE),
        ("Nr. di telefono", Field.PHONE),
        ("Sähköpostiosoite", Field.EMAIL),
        ("Osoite (sähköposti)", Field.EMAIL),
        ("Which country are you travelling from?", Field.COUNTRY),
        ("Intolleranze o allergie alimentari", Field.DIET),
        ("Accomodation required", Field.ACCOMMODATION),
        ("Dietary requirements for the conference dinner", Field.DIET),
        ("Дата отъезда", Field.DEPARTURE),
        ("抵京时间", Field.ARRIVAL),
    ],
)
def test_headers_are_put_together(header: str, field: Field) -> None:
    assert best(header) is field


@pytest.mark.parametrize(
    "header",
    [
        "Ticket price", "Department", "Date of birth", "Website of your company", "Last modified", "T恤尺寸",
        "Ticket URL", "Tagungstitel", "Check-in lists", "票价", "生年月日", "Quartier", "Particulars", "Datenschutz",
        "Will you attend the dinner?", "Anwesenheit beim Abendempfang",
    ],
)  # fmt: skip
def test_what_is_about_something_else(header: str) -> None:
    assert best(header) is None


def test_what_is_left_over_makes_it_less_sure() -> None:
    sure, less, least = (field_scores(text)[Field.EMAIL] for text in ("Email", "UGA email", "Old UGA lab email"))
    assert sure > less > least


def fields(headers: str, *rows: str) -> list[Field | None]:
    body = [tuple(row.split("|")) for row in rows]
    return [guess.field for guess in guess_columns(headers.split("|"), body)]


@pytest.mark.parametrize(
    ("headers", "row", "meant"),
    [
        ("Name|Vorname", "Müller|Zoë", [Field.LAST_NAME, Field.FIRST_NAME]),
        ("Name|Vorname", "Zoë Müller|Zoë", [Field.NAME, Field.FIRST_NAME]),
        ("Cognome|Nome", "Rossi|Anna", [Field.LAST_NAME, Field.FIRST_NAME]),
        ("Nome", "Anna Rossi", [Field.NAME]),
        ("Nombre|Correo", "Ana Ruiz|a@x.org", [Field.NAME, Field.EMAIL]),
        ("Nom|Prénom|Nom de famille", "Zoé Meyer|Zoé|Meyer", [Field.NAME, Field.FIRST_NAME, Field.LAST_NAME]),
        ("First name|Middle name|Last name", "Ada|King|Lovelace", [Field.FIRST_NAME, None, Field.LAST_NAME]),
        ("Nome partecipante|Nome partecipante: Nome", "Anna Rossi|Anna", [Field.NAME, Field.FIRST_NAME]),
    ],
)
def test_which_name_is_whole(headers: str, row: str, meant: list[Field | None]) -> None:
    assert fields(headers, row) == meant


def test_values_decide_where_headers_do_not() -> None:
    row, other = "王小明|a@x.org|13800138000|清华大学", "欧阳娜娜|b@x.org|13900139000|某某有限公司"
    assert fields("||||", row, other) == [Field.NAME, Field.EMAIL, Field.PHONE, Field.ORGANIZATION]
    assert fields("A|Company|E-mail|B", row, other) == [Field.NAME, Field.EMAIL, Field.PHONE, Field.ORGANIZATION]
    assert fields("Email|Contact", "anonymous|a@x.org", "anonymous|b@x.org") == [None, Field.EMAIL]


def test_a_second_name_in_english_takes_nothing_from_the_first() -> None:
    row = "王小明|Wang Xiaoming|某某有限公司"
    assert fields("嘉宾姓名|英文名|公司中文名", row) == [Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION]


def test_one_word_for_two_things_is_told_by_its_values() -> None:
    assert fields("Account Name|Company", "kit123|Acme Ltd") == [Field.USER, Field.ORGANIZATION]
    assert fields("Account Name|Last Name", "Acme Ltd|Yi") == [Field.ORGANIZATION, Field.LAST_NAME]
    assert fields("Billet|Tarif", "7366655564|Adulte") == [Field.TICKET_ID, Field.CATEGORY]
    assert fields("Billet|Nom", "Plein tarif|Meyer") == [Field.CATEGORY, Field.LAST_NAME]


@pytest.mark.parametrize("header", ["英文名", "英文名字", "外文名", "English Name", "English name", "英文姓名"])
def test_a_name_beside_the_name_is_the_second_one(header: str) -> None:
    assert fields(f"姓名|{header}|单位", "杨洋|Xiaoming A|北京大学", "陈洋|Xiaoming B|北京大学") == [
        Field.NAME, Field.SECOND_NAME, Field.ORGANIZATION
    ]  # fmt: skip
