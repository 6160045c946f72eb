"""``python -m ui.tour``: the window on the sample event; where there is no display, the main job without one.

Everything goes into the folder ``demo`` (or the one that is named). The tour is nothing but commands, which it prints
before it runs them: whoever wants to know how something is done reads them off the screen.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from organizer.i18n import _

SAMPLE = "sample.organizer"
TOUR, FORUM = "tour.organizer", "forum.organizer"
_LINES = 12  # of a command's answer
_FOUND = 1  # exit code of a verb that looks for problems and found some

Command = tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Open the window, or make the tour; the exit code."""
    folder = Path(arguments[0] if arguments else "demo")
    folder.mkdir(parents=True, exist_ok=True)
    if not has_display():
        return walk(folder)
    from ui.start import open_window

    if not (folder / SAMPLE).exists() and run(folder, ("sample", SAMPLE)):
        return 3
    return open_window(str(folder / SAMPLE))


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return not os.environ.get("SSH_CONNECTION")


def walk(folder: Path) -> int:
    """Run every command in ``folder`` and tell what is there afterwards; stops at the first that fails."""
    begun = time.monotonic()
    print(_("There is no display, so the main job is done without one. Each command is shown before it runs.") + "\n")
    for name in made_by_the_tour(folder):
        name.unlink()
    for command in commands():
        if code := run(folder, command):
            return code
    print(_("Made in {folder}, in {seconds:.0f} seconds:").format(folder=folder, seconds=time.monotonic() - begun))
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        print(f"  {path.stat().st_size / 1024:9,.0f} KiB  {path.relative_to(folder)}")
    return 0


def made_by_the_tour(folder: Path) -> Iterator[Path]:
    """The events that an earlier tour made and this one makes anew; the one for the window stays."""
    yield from (path for name in (TOUR, FORUM) for path in folder.glob(name + "*"))


def commands() -> Iterator[Command]:
    """The main job: sample event with its sheets, both imports into a new event, moves, badges, export, pictures."""
    yield "sample", TOUR, "--sheets", "sheets"
    yield "new", FORUM, "--name", "Technology Exchange", "--start", "2026-09-26", "--days", "2"
    yield "import", FORUM, "sheets/agenda.xlsx"
    yield "import", FORUM, "sheets/attendees-en.xlsx", "sheets/attendees-zh.xlsx"
    yield "info", FORUM
    yield "move", TOUR, "European session", "--room", "Hall B", "--start", "2 16:00"
    yield "move", TOUR, "Eurasian session", "--room", "Room 305", "--start", "2 09:00"
    yield "check", TOUR
    yield "undo", TOUR
    yield "redo", TOUR
    yield "find", TOUR, "wang"
    yield "print", TOUR, "badges.pdf", "--what", "badges"
    yield "print", TOUR, "badges-again.pdf", "--what", "badges", "--only", "changed"
    yield "export", TOUR, "everything.xlsx", "--what", "all"
    yield "import", TOUR, "everything.xlsx", "--dry-run"
    for theme in ("light", "dark"):
        yield "screenshots", TOUR, f"screenshots/{theme}", "--theme", theme, "--size", "1280x720"
    yield "history", TOUR
    yield "verify", TOUR


def run(folder: Path, command: Command) -> int:
    """Show a command, run it in ``folder`` and show what it answers; 0 when it did its work."""
    print("$ organizer " + " ".join(f'"{word}"' if " " in word else word for word in command), flush=True)
    project = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, [project, os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-m", "ui", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    print("\n".join(shortened(done.stdout.splitlines())) + "\n", flush=True)
    return 0 if done.returncode == _FOUND and command[0] == "check" else done.returncode


def shortened(lines: list[str]) -> Iterable[str]:
    """The first lines, each of a screen's width."""
    yield from (f"  {line[:160]}" for line in lines[:_LINES])
    if len(lines) > _LINES:
        yield _("  … and {count} lines more").format(count=len(lines) - _LINES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
