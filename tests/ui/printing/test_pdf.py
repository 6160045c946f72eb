from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QImage

from organizer.domain.printing.faces import Box, Face, Fill, Picture, Placed, Turn
from organizer.domain.printing.paper.imposition import Paper
from organizer.domain.printing.paper.stock import A4
from organizer.errors import BadInput, Cancelled, FileTrouble, NotFound, RuleViolation
from organizer.files.codes import decode
from organizer.progress import Progress
from organizer.services.workspace import Workspace
from tests.ui.printing.badge_pages import NAMES, faces, poppler, texts
from tests.ui.printing.test_painter import luminance
from ui.printing.drawing import fonts, paper_fonts
from ui.printing.drawing.fonts import LATIN, Typeface, ideographic_family, paper_typeface, ready_typeface
from ui.printing.drawing.pdf import render_pdf


@pytest.fixture
def pdf(typeface: Typeface, tmp_path: Path) -> Path:
    path = tmp_path / "badges.pdf"
    assert render_pdf(faces(typeface), path, Progress(), typeface=typeface) == len(NAMES)
    return path


def test_every_name_comes_out_of_the_pdf_as_it_went_in(pdf: Path) -> None:
    pages = texts(pdf)
    joined = [page.replace(" ", "") for page in pages]
    assert [name for name, page in zip(NAMES, joined, strict=True) if name.replace(" ", "") not in page] == []
    assert "Technology Exchange 2026 2026 国际技术交流大会 26–27 September 2026 · Beijing" in pages[0]


def test_fonts_are_embedded_as_subsets(pdf: Path) -> None:
    rows = [line.split() for line in poppler("pdffonts", pdf).splitlines()[2:]]
    assert rows
    assert {(row[-5], row[-4], row[-3]) for row in rows} == {("yes", "yes", "yes")}  # embedded, subset, Unicode
    assert pdf.stat().st_size < 500_000


def test_the_page_is_exactly_as_large_as_the_badge(pdf: Path) -> None:
    assert "255.118 x 368.504 pts" in poppler("pdfinfo", pdf)


