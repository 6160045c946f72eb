"""What a card says in the room it has."""

from dataclasses import replace

import pytest

from organizer.domain.programme.words import SessionState
from organizer.domain.schedule.grid import Card, Conflict, Placement, Rule, Severity, TalkLine
from ui.schedule.face import Pens, Style, lay_out

TALKS = tuple(TalkLine(each, f"Talk {each}", 20) for each in range(1, 7))
CARD = Card(
    1,
    "Roadshow: Integrated circuits",
    120,
    Placement(1, 0, 630),
    "集成电路",
    expected=80,
    talks=TALKS,
    activity="Roadshow",
)
CLASH = Conflict(Severity.ERROR, Rule.ROOM_OVERLAP, (lambda: ("Both in Hall A.", "room clash"),), (1, 2), "k")


@pytest.fixture
def pens(dressed: None) -> Pens:  # noqa: ARG001 - fonts need the application
    return Pens()


def shown(card: Card, pens: Pens, width: float, height: float, *conflicts: Conflict) -> list[tuple[Style, str]]:
    return [(each.style, each.text) for each in lay_out(card, conflicts, pens, width, height).lines]


def test_a_large_card_says_everything(pens):
    assert shown(CARD, pens, 320, 260) == [
        (Style.TITLE, "Roadshow: Integrated circuits"),
        (Style.SECOND, "集成电路"),
        (Style.TIME, "10:30–12:30"),
        (Style.TIME, "Roadshow · 6 talks · 80 expected"),
        *(
            (Style.TALK, f"{10 + (30 + 20 * each) // 60}:{(30 + 20 * each) % 60:02d}  Talk {each + 1}")
            for each in range(6)
        ),
    ]


def test_talks_that_do_not_fit_are_counted(pens):
    lines = shown(CARD, pens, 320, 120)

    assert [text for style, text in lines if style is Style.TALK] == [
        "10:30  Talk 1",
        "10:50  Talk 2",
        "and 4 more",
    ]


def test_a_small_card_keeps_its_title_and_a_mark_of_the_conflict(pens):
    face = lay_out(CARD, (CLASH,), pens, 140, 22)

    assert [each.style for each in face.lines] == [Style.TITLE]
    assert face.lines[0].text.startswith("Roadshow")
    assert face.lines[0].text.endswith("…")
    assert face.mark is CLASH


def test_a_conflict_comes_before_second_title_and_talks(pens):
    lines = shown(CARD, pens, 320, 66, CLASH)

    assert lines == [
        (Style.TITLE, "Roadshow: Integrated circuits"),
        (Style.TIME, "10:30–12:30"),
        (Style.CHIP, "room clash"),
    ]


@pytest.mark.parametrize("size", [(20, 100), (200, 8)])
def test_where_text_cannot_be_read_there_is_none(pens, size):
    assert shown(CARD, pens, *size) == []


def test_chinese_titles_wrap_between_any_two_characters(pens):
    card = Card(1, "数字化转型对接活动：企业技术需求与供给方面对面", 60, Placement(1, 0, 600))
    titles = [text for style, text in shown(card, pens, 140, 120) if style is Style.TITLE]

    assert "".join(titles) == card.title
    assert len(titles) > 1


def test_state_and_languages_are_signs_and_words(pens):
    said = replace(CARD, activity="", talks=(), state=SessionState.TENTATIVE, interpreted=("zh", "en"), expected=None)
    face = lay_out(said, (), pens, 320, 120)

    assert face.signs == ("language", "question")
    assert face.lines[-1].text == "Unconfirmed · interpreted: zh, en"
    assert lay_out(replace(CARD, state=SessionState.CANCELLED), (), pens, 140, 22).signs == ("forbidden",)
    assert lay_out(CARD, (), pens, 140, 22).signs == ()
