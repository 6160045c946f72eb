"""``self-test``: what the program, above all the frozen one, checks about itself.

It does the main job once on the sample event in a temporary folder, with the verbs themselves, so that every library,
resource and child process that they need must be there.
"""

import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from organizer.errors import OrganizerError, Trouble
from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb, columns

PEOPLE = "40"
_PAGES = 3  # pictures at least: the welcome screen and two pages
_PDF = 20_000  # bytes at least of 40 badges with their fonts


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try: a command line, and what must be there afterwards. ``check`` raises Trouble."""

    name: str
    words: tuple[str, ...]
    check: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Tried:
    """How a step went; ``problem`` is empty when it went well."""

    name: str
    ok: bool
    seconds: float
    problem: str


def add(verbs: Verbs) -> None:
    """The verb for the program itself."""
    add_verb(verbs, "self-test", _("check that this installation can do its work"), partial(self_test, verbs))


def self_test(verbs: Verbs, _arguments: Namespace, console: Console) -> Result:
    """Try every step; exit code 1 if one fails. What fails unexpectedly is told, not raised."""
    from ui.screenshots import application

    _application = application()  # one for all steps: printing would make a smaller one, too small for the window
    with tempfile.TemporaryDirectory(prefix="organizer-self-test-", ignore_cleanup_errors=True) as folder:
        tried = [_try(step, verbs, console) for step in _steps(Path(folder))]
    ok = all(each.ok for each in tried)
    rows = [("ok" if each.ok else "FAILED", each.name, f"{each.seconds:.1f} s", each.problem) for each in tried]
    verdict = _("All is well.") if ok else _("Something is missing in this installation.")
    return Result({"ok": ok, "steps": [asdict(each) for each in tried]}, f"{columns(rows)}\n{verdict}", 0 if ok else 1)


def _try(step: Step, verbs: Verbs, console: Console) -> Tried:
    console.note(step.name + " …")
    begun, problem = time.monotonic(), ""
    try:
        verb, *words = step.words
        arguments = verbs.choices[verb].parse_args(words)
        result: Result = arguments.run(arguments, console)
        if result.code:
            raise Trouble(result.text)
        step.check()
    except (OrganizerError, OSError) as trouble:
        problem = str(trouble)
    except Exception as mistake:  # whatever a broken installation brings to light belongs into the table
        problem = f"{type(mistake).__name__}: {mistake}"
    return Tried(step.name, not problem, round(time.monotonic() - begun, 2), problem)


def _steps(folder: Path) -> Iterator[Step]:
    event, other, sheets = str(folder / "sample.organizer"), str(folder / "other.organizer"), folder / "sheets"
    badges, book, shots = folder / "badges.pdf", folder / "all.xlsx", folder / "shots"
    yield Step(_("Make the sample event"), ("sample", event, "--people", PEOPLE, "--sheets", str(sheets)))
    yield Step(_("Make an empty event"), ("new", other, "--name", "Self-test", "--start", "2026-11-05"))
    yield Step(_("Import a sheet"), ("import", other, str(sheets / "attendees-zh.xlsx")))
    yield Step(_("Undo"), ("undo", other))
    yield Step(_("Export"), ("export", event, str(book)), lambda: _at_least(book, 1))
    yield Step(_("Print badges"), ("print", event, str(badges)), lambda: _at_least(badges, _PDF))
    yield Step(_("Show every page"), ("screenshots", event, str(shots)), lambda: _pictures(shots))
    yield Step(_("Verify"), ("verify", event))


def _at_least(file: Path, size: int) -> None:
    if not file.is_file() or file.stat().st_size < size:
        raise Trouble(_("“{name}” is not as large as it must be.").format(name=file.name))


def _pictures(folder: Path) -> None:
    found = list(folder.glob("*.png"))
    if len(found) < _PAGES or any(each.stat().st_size < 1000 for each in found):
        raise Trouble(_("Pages are missing or empty."))
