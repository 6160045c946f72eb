import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.domain.printing.faces import EM
from organizer.domain.printing.text_fitting import Fit, Fitted, Letters, clean, fit, fit_box, width_of, wrap
from tests.domain.printing.badge_values import RULER

NAME = Letters(size=10_000, small=6_000, least=4_000, max_lines=2)
ONE_LINE = Letters(size=10_000, small=6_000, least=4_000)


def test_a_short_text_keeps_its_size() -> None:
    assert fit("Li Na", NAME, 50_000, RULER) == Fitted(("Li Na",), 10_000, Fit.WELL)


def test_a_longer_text_becomes_smaller_first() -> None:
    assert fit("Elena Marie Rossi", NAME, 60_000, RULER) == Fitted(("Elena Marie Rossi",), 7_000, Fit.WELL)


def test_a_text_too_long_for_one_line_stands_on_two_of_equal_length() -> None:
    fitted = fit("Oleksandra Hryhorenko", NAME, 60_000, RULER)
    assert fitted == Fitted(("Oleksandra", "Hryhorenko"), 10_000, Fit.WELL)


def test_ideographs_break_between_characters_but_never_before_a_full_stop() -> None:
    assert fit("北京科学技术委员会。", NAME, 50_000, RULER).lines == ("北京科学技", "术委员会。")


def test_a_name_with_dots_breaks_at_a_dot() -> None:
    assert fit("阿卜杜拉·买买提", NAME, 42_000, RULER).lines == ("阿卜杜拉·", "买买提")


def test_a_word_in_katakana_is_not_broken() -> None:
    assert fit("株式会社テクノロジー", NAME, 50_000, RULER).lines == ("株式会社", "テクノロジー")


def test_three_lines_are_used_only_where_they_are_allowed() -> None:
    letters = Letters(size=10_000, small=9_000, least=4_000, max_lines=3)
    assert fit("one two three four five six", letters, 50_000, RULER).lines == ("one two", "three four", "five six")


def test_a_small_text_is_told() -> None:
    assert fit("Bartholomew-Maximilian", ONE_LINE, 50_000, RULER) == Fitted(
        ("Bartholomew-Maximilian",), 4_500, Fit.SHRUNK
    )


def test_a_text_that_goes_nowhere_is_cut_and_told() -> None:
    fitted = fit("Donaudampfschifffahrtsgesellschaft", ONE_LINE, 20_000, RULER)
    assert fitted == Fitted(("Donaudamp…",), 4_000, Fit.CUT)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x9FFF), min_size=1).map(clean).filter(bool))
def test_no_line_is_wider_than_its_place(text: str) -> None:
    fitted = fit(text, NAME, 40_000, RULER)
    widest = max(width_of(line, NAME, RULER) for line in fitted.lines)
    assert len(fitted.lines) <= 2
    assert widest * fitted.size <= 40_000 * EM


@given(st.text(st.sampled_from("ab 中·-"), min_size=1, max_size=40).map(clean).filter(bool))
def test_breaking_loses_no_letter(text: str) -> None:
    letters = Letters(size=10_000, small=9_999, least=1, max_lines=3)
    assert "".join(fit(text, letters, 30_000, RULER).lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("written", "on_paper"),
    [
        ("  Elena \t Rossi\n", "Elena Rossi"),
        ("Jose\u0301", "José"),
        ("\u202eElena\u202c\u200b", "Elena"),
        ("李\u3000明", "李 明"),
        ("神\ufa19", "神\ufa19"),
    ],
)
def test_text_is_cleaned_for_paper(written: str, on_paper: str) -> None:
    assert clean(written) == on_paper


def test_a_text_is_wrapped_at_its_size() -> None:
    assert wrap("one two three four", ONE_LINE, 50_000, RULER) == ("one two", "three four")
    assert wrap("北京科学技术委员会。", ONE_LINE, 50_000, RULER) == ("北京科学技", "术委员会。")
    assert wrap("", ONE_LINE, 50_000, RULER) == ()


def test_a_word_that_is_wider_than_the_line_is_broken() -> None:
    assert wrap("a Donaudampfschifffahrt", ONE_LINE, 50_000, RULER) == ("a", "Donaudampf", "schifffahr", "t")


def test_a_box_is_filled_with_the_largest_letters_that_break_no_word() -> None:
    assert fit_box("one two", ONE_LINE, 20_000, 24_000, RULER) == Fitted(("one", "two"), 10_000, Fit.WELL)
    assert fit_box("three two", ONE_LINE, 20_000, 24_000, RULER) == Fitted(("three", "two"), 8_000, Fit.WELL)


def test_in_a_box_words_are_broken_before_the_text_is_cut_at_its_end() -> None:
    assert fit_box("abcdefghijkl", ONE_LINE, 20_000, 10_000, RULER) == Fitted(("abcdefghij", "kl"), 4_000, Fit.SHRUNK)
    cut = fit_box("one two three four five six seven", ONE_LINE, 20_000, 10_000, RULER)
    assert cut == Fitted(("one two", "three fou…"), 4_000, Fit.CUT)


def test_a_box_lower_than_a_line_holds_nothing() -> None:
    assert fit_box("one", ONE_LINE, 20_000, 4_000, RULER) == Fitted((), 4_000, Fit.CUT)


@given(st.text(alphabet="ab 北京·", max_size=40).map(clean), st.integers(4_000, 60_000))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = wrap(text, ONE_LINE, width, RULER)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) == 1 or width_of(line, ONE_LINE, RULER) * ONE_LINE.size <= width * EM for line in lines)


def test_what_is_cut_keeps_its_beginning_whole() -> None:
    letters = Letters(5_000, 4_000, 2_000, max_lines=2)
    fitted = fit("Institute of Science and Technology, Department of Energy", letters, 20_000, RULER)
    assert fitted == Fitted(("Institute of Science", "and Technology, Dep…"), 2_000, Fit.CUT)