def test_the_file_is_pdf_a_and_says_what_it_is_and_of_whom(typeface: Typeface, tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    render_pdf(faces(typeface)[:1], path, Progress(), typeface=typeface, title="徽章 2026", author="Jinghai")
    about = dict(line.split(":", 1) for line in poppler("pdfinfo", path).splitlines())
    assert (about["Title"].strip(), about["Author"].strip()) == ("徽章 2026", "Jinghai")
    assert 'pdfaid:part="1" pdfaid:conformance="B"' in poppler("pdfinfo", "-meta", path)


def test_the_code_in_the_pdf_is_read(pdf: Path, tmp_path: Path) -> None:
    poppler("pdftoppm", "-r", 150, "-f", 1, "-l", 1, "-png", pdf, tmp_path / "page")
    (page,) = tmp_path.glob("page*.png")
    assert decode(luminance(QImage(str(page)))) == ("7K2M9XQP",)


def test_four_badges_share_a_sheet(typeface: Typeface, tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    assert render_pdf(faces(typeface, NAMES[:6]), path, Progress(), paper=Paper(A4), typeface=typeface) == 2
    pages = texts(path)
    assert [sum(name in page for name in NAMES[:6]) for page in pages] == [4, 2]


@pytest.mark.parametrize("kind", [QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32])
def test_what_shines_through_a_picture_is_not_laid_on_white(
    typeface: Typeface, tmp_path: Path, kind: QImage.Format
) -> None:
    """PDF/A-1 knows no transparency, so a file with such a picture is none."""
    image, path = QImage(10, 10, kind), tmp_path / "logo.pdf"
    image.fill(QColor(255, 255, 255, 0))
    whole = Box(0, 0, 50_000, 50_000)
    face = Face(50_000, 50_000, (Fill(whole, "#2457d6"),), (Placed(0, 0, Turn.NONE, (Picture(whole, "logo"),)),))
    render_pdf([face], path, Progress(), typeface=typeface, picture=lambda _asset: image)
    poppler("pdftoppm", "-r", 50, "-png", path, tmp_path / "page")
    (page,) = tmp_path.glob("page*.png")
    seen, archived = QImage(str(page)).pixelColor(40, 40).name(), "pdfaid:part" in poppler("pdfinfo", "-meta", path)
    transparent = kind is QImage.Format.Format_ARGB32
    assert (seen, archived) == (("#2457d6", False) if transparent else ("#ffffff", True))


def test_a_picture_that_is_drawn_often_is_stored_once(typeface: Typeface, tmp_path: Path) -> None:
    image, path = QImage(10, 10, QImage.Format.Format_RGB32), tmp_path / "logo.pdf"
    image.fill(QColor("red"))
    faces = [Face(50_000, 50_000, (Picture(Box(0, 0, 20_000, 20_000), "logo"),), ()) for _number in range(20)]
    render_pdf(faces, path, Progress(), typeface=typeface, picture=lambda _asset: image)
    assert path.read_bytes().count(b"/Subtype /Image") == 1


def test_faces_of_different_sizes_are_not_printed_together(typeface: Typeface, tmp_path: Path) -> None:
    mixed = [*faces(typeface)[:1], replace(faces(typeface)[0], width=80_000)]
    with pytest.raises(RuleViolation, match="different sizes"):
        render_pdf(mixed, tmp_path / "badges.pdf", Progress(), typeface=typeface)
    assert list(tmp_path.iterdir()) == []


def test_a_face_without_a_back_leaves_its_place_empty(typeface: Typeface, tmp_path: Path) -> None:
    path, (one, two) = tmp_path / "badges.pdf", faces(typeface, NAMES[:2])
    assert render_pdf([one, two], path, Progress(), backs=[two, None], typeface=typeface) == 4
    assert [NAMES[1] in page for page in texts(path)] == [False, True, True, False]


def test_a_cancelled_pdf_leaves_no_file(typeface: Typeface, tmp_path: Path) -> None:
    progress = Progress(lambda done, _total, _text: progress.cancel() if done else None)
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        render_pdf(faces(typeface) * 100, path, progress, typeface=typeface)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"before"]


@pytest.mark.parametrize("name", ["event.organizer", "event.pdf"])
def test_no_pdf_is_written_over_an_event(typeface: Typeface, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Workspace.create(str(path), {"name": "E", "start_date": "2026-09-26", "days": 1}).close()
    before = path.read_bytes()
    with pytest.raises(BadInput):
        render_pdf(faces(typeface)[:1], path, Progress(), typeface=typeface)
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_told_in_a_sentence(typeface: Typeface, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="there is no folder"):
        render_pdf(faces(typeface)[:1], tmp_path / "no" / "badges.pdf", Progress(), typeface=typeface)


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file can grow beyond 20 kB, as on a full disk."""
    resource = pytest.importorskip("resource", reason="this system has no limit on the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("little_room")
def test_a_full_disk_is_told_and_leaves_what_was_there(typeface: Typeface, tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"before")
    with pytest.raises(FileTrouble, match="written"):
        render_pdf(faces(typeface), path, Progress(), typeface=typeface)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"before"]


def test_nobody_and_badges_larger_than_the_sheet_are_refused(typeface: Typeface, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        render_pdf([], tmp_path / "badges.pdf", Progress(), typeface=typeface)
    wide = [replace(face, width=300_000, height=300_000) for face in faces(typeface)[:1]]
    with pytest.raises(RuleViolation):
        render_pdf(wide, tmp_path / "badges.pdf", Progress(), paper=Paper(A4), typeface=typeface)
    assert list(tmp_path.iterdir()) == []


# -- fonts -------------------------------------------------------------------------------------------------------------


def test_copies_of_fonts_are_made_once(typeface: Typeface, font_folder: Path) -> None:
    made = {path: path.stat().st_mtime_ns for path in font_folder.iterdir()}
    assert len(made) >= 4
    fonts._copied.cache_clear()
    assert paper_typeface(Progress(), font_folder) == typeface
    assert {path: path.stat().st_mtime_ns for path in font_folder.iterdir()} == made


@pytest.mark.usefixtures("typeface")
def test_text_drawn_with_any_chinese_font_of_the_machine_comes_out_right(tmp_path: Path) -> None:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    smooth = [each for each in families if QFontDatabase.isSmoothlyScalable(each) and not each.startswith("Organizer")]
    one_of_a_file = {family.rsplit(" ", 1)[0]: family for family in smooth}.values()  # Noto Sans CJK JP, KR, SC …
    names = ("王晓宇", "香港高长行", "金力立", "佐藤健")
    for number, family in enumerate(one_of_a_file):
        path = tmp_path / f"{number}.pdf"
        assert fonts._copied(family, f"Copy {number}", tmp_path), family
        copied = Typeface(("Organizer Paper", f"Copy {number}"))
        render_pdf(faces(copied, names), path, Progress(), typeface=copied)
        assert [name for name, page in zip(names, texts(path), strict=True) if name not in page] == [], family


@pytest.mark.usefixtures("typeface")
def test_a_font_that_gives_no_tables_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_fonts, "_table", lambda _font, _tag: b"")
    fonts._copied.cache_clear()
    assert paper_typeface(Progress(), tmp_path).families == ("Inter", ideographic_family())
    fonts._copied.cache_clear()


def test_until_copies_are_made_the_machines_own_fonts_are_shown(
    typeface: Typeface, font_folder: Path, tmp_path: Path
) -> None:
    assert ready_typeface(font_folder) == typeface
    assert ready_typeface(tmp_path).families == tuple(filter(None, (LATIN, ideographic_family())))
    assert list(tmp_path.iterdir()) == []
