"""Files are PDF/A-1b for a reader that knows the standard: Preflight of Apache PDFBox, where it is installed."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from organizer.domain.printing.faces import Box, Face, Picture
from organizer.progress import Progress
from tests.ui.printing.badge_pages import faces, texts
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.pdf import render_pdf

JARS = [
    Path("/usr/share/java", f"{name}.jar")
    for name in ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
]
"""Debian's libpdfbox2-java with what it needs of the Java that was."""


def judge(pdf: Path) -> list[str]:
    """What the file offends against; nothing of a sound one."""
    if shutil.which("java") is None or not all(map(Path.exists, JARS)):
        pytest.skip("PDFBox's Preflight is not installed")
    path = ":".join(map(str, JARS))
    run = ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", str(pdf)]
    verdict, *faults = subprocess.run(run, capture_output=True, check=False, text=True).stdout.strip().splitlines()
    assert verdict.startswith((f"The file {pdf.name} is a valid", f"The file {pdf.name} is not a valid"))
    return faults


def test_badges_with_a_logo_and_bookmarks_are_a_valid_pdf_a(typeface: Typeface, tmp_path: Path) -> None:
    path, logo = tmp_path / "badges.pdf", QImage(10, 10, QImage.Format.Format_RGB32)
    logo.fill(QColor("red"))
    badges = [replace(each, bookmark=each.words()[0]) for each in faces(typeface)]
    pictured = Face(badges[0].width, badges[0].height, (Picture(Box(0, 0, 20_000, 20_000), "logo"),), ())
    render_pdf([*badges, pictured], path, Progress(), typeface=typeface, picture=lambda _asset: logo, title="徽章")
    assert len(texts(path)) == len(badges) + 1
    assert judge(path) == []


def test_the_judge_finds_what_is_wrong(typeface: Typeface, tmp_path: Path) -> None:
    """A file with something to see through is PDF 1.4, and does not call itself PDF/A."""
    path, logo = tmp_path / "badges.pdf", QImage(10, 10, QImage.Format.Format_ARGB32)
    logo.fill(QColor(255, 0, 0, 100))
    pictured = Face(50_000, 50_000, (Picture(Box(0, 0, 20_000, 20_000), "logo"),), ())
    render_pdf([pictured], path, Progress(), typeface=typeface, picture=lambda _asset: logo)
    assert any(fault.startswith("7.") for fault in judge(path))
