import pytest

from organizer.domain.printing.faces import Modules, Symbology
from organizer.errors import BadInput
from organizer.files.codes import decode, encode


def picture(modules: Modules, *, scale: int = 4, quiet: int = 4, high: int = 1) -> memoryview:
    """The code as (rows, columns) of luminance with a margin; each row of modules is ``high`` modules high."""
    width, height = (modules.size + 2 * quiet) * scale, (modules.rows * high + 2 * quiet) * scale
    rows = [[255] * width for _ in range(height)]
    for start, end in modules.runs():
        row, column = divmod(start, modules.size)
        left, right = (column + quiet) * scale, (column + quiet + end - start) * scale
        for y in range((row * high + quiet) * scale, ((row + 1) * high + quiet) * scale):
            rows[y][left:right] = [0] * (right - left)
    flat = bytes(value for row in rows for value in row)
    return memoryview(flat).cast("B", (height, width))


@pytest.mark.parametrize("text", ["7K2M9XQP", "ORG-000000001", "https://example.org/?id=4711", "姓名"])
def test_what_is_encoded_is_read_back(text: str) -> None:
    assert decode(picture(encode(text))) == (text,)


def test_a_badges_code_is_the_smallest() -> None:
    assert encode("7K2M9XQP").size == 21


@pytest.mark.parametrize("text", ["7K2M9XQP", "7K2M9XQP.ABCDEFGH", "ORG-000000001", "4711"])
def test_what_is_encoded_in_bars_is_read_back(text: str) -> None:
    bars = encode(text, Symbology.CODE_128)
    assert bars.rows == 1
    assert decode(picture(bars, quiet=10, high=30), Symbology.CODE_128) == (text,)


def test_a_badges_code_in_bars_is_as_short_as_can_be() -> None:
    assert encode("7K2M9XQP", Symbology.CODE_128).size == 11 * 10 + 13  # start, 8 letters, check; and the stop


@pytest.mark.parametrize("text", ["姓名", "Müller", "a\tb", "7" * 500, ""])
def test_what_bars_cannot_hold_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="too long for this code, or has letters that it lacks"):
        encode(text, Symbology.CODE_128)


def test_what_a_square_code_cannot_hold_is_refused_with_its_beginning() -> None:
    with pytest.raises(BadInput, match=r"字{40}…”"):
        encode("字" * 2_000)


def test_nothing_is_read_from_an_empty_picture() -> None:
    assert decode(memoryview(bytes([255]) * 10_000).cast("B", (100, 100))) == ()
