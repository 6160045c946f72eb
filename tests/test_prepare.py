"""What is told about a system that lacks something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import prepare

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the user")


def program(folder: Path, name: str, says: str) -> None:
    """A program on the PATH that only says something."""
    path = folder / name
    path.write_text(f"#!/bin/sh\ncat <<'END'\n{says}\nEND\n")
    path.chmod(0o755)


@LINUX
def test_a_library_that_qt_looks_for_in_vain_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(
        tmp_path,
        "ldd",
        "\tlibxcb-cursor.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibQt6Gui.so.6 => not found",
    )
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert prepare.missing_libraries(Path("/nowhere")) == ["libxcb-cursor.so.0"]


@LINUX
def test_the_libraries_of_this_system_are_complete() -> None:
    import PySide6

    assert prepare.missing_libraries(Path(PySide6.__file__).parent / "Qt") == []


@pytest.mark.parametrize(
    ("manager", "expected"),
    [
        ("apt-get", ["libegl1", "libglib2.0-0", "fonts-noto-cjk"]),
        ("dnf", ["'libEGL.so.1()(64bit)'", "'libglib-2.0.so.0()(64bit)'", "google-noto-sans-cjk-fonts"]),
    ],
)
def test_what_to_install_is_named_as_the_system_names_it(manager: str, expected: list[str]) -> None:
    assert prepare.packages(manager, ["libEGL.so.1", "libglib-2.0.so.0"], font=True) == expected


def test_a_font_is_noticed_by_its_file_where_fontconfig_cannot_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(prepare, "FONT_FOLDERS", (str(tmp_path),))
    assert not prepare.has_cjk_font()
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    assert prepare.has_cjk_font()


@LINUX
def test_one_command_is_told_to_whom_may_not_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path, "dnf", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not prepare.install(["libegl1", "fonts-noto-cjk"], "The system lacks something.")
    assert "    sudo dnf install libegl1 fonts-noto-cjk\n" in capsys.readouterr().err


def test_an_old_python_is_told_what_it_lacks() -> None:
    code = "import sys; sys.version_info = (3, 9); sys.path.insert(0, 'ui'); import prepare; sys.exit(prepare.main())"
    root = Path(prepare.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.returncode == 3
    assert done.stderr.startswith("Organizer needs Python 3.11 or newer")
