"""The real command in a process of its own, forked from one that has imported what it needs where that is possible."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from tests.cli.forking import run

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "QT_QPA_PLATFORM": "offscreen",
    "LANGUAGE": "en",
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """What ``--json`` printed."""
        return json.loads(self.out)


def organizer(*words: object, cwd: Path | None = None, before: tuple[str, ...] = ()) -> Done:
    """Run ``organizer`` with these words; ``before``: a program that starts it."""
    if not before and hasattr(os, "fork"):
        return _forked(words, cwd or ROOT)
    command = [*before, sys.executable, "-m", "ui", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, cwd=cwd or ROOT, timeout=300)
    return Done(done.returncode, done.stdout, done.stderr)


def _forked(words: tuple[object, ...], cwd: Path) -> Done:
    with NamedTemporaryFile() as out, NamedTemporaryFile() as err:
        request = {"words": list(map(str, words)), "cwd": str(cwd), "out": out.name, "err": err.name}
        code = run(ENVIRONMENT, request)
        return Done(code, *(Path(each.name).read_text(encoding="utf-8") for each in (out, err)))


def start(*words: object, stdout: IO[bytes] | int = subprocess.PIPE) -> subprocess.Popen[str]:
    """Start ``organizer`` without waiting for it."""
    command = [sys.executable, "-m", "ui", *map(str, words)]
    return subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Look every few milliseconds whether something has come about."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def refused(done: Done) -> str:
    """The one sentence of a command that was refused: code 2, nothing on standard output, no traceback."""
    return _sentence(done, 2)


def failed(done: Done) -> str:
    """The one sentence of a command whose environment failed: code 3."""
    return _sentence(done, 3)


def _sentence(done: Done, code: int) -> str:
    assert done.code == code, done
    assert done.out == ""
    assert "Traceback" not in done.err
    sentence = done.err.strip()
    assert sentence.endswith((".", "?"))
    return sentence
