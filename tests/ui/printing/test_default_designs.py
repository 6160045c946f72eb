"""Each design that the program brings, as it comes out of the PDF: its codes are read, its names come back."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from faker import Faker
from PySide6.QtGui import QImage

from organizer.domain.printing.badges.composing import BadgePerson, Press
from organizer.domain.printing.badges.templates import DEFAULTS, default_design, default_designs, parse_template
from organizer.domain.printing.faces import Face, Symbology
from organizer.domain.printing.local_names import forms_of
from organizer.files.codes import decode, encode
from organizer.progress import Progress
from tests.domain.printing.badge_values import OCCASION, ROSSI
from tests.ui.printing.badge_pages import NAMES, poppler, texts
from tests.ui.printing.test_painter import luminance
from ui.printing.designer.words import color_word, design_word, element_word
from ui.printing.drawing.fonts import Typeface
from ui.printing.drawing.pdf import render_pdf


def faces(design: dict[str, object], people: list[BadgePerson], typeface: Typeface) -> list[Face]:
    press = Press(parse_template(design), OCCASION, ruler=typeface.ruler(), encode=encode)
    return [press.compose(who).face for who in people]


def page(path: Path, dots: int) -> memoryview:
    """The first page as a printer of so many dots per inch puts it on paper."""
    poppler("pdftoppm", "-r", dots, "-f", 1, "-l", 1, "-png", path, path.with_suffix(""))
    (picture,) = path.parent.glob(f"{path.stem}-*.png")
    return luminance(QImage(str(picture)))


@pytest.mark.parametrize("name", DEFAULTS)
def test_its_name_its_colours_and_its_elements_are_words_that_can_be_translated(name: str) -> None:
    design = default_designs()[name]
    colors = {each: "no category" if each == "none" else each for each in design["colors"]}
    elements = [*design["elements"], *((design.get("back") or {}).get("elements", ()))]
    names = {each[key] for each in elements for key in ("name", "group") if key in each}
    assert {each: element_word(each) for each in names} == {each: each for each in names}
    assert (design_word(name), {each: color_word(each) for each in colors}) == (design["name"], colors)


@pytest.mark.parametrize("dots", [203, 300])
@pytest.mark.parametrize("name", DEFAULTS)
def test_the_code_is_read_from_the_page(name: str, dots: int, typeface: Typeface, tmp_path: Path) -> None:
    path = tmp_path / "badge.pdf"
    render_pdf(faces(default_designs()[name], [ROSSI], typeface), path, Progress(), typeface=typeface)
    assert decode(page(path, dots)) == ("7K2M9XQP",)


@pytest.mark.parametrize("dots", [203, 300])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_codes_of_every_kind_are_read(turn: int, dots: int, typeface: Typeface, tmp_path: Path) -> None:
    person = replace(
        ROSSI,
        signed_code="7K2M9XQP.Z1WV5M96",
        email="elena.rossi@example.org",
        phone="+39 02 1234567",
        job_title="Head",
    )
    bars = (50_000, 12_000) if turn in (0, 180) else (12_000, 50_000)
    elements = [
        {"kind": "code", "symbology": "code128", "box": [20_000, 5_000, *bars], "turn": turn},
        {"kind": "code", "text": "{signed_code}", "box": [5_000, 60_000, 20_000, 20_000], "turn": turn},
        {"kind": "code", "text": "{vcard}", "box": [45_000, 60_000, 35_000, 35_000], "turn": turn},
    ]
    path = tmp_path / "codes.pdf"
    design = {"size": [90_000, 100_000], "elements": elements}
    render_pdf(faces(design, [person], typeface), path, Progress(), typeface=typeface)
    picture = page(path, dots)
    assert decode(picture, Symbology.CODE_128) == ("7K2M9XQP",)
    card, signed = sorted(decode(picture), key=len, reverse=True)
    assert signed == "7K2M9XQP.Z1WV5M96"
    assert card.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Elena Rossi\r\n")


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_name_and_code_comes_out_of_the_pdf(name: str, typeface: Typeface, tmp_path: Path) -> None:
    people = [
        replace(ROSSI, id=number, name=each, second_name="", code=f"7K2M{number:04d}", forms=forms_of("", each))
        for number, each in enumerate(NAMES)
    ]
    path = tmp_path / "badges.pdf"
    render_pdf(faces(default_designs()[name], people, typeface), path, Progress(), typeface=typeface)
    pages = texts(path)
    joined = [text.replace(" ", "") for text in pages]
    assert [each for each, text in zip(NAMES, joined, strict=True) if each.replace(" ", "") not in text] == []
    assert [who.code for who, text in zip(people, pages, strict=True) if who.code not in text.split()] == []


ONWARD = ("it_IT", "vi_VN", "ru_RU", "el_GR", "hy_AM", "ka_GE", "zh_CN", "zh_TW", "ja_JP", "ko_KR")
LEFTWARD = ("ar_SA", "he_IL")
"""With those above twelve ways to write names, of which these go from the right to the left."""
EACH = 84


def as_read(text: str) -> str:
    """A text without direction marks and spaces; Arabic letters as such, for whose shapes Qt writes code points."""
    shaped = unicodedata.normalize("NFKC", text)
    return "".join(each for each in shaped if unicodedata.category(each) not in ("Cf", "Zs", "Cc"))


def pages_of(names: list[str], path: Path, typeface: Typeface, *how: str) -> list[str]:
    """What poppler reads of the badge of each."""
    people = [replace(ROSSI, name=name, second_name="", title="", forms=forms_of("", name)) for name in names]
    render_pdf(faces(default_design(), people, typeface), path, Progress(), typeface=typeface)
    return poppler("pdftotext", *how, path, "-").split("\f")[:-1]


@pytest.mark.parametrize("locale", [*ONWARD, *LEFTWARD])
def test_a_thousand_names_in_twelve_scripts_come_out_of_the_pdf(
    locale: str, typeface: Typeface, tmp_path: Path
) -> None:
    faker = Faker(locale)
    faker.seed_instance(2026)
    names = [" ".join(faker.name().split()) for _ in range(EACH)]
    if typeface.ruler().missing("".join(names)):
        pytest.skip("this machine has no font for these letters")
    if locale in ONWARD:
        pages = pages_of(names, tmp_path / "names.pdf", typeface, "-raw")
    else:  # poppler puts marks above letters, which few write, on lines of their own, and turns parts about a hyphen
        names = [name for name in names if name.replace(" ", "").isalpha()]
        pages = pages_of(names, tmp_path / "names.pdf", typeface)
    assert [name for name, page in zip(names, pages, strict=True) if as_read(name) not in as_read(page)] == []
