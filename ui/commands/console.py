"""What a verb gives back and how it is told: results on standard output, messages and progress on standard error."""

import json
import sys
import time
import unicodedata
from argparse import ArgumentParser, Namespace, _SubParsersAction
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TextIO, TypeAlias

from organizer.i18n import _
from organizer.progress import Progress

_BAR = 30  # characters
_PATIENCE = 0.5  # seconds before a bar appears: shorter work needs none


@dataclass(frozen=True, slots=True)
class Result:
    """What a verb found or did: for programs as a document, for people as text. ``code`` is the exit code."""

    document: dict[str, Any]
    text: str
    code: int = 0


class Console:
    """Where messages and progress of a running verb go; a bar is drawn only when a terminal watches."""

    def __init__(self, stream: TextIO | None = None, *, patience: float = _PATIENCE) -> None:
        self._stream = stream or sys.stderr
        self._patience = patience
        self._drawn = 0
        self._begun = time.monotonic()
        self._handed_out: list[Progress] = []

    def interrupt(self, _signal: int, _frame: object) -> None:
        """Ctrl+C. Jobs are told as well: some libraries swallow the exception when it strikes inside their calls."""
        for progress in self._handed_out:
            progress.cancel()
        raise KeyboardInterrupt

    def note(self, text: str) -> None:
        """Say something that is not the result."""
        self.clear()
        print(text, file=self._stream, flush=True)

    def progress(self) -> Progress:
        """The progress to hand to a long job."""
        made = Progress(self._draw) if self._stream.isatty() else Progress()
        self._handed_out.append(made)
        return made

    def clear(self) -> None:
        """Take the bar away, so that a line of text can stand there."""
        if self._drawn:
            print("\r" + " " * self._drawn + "\r", end="", file=self._stream, flush=True)
            self._drawn = 0

    def _draw(self, done: int, total: int, text: str) -> None:
        if time.monotonic() - self._begun < self._patience:
            return
        self.clear()
        line = bar(done, total, text)
        print(line, end="", file=self._stream, flush=True)
        self._drawn = sum(map(width, line))


Verb = Callable[[Namespace, Console], Result]
Verbs: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_verb(verbs: Verbs, name: str, summary: str, run: Verb) -> ArgumentParser:
    """A verb's parser, with what every verb takes."""
    parser = verbs.add_parser(name, help=summary, description=summary, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    parser.set_defaults(run=run)
    return parser


def bar(done: int, total: int, text: str) -> str:
    """A progress bar as text; an unknown total (0) shows the count."""
    if total <= 0:
        return f"{text} {done}".strip()
    filled = _BAR * min(done, total) // total
    return f"{text} [{'#' * filled}{'.' * (_BAR - filled)}] {100 * min(done, total) // total} %".strip()


def as_json(document: dict[str, Any]) -> str:
    """The document as people and programs read it."""
    return json.dumps(document, ensure_ascii=False, indent=2)


def width(character: str) -> int:
    """The columns that a character takes on a terminal: two for Chinese, Japanese and Korean."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, widest: int | None) -> str:
    """A text that takes at most so many columns; “…” stands for what does not fit."""
    places = list(accumulate(map(width, text)))
    if widest is None or not places or places[-1] <= widest:
        return text
    return text[: bisect_right(places, widest - 1)] + "…"


def columns(rows: Iterable[Sequence[object]], *, widest: int | None = None) -> str:
    """Rows as text in aligned columns, none of them wider than ``widest`` columns of a terminal."""
    texts = [[shortened(str(cell), widest) for cell in row] for row in rows]
    widths = [max(sum(map(width, cell)) for cell in column) for column in zip(*texts, strict=True)]
    return "\n".join(
        "  ".join(cell + " " * (size - sum(map(width, cell))) for cell, size in zip(row, widths, strict=True)).rstrip()
        for row in texts
    )
