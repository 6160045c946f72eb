"""What becomes of every odd, broken and hostile file of the corpus: a table of outcomes for docs/reading.md.

    ORGANIZER_CORPUS=… python -m tests.benchmarks.reading_outcomes [OUT.tsv]

Reads the corpora, the generated files and, made into a temporary folder, the large ones (the corpus's own maker with
``--big``), each as the program would: in a child process, then looked through for its tables. Printed is how many were
read or refused and with which sentence, what one of the two readers could open and we did not, whatever took longer
than 20 seconds or more than 300 MB here, beyond what was held before. OUT.tsv gets one line a file.
"""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from organizer.domain.sheets.layout import inspect_workbook
from organizer.errors import BadInput, FileTrouble
from organizer.files.reading.spreadsheets import read_workbook

LONGEST, MOST_MEMORY = 20.0, 300 << 20
_NOT_SHEETS = (".tsv", ".md", ".py", ".json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: ``kind`` is ``read``, ``refused`` or ``CRASH``; ``memory`` are bytes that this process peaked at."""

    path: Path
    kind: str
    said: str
    seconds: float
    memory: int


def outcome(path: Path) -> Outcome:
    """Read one file and look through it."""
    _forget_peak()
    before, started = _memory("VmRSS"), time.monotonic()
    try:
        kind, said = _read(path)
    except Exception:  # what must never happen is what is looked for
        kind, said = "CRASH", traceback.format_exc().splitlines()[-1]
    return Outcome(path, kind, said, time.monotonic() - started, _memory("VmHWM") - before)


def _read(path: Path) -> tuple[str, str]:
    try:
        found = inspect_workbook(read_workbook(path))
    except (BadInput, FileTrouble) as refusal:
        return "refused", str(refusal).replace(path.name, "…")
    rows = sum(len(sheet.rows) for sheet in found.workbook.sheets)
    return "read", " ".join([f"{rows} rows, {len(found.mapping)} columns, {found.kind}.", *found.notes])


def _forget_peak() -> None:
    place = Path("/proc/self/clear_refs")
    if place.exists():
        place.write_text("5", encoding="ascii")


def _memory(what: str) -> int:
    """Bytes, as Linux counts them; 0 elsewhere."""
    place = Path("/proc/self/status")
    if not place.exists():
        return 0
    found = re.search(rf"{what}:\s+(\d+)", place.read_text(encoding="ascii"))
    return int(found[1]) * 1024 if found else 0


def sheets_below(folder: Path) -> list[Path]:
    """The files to read, without the corpus's own lists."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in _NOT_SHEETS]


def openable(corpus: Path) -> dict[str, str]:
    """The file's place in the corpus to the readers that open it, by the corpus's index."""
    with (corpus / "spreadsheets" / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    readers = ("calamine", "openpyxl", "openpyxl_ro", "csv")
    return {row["file"]: ", ".join(name for name in readers if row[name] == "opens") for row in rows}


def whole_corpus(corpus: Path, scratch: Path) -> Iterator[tuple[str, list[Path]]]:
    """The three parts by name; the large files are made in ``scratch``."""
    yield "corpora", sheets_below(corpus / "spreadsheets" / "corpora")
    yield "generated", sheets_below(corpus / "spreadsheets" / "generated")
    subprocess.run([sys.executable, corpus / "makers" / "gen_hostile.py", scratch, "--big"], check=True)
    known = {path.name for path in sheets_below(corpus / "spreadsheets" / "generated")}
    yield "large", [path for path in sheets_below(scratch) if path.name not in known]


def main() -> None:
    """Print the table."""
    if "ORGANIZER_CORPUS" not in os.environ:
        print("There is no corpus: ORGANIZER_CORPUS is not set.")
        return
    corpus = Path(os.environ["ORGANIZER_CORPUS"])
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        for part, paths in whole_corpus(corpus, Path(scratch)):
            outcomes[part] = [outcome(path) for path in paths]
    everything = [each for part in outcomes.values() for each in part]
    _print_counts(outcomes)
    _print_refusals(everything)
    _print_exceptions(everything, openable(corpus), corpus / "spreadsheets")
    if len(sys.argv) > 1:
        _write(Path(sys.argv[1]), everything)


def _print_counts(outcomes: dict[str, list[Outcome]]) -> None:
    print("| part | files | read | refused | slowest s | most MB |\n|---|---|---|---|---|---|")
    for part, each in outcomes.items():
        kinds = Counter(one.kind for one in each)
        slowest, most = max(one.seconds for one in each), max(one.memory for one in each)
        print(f"| {part} | {len(each)} | {kinds['read']} | {kinds['refused']} | {slowest:.1f} | {most >> 20} |")


def _print_refusals(outcomes: Iterable[Outcome]) -> None:
    print("\n| refused because | files |\n|---|---|")
    said = Counter(re.sub(r"\d+", "N", one.said) for one in outcomes if one.kind == "refused")
    for sentence, count in said.most_common():
        print(f"| {sentence} | {count} |")


def _print_exceptions(outcomes: Iterable[Outcome], readers: dict[str, str], root: Path) -> None:
    print()
    for one in outcomes:
        name = str(one.path.relative_to(root)) if one.path.is_relative_to(root) else one.path.name
        if one.kind == "CRASH":
            print(f"- CRASH {name}: {one.said}")
        if one.kind == "refused" and (able := readers.get(name)):
            print(f"- {name}: opened by {able}; {one.said}")
        if one.seconds > LONGEST or one.memory > MOST_MEMORY:
            print(f"- {name}: {one.seconds:.1f} s, {one.memory >> 20} MB")


def _write(place: Path, outcomes: Iterable[Outcome]) -> None:
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(["file", "kind", "seconds", "megabytes", "said"])
        writer.writerows([one.path, one.kind, f"{one.seconds:.2f}", one.memory >> 20, one.said] for one in outcomes)


if __name__ == "__main__":
    main()
