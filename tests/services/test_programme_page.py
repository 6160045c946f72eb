"""The programme's page after its script has run, in a real browser."""

import shutil
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, TalkEntry
from organizer.files.programmes.page_writer import Setting, Tongue, write_page
from organizer.progress import Progress

UID = "00000000-0000-4000-8000-00000000000"
PUMPS = SessionEntry(
    1, "Pumps", "水泵", uid=f"{UID}1", track="Water", room="Hall A", day=0, start=540, duration=60, language="zh/en",
    people=(Credit("Anna Weber"),), talks=(TalkEntry(2, "Quiet valves", duration=20), TalkEntry(3, "Loud valves")),
)  # fmt: skip
GRIDS = SessionEntry(
    4, "Grids", uid=f"{UID}2", track="Energy", room="Hall B", day=1, start=600, duration=90, language="en"
)
PROGRAMME = Programme(
    "Exchange",
    date(2031, 9, 26),
    2,
    "Asia/Shanghai",
    rooms=("Hall A", "Hall B"),
    tracks=("Water", "Energy"),
    sessions=(PUMPS, GRIDS),
    breaks=(BreakEntry(5, "Lunch", 0, 720, 60),),
)
WORDS = (
    *("search", "skip", "all_tracks", "all_rooms", "all_languages", "plan", "add", "days_label", "all_days", "now"),
    *("nothing", "everything", "talks", "chair", "more", "offline"),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "programme.html"
    tongues = [Tongue(code, {each: f"{code} {each}" for each in WORDS}) for code in ("en", "zh")]
    write_page(path, PROGRAMME, Setting(tongues, rooms={"Hall A": "主会场"}), Progress())
    return path.as_uri()


class Seen(HTMLParser):
    """What of the page can be seen: the places of its entries, and of those whose details are open."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[int] = []
        self.opened: list[int] = []
        self._number, self._day_is_seen = -1, True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "section":
            self._day_is_seen = "hidden" not in names
        elif tag == "article":
            self._number += 1
            if self._day_is_seen and "hidden" not in names:
                self.entries.append(self._number)
        elif tag == "details" and "open" in names:
            self.opened.append(self._number)


def look(address: str, folder: Path) -> Seen:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={folder}")
    done = subprocess.run([program, *options, "--dump-dom", address], capture_output=True, timeout=100, check=True)
    seen = Seen()
    seen.feed(done.stdout.decode())
    return seen


@pytest.mark.parametrize(
    ("address", "entries", "opened"),
    [
        ("", [0, 1, 2], []),
        ("#room=Hall+B&day=2031-09-26", [1], []),  # lunch, which is in all rooms
        ("#language=zh&track=Water&q=WEBER", [0], []),
        ("#q=loud", [0], [0]),
        (f"#s-{UID}1", [0, 1, 2], [0]),
    ],
)
def test_an_address_says_what_is_seen(
    page: str, tmp_path: Path, address: str, entries: list[int], opened: list[int]
) -> None:
    seen = look(page + address, tmp_path)
    assert (seen.entries, seen.opened) == (entries, opened)
