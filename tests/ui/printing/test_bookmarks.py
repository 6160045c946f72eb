import re
from dataclasses import replace
from pathlib import Path

import pytest

from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock_catalogue import stock_named
from organizer.progress import Progress
from tests.ui.printing.badge_pages import poppler, texts
from tests.ui.printing.sheet_rendering import grey_face
from ui.printing.drawing.bookmarks import Bookmark, add_bookmarks
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.pdf import render_pdf

DAYS = {0: "Saturday (1) · 星期六", 2: "Sunday 𠮷", 3: "Ende"}


@pytest.fixture
def pdf(typeface: Typeface, tmp_path: Path) -> Path:
    path, face = tmp_path / "days.pdf", grey_face(80_000, 50_000, 40)
    faces = [replace(face, bookmark=DAYS.get(number, "")) for number in range(5)]
    render_pdf(faces, path, Progress(), typeface=typeface)
    return path


def objects(pdf: Path) -> dict[int, str]:
    """The objects of the update, by number."""
    update = pdf.read_bytes().split(b"%%EOF\n")[1].decode()
    return {
        int(number): inside for number, inside in re.findall(r"(\d+) 0 obj\n<<\n(.*?)>>\nendobj", update, re.DOTALL)
    }


def test_what_begins_on_a_page_is_in_the_outline(pdf: Path) -> None:
    items = [each for each in objects(pdf).values() if "/Dest" in each]
    titles = [bytes.fromhex(re.findall(r"<feff(.*?)>", each)[0]).decode("utf-16-be") for each in items]
    assert titles == list(DAYS.values())
    kids = re.findall(rb"(\d+) 0 R", re.findall(rb"/Kids \n\[(.*?)\]", pdf.read_bytes(), re.DOTALL)[0])
    assert [int(re.findall(r"/Dest \[(\d+) 0 R", each)[0]) for each in items] == [int(kids[page]) for page in DAYS]


def test_every_object_of_the_update_is_where_the_table_says(pdf: Path) -> None:
    content = pdf.read_bytes()
    table = content.rsplit(b"xref\n", 2)[1]
    entries = re.findall(rb"(\d+) 1\n(\d{10}) 00000 n \n", table)
    assert len(entries) == 2 + len(DAYS)
    for number, offset in entries:
        assert content[int(offset) :].startswith(number + b" 0 obj\n")
    start = int(re.findall(rb"startxref\n(\d+)", content)[-1])
    assert content[start:].startswith(b"xref\n")


def test_the_file_is_read_without_a_complaint_and_is_pdf_a_still(pdf: Path) -> None:
    assert "Syntax" not in poppler("pdfinfo", pdf)
    assert 'pdfaid:part="1"' in poppler("pdfinfo", "-meta", pdf)
    assert len(texts(pdf)) == 5


def test_on_label_sheets_a_bookmark_is_of_the_sheet(typeface: Typeface, tmp_path: Path) -> None:
    path, face = tmp_path / "labels.pdf", grey_face(80_000, 50_000, 40)
    faces = [replace(face, bookmark="B" if number == 9 else "") for number in range(12)]
    paper = Paper(stock_named("Avery L4785"), start=3)
    assert render_pdf(faces, path, Progress(), paper=paper, backs=faces, typeface=typeface) == 4
    kids = re.findall(rb"(\d+) 0 R", re.findall(rb"/Kids \n\[(.*?)\]", path.read_bytes(), re.DOTALL)[0])
    (item,) = [each for each in objects(path).values() if "/Dest" in each]
    assert f"/Dest [{kids[2].decode()} 0 R" in item


def test_without_bookmarks_nothing_is_added(typeface: Typeface, tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    render_pdf([grey_face(80_000, 50_000, 40)], path, Progress(), typeface=typeface)
    assert path.read_bytes().count(b"%%EOF") == 1


def test_a_file_that_qt_has_not_written_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "foreign.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")
    with pytest.raises(ValueError, match="another way"):
        add_bookmarks(path, [Bookmark("A", 0)])
    assert path.read_bytes() == b"%PDF-1.4\n%%EOF\n"
