"""How long a programme takes to come in, against parsing its XML: ``python -m tests.benchmarks.programme_import``.

Without ORGANIZER_CORPUS the schedule is made up: 1,000 sessions of 600 people on four days in 70 rooms.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_TEXT = "What we learned in three years of building it, and what we would do otherwise. " * 12


def _made_up(folder: Path) -> Path:
    from organizer.domain.programme.in_files import Credit, Programme, SessionEntry
    from organizer.files.programmes.frab_writer import write_schedule
    from organizer.progress import Progress

    rooms = tuple(f"Room {number}" for number in range(70))
    sessions = tuple(
        SessionEntry(
            row=number, title=f"Session {number}", uid=f"{number:032x}",
            room=rooms[number % 70], track=f"Track {number % 7}",
            day=number % 4, start=600 + number % 12 * 60, duration=50, description=_TEXT,
            people=(Credit(f"Person {number % 600}"),),
        )
        for number in range(1, 1001)
    )  # fmt: skip
    path = folder / "schedule.xml"
    write_schedule(path, Programme("Made up", date(2026, 9, 26), 4, "UTC", rooms, sessions=sessions), Progress())
    return path


def _timed(name: str, work: Callable[[], Any], floor: float | None = None) -> tuple[float, Any]:
    began = time.perf_counter()
    result = work()
    took = time.perf_counter() - began
    print(f"{name:<44}{took * 1000:8.0f} ms" + (f"{took / floor:8.1f} ×" if floor else "     1.0 ×"))
    return took, result


def main() -> None:
    """Print the figures. Imports stand here because the child process reads this module again."""
    from organizer.files.programmes.frab import read_schedule_file
    from organizer.files.programmes.schedules import read_schedule
    from organizer.services.programme_imports import apply_programme, plan_programme
    from organizer.services.sample import create_sample
    from organizer.services.workspace import Workspace
    from tests.factories import EVENT

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = os.environ.get("ORGANIZER_CORPUS")
        path = Path(corpus) / "schedules/frab_xml/38c3-20251206.xml" if corpus else _made_up(folder)
        workspace = Workspace.create(str(folder / "x.organizer"), EVENT)
        print(path.name)
        floor, _root = _timed("parse the XML alone", lambda: ElementTree.parse(path))
        _timed("understand it, in this process", lambda: read_schedule_file(path), floor)
        _timed("the same in a child process", lambda: read_schedule(path), floor)
        _took, plan = _timed("plan (with reading)", lambda: plan_programme(workspace, path), floor)
        _timed("write, with journal", lambda: apply_programme(workspace, plan), floor)
        _timed("plan again: everything is there", lambda: plan_programme(workspace, path), floor)
        workspace.close()
        for people in (1_200, 100_000):
            _timed(
                f"sample event with {people:,} people",
                lambda people=people: create_sample(str(folder / f"{people}.organizer"), people).close(),  # type: ignore[misc]
                floor,
            )


if __name__ == "__main__":
    main()
