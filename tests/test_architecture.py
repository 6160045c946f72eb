"""The rules of the house, as tests with sentences for names."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("organizer", "ui") for path in (ROOT / folder).rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "base", "tools"}
CORE = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in SOURCES
    if path.is_relative_to(ROOT / "organizer") and "migrations" not in path.parts
]


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter, at the project's root."""
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def test_imports_go_downwards_only() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(verbose=False))"
    done = python(code)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_of_the_core_brings_qt_along() -> None:
    done = python(
        f"import importlib, sys\nfor name in {CORE!r}:\n    importlib.import_module(name)\n"
        "    assert not any(each.split('.')[0] in ('PySide6', 'qtpy', 'qtawesome') for each in sys.modules), name"
    )
    assert done.returncode == 0, done.stderr


def test_the_command_line_starts_without_qt_and_without_a_database() -> None:
    done = python(
        "import sys, ui.cli; ui.cli.parser()\n"
        "heavy = {'PySide6', 'sqlalchemy', 'openpyxl', 'python_calamine', 'alembic', 'faker'}\n"
        "print(sorted({each.split('.')[0] for each in sys.modules} & heavy))"
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_command_line_needs_of_printing_only_its_words() -> None:
    done = python(
        "import sys, ui.cli; ui.cli.parser()\n"
        "print(*(each for each in sorted(sys.modules) if each.startswith('organizer.domain.printing.')))"
    )
    words = ("choices", "sheet_orders")
    assert done.stdout.split() == [f"organizer.domain.printing.{each}" for each in words], done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_named_by_its_subject(path: Path) -> None:
    assert path.stem not in NAMELESS


def test_no_page_pumps_events_or_measures_every_row() -> None:
    words = ("processEvents", "ResizeToContents")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in words
    ]
    assert found == []


def test_nobody_subclasses_qthread() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "QThread" for base in node.bases)
    ]
    assert found == []


def test_qt_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference a call and aborts the program after some 6,000."""
    from PySide6.QtCore import QRectF

    rectangle = QRectF()
    before = sys.getrefcount(None)
    for _each in range(1000):
        rectangle.setRect(0, 0, 1, 1)
    assert abs(sys.getrefcount(None) - before) < 100
