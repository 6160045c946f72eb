"""Printing on a real server of CUPS; skipped where there is none."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer import preferences
from organizer.domain.printing.faces import Box
from organizer.domain.printing.paper.imposition import Paper, impose
from organizer.domain.printing.paper.printer_profiles import UNSCALED, Drift, Profile
from organizer.domain.printing.paper.stock_catalogue import stock_named
from tests.ui.printing.cups_server import Cups, is_installed, running
from tests.ui.printing.sheet_rendering import GREYS, pages
from ui.printing.stock.preferences import keep_profile

pytestmark = pytest.mark.skipif(not is_installed(), reason="no server of CUPS, its filters or the right to start it")

NEAR = 100
LABELS = impose(Paper(stock_named("Avery L4785")), 80_000, 50_000)


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    with running() as server:
        yield server


@pytest.fixture(autouse=True)
def _begin_anew(cups: Cups) -> Iterator[None]:
    yield
    for name in cups.waiting():
        cups.ask("cancel", name)
    for path in cups.kept.iterdir():
        path.unlink()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.ui.printing.cups_client", *arguments]


def printed(cups: Cups, *arguments: str) -> str:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, check=False, env=cups.environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def arrived(cups: Cups, qtbot: QtBot) -> Path:
    """The one file that came to the printer."""
    qtbot.waitUntil(lambda: len(list(cups.kept.glob("*.pdf"))) == 1, timeout=60_000)
    (path,) = cups.kept.glob("*.pdf")
    return path


def places(number: int) -> list[Box]:
    """Where labels are on a page: the ten of the first sheet, then the rest, each followed by their backs."""
    chosen = LABELS.backs if number % 2 else LABELS.places
    return [Box(each.x, each.y, 80_000, 50_000) for each in chosen[: (10, 10, 2, 2)[number]]]


def off(found: Box, wanted: Box) -> int:
    edges = (found.x - wanted.x, found.y - wanted.y)
    ends = (found.x + found.width - wanted.x - wanted.width, found.y + found.height - wanted.y - wanted.height)
    return max(map(abs, (*edges, *ends)))


def test_labels_come_to_the_printer_where_they_belong(cups: Cups, qtbot: QtBot) -> None:
    assert printed(cups, "keep") == "4"
    came = pages(arrived(cups, qtbot))
    assert len(came) == 4
    for number, page in enumerate(came):
        first = 10 if number >= 2 else 0
        for at, place in enumerate(places(number)):
            assert off(page.box(place, GREYS[(first + at) % 4]), place) <= NEAR, (number, at)


def test_the_trays_are_those_of_the_printer(cups: Cups) -> None:
    trays = {"Cassette": "Cassette", "Manual": "Manual feed", "DeepDrawer2": "Deep Drawer 2"}
    assert printed(cups, "keep", "trays") == f"Cassette {trays}"


def test_what_is_kept_of_the_printer_and_its_tray_is_taken_back(cups: Cups, qtbot: QtBot) -> None:
    assert preferences.load().printers == {}
    drift = Drift(1_500, -800, UNSCALED * 1002 // 1000, UNSCALED * 998 // 1000)
    keep_profile("keep", "DeepDrawer2", Profile(drift, Drift(-700)))
    keep_profile("keep", "Cassette", Profile(Drift(5_000)))
    assert printed(cups, "keep", "DeepDrawer2") == "4"
    file = arrived(cups, qtbot)
    assert "InputSlot=DeepDrawer2" in file.with_suffix(".options").read_text().split()
    front, back, *_rest = pages(file)
    for at, (place, behind) in enumerate(zip(places(0), places(1), strict=True)):
        drawn = front.box(Box(place.x - 1_500, place.y + 800, place.width, place.height), GREYS[at % 4], (2,))
        left, top = (1_500 + drawn.x * 1.002, -800 + drawn.y * 0.998)
        width, height = drawn.width * 1.002, drawn.height * 0.998
        assert off(Box(round(left), round(top), round(width), round(height)), place) <= NEAR
        drawn = back.box(Box(behind.x + 700, behind.y, behind.width, behind.height), GREYS[at % 4])
        assert off(Box(drawn.x - 700, drawn.y, drawn.width, drawn.height), behind) <= NEAR


def test_after_cancel_nothing_is_in_the_queue(cups: Cups) -> None:
    before = cups.jobs()
    assert printed(cups, "keep", "cancel") == "Cancelled"
    assert cups.jobs() == before


def test_a_queue_that_disappears_before_it_is_printed_on_is_told(cups: Cups) -> None:
    cups.add_queue("brief", "fine")
    with subprocess.Popen(command("brief", "wait"), stdin=-1, stdout=-1, text=True, env=cups.environment) as client:
        assert client.stdout is not None
        assert client.stdout.readline() == "ready\n"
        cups.drop_queue("brief")
        said, _errors = client.communicate("\n", timeout=60)
    assert said.startswith("PrinterTrouble The printer “brief” did not take the job, so nothing was printed")


def test_a_server_that_is_switched_off_is_told(cups: Cups) -> None:
    with subprocess.Popen(command("keep", "wait"), stdin=-1, stdout=-1, text=True, env=cups.environment) as client:
        assert client.stdout is not None
        assert client.stdout.readline() == "ready\n"
        cups.stop()
        said, _errors = client.communicate("\n", timeout=60)
    cups.start()
    assert said.startswith("PrinterTrouble The printer “keep” did not take the job, so nothing was printed")


def test_a_job_waits_in_the_queue_of_a_printer_that_is_not_there(cups: Cups, qtbot: QtBot) -> None:
    before = set(cups.jobs())
    assert printed(cups, "gone") == "4"
    qtbot.waitUntil(lambda: [job for job in cups.waiting() if job.startswith("gone-")] != [], timeout=60_000)
    assert len(set(cups.jobs()) - before) == 1
