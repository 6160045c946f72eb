"""The limit's structures; whether Windows keeps to it is for a test on Windows to say."""

import ctypes
import sys

import pytest

from organizer.files.reading.windows_memory import ExtendedLimits, limit_memory, limits


def test_the_structures_are_as_long_as_windows_wants_them() -> None:
    bits = ctypes.sizeof(ctypes.c_void_p) * 8
    assert ctypes.sizeof(ExtendedLimits) == {64: 144, 32: 112}[bits]


def test_only_the_memory_of_a_process_is_limited() -> None:
    wanted = limits(3 << 30)
    assert (wanted.process_memory, wanted.job_memory, wanted.basic.flags) == (3 << 30, 0, 0x100)


@pytest.mark.skipif(sys.platform == "win32", reason="it would limit the tests")
def test_elsewhere_it_says_that_it_does_nothing() -> None:
    assert not limit_memory(3 << 30)
