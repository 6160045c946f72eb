import pytest

from organizer.domain.printing.faces import Modules
from organizer.files.codes import decode, encode


def picture(modules: Modules, *, scale: int = 4, quiet: int = 4) -> memoryview:
    """The code as (rows, columns) of luminance with a margin."""
    side = (modules.size + 2 * quiet) * scale
    rows = [[255] * side for _ in range(side)]
    for start, end in modules.runs():
        row, column = divmod(start, modules.size)
        left, right = (column + quiet) * scale, (column + quiet + end - start) * scale
        for y in range((row + quiet) * scale, (row + quiet + 1) * scale):
            rows[y][left:right] = [0] * (right - left)
    flat = bytes(value for row in rows for value in row)
    return memoryview(flat).cast("B", (side, side))


@pytest.mark.parametrize("text", ["7K2M9XQP", "ORG-000000001", "https://example.org/?id=4711", "姓名"])
def test_what_is_encoded_is_read_back(text: str) -> None:
    assert decode(picture(encode(text))) == (text,)


def test_a_badges_code_is_the_smallest() -> None:
    assert encode("7K2M9XQP").size == 21


def test_nothing_is_read_from_an_empty_picture() -> None:
    assert decode(memoryview(bytes([255]) * 10_000).cast("B", (100, 100))) == ()
