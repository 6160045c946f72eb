import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.people.vcards import Card, vcard


def lines(card: Card) -> list[str]:
    """The lines of a card, unfolded as RFC 6350, 3.2 says."""
    return vcard(card).replace("\r\n ", "").split("\r\n")


def test_a_card_says_what_there_is() -> None:
    whole = Card(
        "Elena Rossi",
        family_name="Rossi",
        given_name="Elena",
        title="Prof.",
        organization="Politecnico di Milano",
        job_title="Head",
        email="elena@example.org",
        phone="+39 02 1234-567",
        country="Italy",
    )
    assert lines(whole) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Elena Rossi",
        "N:Rossi;Elena;;Prof.;",
        "ORG:Politecnico di Milano",
        "TITLE:Head",
        "EMAIL:elena@example.org",
        "TEL;VALUE=uri:tel:+39021234567",
        "ADR:;;;;;;Italy",
        "END:VCARD",
        "",
    ]


def test_what_is_empty_is_left_out() -> None:
    assert lines(Card("王晓宇")) == ["BEGIN:VCARD", "VERSION:4.0", "FN:王晓宇", "END:VCARD", ""]
    assert vcard(Card("", organization="VTT")) == ""


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Smith, John; Jr.", r"FN:Smith\, John\; Jr."),
        ("a\\b", r"FN:a\\b"),
        ("one\ntwo\r\nthree", r"FN:one\ntwo\nthree"),
    ],
)
def test_special_characters_are_escaped(name: str, written: str) -> None:
    assert written in lines(Card(name))


def test_a_number_within_a_country_stays_text() -> None:
    assert "TEL:010 1234\\; ext. 5" in lines(Card("A", phone="010 1234; ext. 5"))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=60, max_size=300))
def test_no_line_is_longer_than_75_bytes_and_no_letter_is_broken(name: str) -> None:
    written = vcard(Card(name))
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    unescaped = lines(Card(name))[2].removeprefix("FN:").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert unescaped == name
