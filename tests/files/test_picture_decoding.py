"""A picture is decoded in a child process before it is taken."""

import os
from pathlib import Path

import pytest

from organizer.errors import BadInput, FileTrouble
from organizer.files.picture_decoding import read_decodable, refuse_undecodable
from organizer.progress import Progress
from tests.services.tiny_pictures import png
from ui.printing.drawing.decoding import decode

WHOLE = png(128)
CUT = WHOLE[: len(WHOLE) // 2]


def abort(_data: bytes) -> None:
    """What a decoder does with some pictures."""
    os.abort()


def test_a_whole_picture_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(WHOLE)
    assert read_decodable(path, Progress(), decode=decode).data == WHOLE


def test_one_that_is_cut_off_is_refused_although_its_head_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(CUT)
    with pytest.raises(BadInput, match=r"A picture in “logo\.png” is damaged"):
        read_decodable(path, Progress(), decode=decode)


def test_one_at_which_the_decoder_aborts_is_refused_and_the_program_lives(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(WHOLE)
    with pytest.raises(BadInput, match="damaged"):
        read_decodable(path, Progress(), decode=abort)


def test_one_damaged_picture_of_several_is_found_and_none_needs_no_process(tmp_path: Path) -> None:
    path = tmp_path / "template.json"
    path.write_text("{}")
    with pytest.raises(BadInput, match=r"“template\.json”"):
        refuse_undecodable([WHOLE, CUT], path, Progress(), decode=decode)
    refuse_undecodable([], path, Progress(), decode=abort)


def test_a_file_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        read_decodable(tmp_path / "missing.png", Progress(), decode=decode)
