"""How sentences stand one after the other."""

import pytest

from organizer.i18n import paragraph


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["It is hidden.", "It is read."], "It is hidden. It is read."),
        (["已隐藏。", "已读取。"], "已隐藏。已读取。"),
        (["已读取。", "", "OK"], "已读取。OK"),
        ([], ""),
    ],
)
def test_a_full_width_mark_has_room_enough(sentences: list[str], told: str) -> None:
    assert paragraph(sentences) == told
