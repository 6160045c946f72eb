"""The programme's page after its script has run, in a real browser."""

import json
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
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "programme.html"
    tongues = [Tongue(code, {each: f"{code} {each}" for each in WORDS}) for code in ("en", "zh")]
    write_page(path, PROGRAMME, Setting(tongues, rooms={"Hall A": "主会场"}), Progress())
    return path


class Seen(HTMLParser):
    """What of the page can be seen: the places of its entries, and of those whose details are open."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[int] = []
        self.opened: list[int] = []
        self.told: object = None
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
        elif tag == "body" and "data-told" in names:
            self.told = json.loads(names["data-told"] or "")


HEADLESS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=2000")
"""So much time, in milliseconds, passes for the page before it is looked at."""


def look(address: str, folder: Path) -> Seen:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium")
    command = [program, *HEADLESS, f"--user-data-dir={folder}", "--dump-dom", address]
    done = subprocess.run(command, capture_output=True, timeout=100, check=True)
    seen = Seen()
    seen.feed(done.stdout.decode())
    return seen


WALK = """<script>
(async function () {
  const found = (selector) => document.querySelector(selector);
  const told = [], tell = () => told.push(Array.from(document.querySelectorAll("article")).flatMap(
    (it, place) => it.hidden || it.parentNode.hidden ? [] : [place]));
  const input = (it, value) => { it.value = value; it.dispatchEvent(new Event("input", {bubbles: true})); tell(); };
  const go = (act) => new Promise((done) => {
    window.addEventListener("popstate", () => { tell(); done(); }, {once: true});
    act();
  });
  found("nav button[data-day='2031-09-26']").click(); tell();
  found("nav button[data-day='']").click(); tell();
  input(found("#room"), "Hall B");
  for (const words of ["g", "gr", "grx"]) { input(found("#search"), words); }
  for (let step = 0; step < 3; step++) { await go(() => history.back()); }
  found("nav button[data-day='2031-09-27']").click(); tell();
  await go(() => found("article h3 a").click());
  await go(() => history.back());
  found("body").dataset.told = JSON.stringify(told);
})();
</script>"""


def test_back_takes_back_what_was_chosen_and_not_each_letter(page: Path, tmp_path: Path) -> None:
    walked = tmp_path / "walk.html"
    walked.write_text(page.read_text("utf-8").replace("</body>", f"{WALK}</body>"), "utf-8")
    chosen = [[0, 1], [0, 1, 2], [1, 2], [2], [2], []]
    taken_back, address_of_a_session = [[0, 1, 2], [0, 1], [0, 1, 2]], [[2], [0, 1, 2], [2]]
    assert look(walked.as_uri(), tmp_path).told == [*chosen, *taken_back, *address_of_a_session]


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
    page: Path, tmp_path: Path, address: str, entries: list[int], opened: list[int]
) -> None:
    seen = look(page.as_uri() + address, tmp_path)
    assert (seen.entries, seen.opened) == (entries, opened)
