"""Preflight finds every planted fault with the person it is of, and nothing on a clean set."""

import struct
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import insert

from organizer.domain.printing.badges.composing import ProblemKind
from organizer.domain.printing.badges.preflight import stock_problem
from organizer.domain.printing.badges.runs import Run, Wanted
from organizer.domain.printing.badges.templates import default_designs
from organizer.domain.printing.paper.stock import A4, LETTER, Stock
from organizer.progress import Progress
from organizer.services.printing import badges
from organizer.services.workspace import Workspace
from organizer.storage import tables
from tests.domain.printing.badge_values import RULER
from tests.factories import a_category, a_person, an_organization

FIRST = ("Anna", "Bela", "Chen", "Dora", "Elena", "Farid", "Grace", "Haruki", "Ines", "Jan")
LAST = ("Rossi", "Kovács", "Wang", "Novak", "Schmidt", "Mori")
BROAD = "an-asset-of-600-pixels"
COARSE = "an-asset-of-60-pixels"


@dataclass
class Guests:
    """People with everything that a badge needs."""

    workspace: Workspace
    category: int
    home: int
    count: int = 0

    def add(self, name: str = "", **values: Any) -> int:
        self.count += 1
        name = name or f"{FIRST[self.count % 10]} {LAST[self.count // 10 % 6]}"
        usual = {"category_id": self.category, "organization_id": self.home, "code": f"CODE{self.count:04}"}
        return a_person(self.workspace, name, **{**usual, "photo": BROAD, **values})


@pytest.fixture
def guests(workspace: Workspace) -> Guests:
    made = Guests(workspace, a_category(workspace), an_organization(workspace, "KPI"))
    for _number in range(60):
        made.add()
    with workspace.operation("Photos") as db:  # pictures alone would leave no trace
        db.execute(insert(tables.custom_field).values(label="Link"))
        for sha256, pixels in ((BROAD, 600), (COARSE, 60)):
            db.execute(insert(tables.asset).values(sha256=sha256, media_type="image/png", data=png(pixels)))
    return made


