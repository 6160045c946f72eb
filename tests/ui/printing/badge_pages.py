"""Badges composed with real fonts and codes, for tests of what is drawn."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from organizer.domain.printing.badges.composing import Badge, BadgePerson, Press
from organizer.domain.printing.badges.templates import default_template
from organizer.domain.printing.faces import Face
from organizer.domain.printing.local_names import forms_of
from organizer.files.codes import encode
from tests.domain.printing.badge_values import OCCASION, ROSSI
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.painter import FacePainter, stand

NAMES = (
    *(
        "王晓宇",
        "李明",
        "欧阳修文",
        "香港特別",
        "高長行",
        "金力立",
        "阿卜杜拉·买买提·艾合买提江",
        "佐藤 健",
        "渡邉 さくら",
        "ジョン・スミス",
    ),
    *("Олександра Григоренко-Ковальчук", "Мар’яна Їжакевич", "Łukasz Żółć", "Jörg Weißenfels", "Ñandú Đặng Office"),
    *("Marie-Thérèse de L’Hôpital", "Nguyễn Thị Minh Khai", "Åsa Öström", "Jean-LUC D’Arc (2×3)", "김민준"),
)


def badge(typeface: Typeface, person: BadgePerson = ROSSI) -> Badge:
    """A person's badge by the default template."""
    return Press(default_template(), OCCASION, ruler=typeface.ruler(), encode=encode).compose(person)


def faces(typeface: Typeface, names: tuple[str, ...] = NAMES) -> list[Face]:
    """A badge for each name."""
    press = Press(default_template(), OCCASION, ruler=typeface.ruler(), encode=encode)
    people = [
        replace(ROSSI, id=number, name=name, second_name="", forms=forms_of("", name))
        for number, name in enumerate(names)
    ]
    return [press.compose(person).face for person in people]


def picture(face: Face, typeface: Typeface, dots: int = 150) -> QImage:
    """The face on white at so many dots per inch."""
    image = QImage(face.width * dots // 25_400, face.height * dots // 25_400, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stand(painter, dots=dots)
    FacePainter(typeface).draw(painter, face)
    painter.end()
    return image


def poppler(tool: str, *arguments: object) -> str:
    """What a tool of poppler says; the test is skipped where it is missing."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} of poppler-utils is not installed")
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, check=True, text=True).stdout


def texts(pdf: Path) -> list[str]:
    """The text of each page, in one line."""
    pages = poppler("pdftotext", "-raw", pdf, "-").split("\f")
    return [" ".join(page.split()) for page in pages[:-1]]