def png(pixels: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", pixels, pixels)


def use(workspace: Workspace, design: dict[str, Any]) -> None:
    with workspace.operation("Template") as db:
        db.execute(insert(tables.badge_template).values(name="Own", design=design, is_default=1))


def with_photo(*more: dict[str, Any], code: str = "{code}") -> dict[str, Any]:
    photo = {"kind": "image", "asset": "{photo}", "box": [5_000, 60_000, 30_000, 40_000]}
    name = {"kind": "text", "text": "{badge_name|name}", "box": [5_000, 5_000, 90_000, 20_000], "size": 8_000}
    name |= {"small": 6_000, "least": 2_000}
    spot = {"kind": "code", "box": [60_000, 60_000, 30_000, 30_000], "text": code}
    return {"size": [100_000, 110_000], "elements": [name, photo, spot, *more]}


def run(workspace: Workspace) -> Run:
    with workspace.reading() as db:
        ids = list(db.scalars(tables.person.select().with_only_columns(tables.person.c.id)))
    return badges.prepare(workspace, Wanted(ids=ids), RULER, Progress())


@pytest.mark.parametrize("name", [None, *default_designs()])
def test_nothing_is_found_on_a_clean_set(workspace: Workspace, guests: Guests, name: str | None) -> None:  # noqa: ARG001
    use(workspace, with_photo() if name is None else default_designs()[name])
    made = run(workspace)
    assert made.problems == ()
    assert made.asked == len(made.faces) + made.skipped + made.repeated == 60


def test_twenty_of_twenty_planted_faults_are_found(workspace: Workspace, guests: Guests) -> None:
    """Each with the person, the kind, and what of the person mends it."""
    use(workspace, with_photo(code="{field:Link|code}"))
    vtt = an_organization(workspace, "VTT")
    planted = []

    def plant(kind: ProblemKind, field: str, name: str = "", **values: Any) -> None:
        planted.append((guests.add(name, **values), kind, field))

    plant(ProblemKind.MISSING_GLYPH, "badge_name", "Zoe ☃ Kim")
    plant(ProblemKind.MISSING_GLYPH, "badge_name", "Zora", badge_name="☃")
    for place, letters in enumerate((120, 150)):
        plant(ProblemKind.CUT, "badge_name", f"{'W' * letters}{place}")
    for place in range(2):
        plant(ProblemKind.SHRUNK, "badge_name", f"{'Q' * 40}{place}")
    for place in range(2):
        plant(ProblemKind.MISSING_PHOTO, "photo", f"Without photo {place}"[:18], photo="")
    for place in range(2):
        plant(ProblemKind.LOW_RESOLUTION, "photo", f"Coarse {place}", photo=COARSE)
    for place in range(2):
        link = {"Link": "https://example.org/" + str(place) * 1_200}
        plant(ProblemKind.UNREADABLE_CODE, "", f"Long link {place}", fields=link)
    for name in ("Same one", "Same two"):
        plant(ProblemKind.DUPLICATE_CODE, "code", name, fields={"Link": "https://example.org/us"})
    plant(ProblemKind.SAME_NAME, "badge_name", "Li Wei")
    plant(ProblemKind.SAME_NAME, "badge_name", "Li Wei", organization_id=vtt)
    guests.add("Twice Registered")
    plant(ProblemKind.DUPLICATE, "name", "Twice Registered")
    for place in range(2):
        plant(ProblemKind.NO_CATEGORY, "category", f"Nobody {place}", category_id=None)
    plant(ProblemKind.MISSING_CODE, "code", "No code", code=None)

    found = [(each.person, each.kind, each.field) for each in run(workspace).problems]

    assert len(planted) == 20
    assert Counter(found) == Counter(planted)


def test_a_template_with_faults_of_its_own_says_so_once(workspace: Workspace, guests: Guests) -> None:
    logo = {"kind": "image", "asset": COARSE, "box": [5_000, 30_000, 30_000, 20_000]}
    lost = {"kind": "image", "asset": "nowhere", "box": [40_000, 30_000, 10_000, 10_000]}
    small = {"kind": "code", "box": [70_000, 40_000, 6_000, 6_000], "text": "https://example.org/{event}"}
    beside = {"kind": "rectangle", "box": [76_300, 40_000, 5_000, 6_000], "color": "#000000"}
    use(workspace, {**with_photo(), "elements": [logo, lost, small, beside, *with_photo()["elements"]]})
    problems = run(workspace).problems
    assert {each.person for each in problems} == {0}
    assert Counter(each.kind for each in problems) == {
        ProblemKind.MISSING_PHOTO: 1,
        ProblemKind.LOW_RESOLUTION: 1,
        ProblemKind.UNREADABLE_CODE: 2,
    }
    assert guests.count == 60


@pytest.mark.parametrize("fold", [False, True])
def test_a_picture_over_the_code_is_found_on_every_badge(workspace: Workspace, guests: Guests, fold: bool) -> None:
    over = {"kind": "image", "asset": BROAD, "box": [50_000, 50_000, 50_000, 50_000]}
    use(workspace, {**with_photo(over), "fold": fold or None, "back": {"elements": []} if fold else None})
    found = [(each.kind, each.text) for each in run(workspace).problems]
    assert (
        found == [(ProblemKind.UNREADABLE_CODE, "Something lies over the code, so it cannot be read.")] * guests.count
    )


def test_a_picture_below_the_code_of_a_folded_badge_stands_in_its_margin(workspace: Workspace, guests: Guests) -> None:
    logo = {"kind": "image", "asset": BROAD, "box": [80_000, 60_000, 15_000, 15_000]}
    design = with_photo()
    use(workspace, {**design, "elements": [logo, *design["elements"]], "fold": True, "back": {"elements": []}})
    assert {each.kind for each in run(workspace).problems} == {ProblemKind.UNREADABLE_CODE}
    assert len(run(workspace).problems) == guests.count


def test_a_template_that_does_not_match_the_stock_is_told(workspace: Workspace, guests: Guests) -> None:
    use(workspace, with_photo())
    face = run(workspace).faces[0]
    assert stock_problem(A4, face) is None
    tiny = Stock("Tiny", 50_000, 50_000)
    assert (found := stock_problem(tiny, face)) is not None
    assert found.kind is ProblemKind.WRONG_STOCK
    assert stock_problem(LETTER, face) is None
    assert guests.count == 60
