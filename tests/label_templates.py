"""The catalogue of gLabels as stocks, and the file of it that comes with the program.

    python -m tests.label_templates FOLDER FIGURES.json resources/stock

FOLDER holds gLabels' ``*-templates.xml`` and ``paper-sizes.xml``; FIGURES.json a list of the same figures from other
sources, each with its ``source``. Their figures carry over, rounded to a micrometre; nothing else does.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from organizer.domain.printing.faces import INCH, MILLIMETRE
from organizer.domain.printing.paper.stock import Grid, Labels, Source, Stock, check_stock, to_json
from organizer.errors import BadInput, RuleViolation

SMALLEST, SHORTEST = 20 * MILLIMETRE, 40 * MILLIMETRE
"""Labels narrower, or nowhere as long, carry no name that is read from a metre away."""

_UNITS = {"mm": 1000.0, "cm": 10_000.0, "in": 25_400.0, "pt": INCH / 72, "pc": INCH / 6}
_LENGTH = re.compile(r"\s*([\d.]*)\s*([a-z]*)\s*")
_SHAPES = {"Label-rectangle", "Label-round"}
_PAGES = {"A4": (210_000, 297_000), "Letter": (215_900, 279_400)}


@dataclass(frozen=True, slots=True)
class Templates:
    """Stocks, and why others were left out: reason → how many."""

    stocks: tuple[Stock, ...]
    left_out: Mapping[str, int]


def read_templates(folder: Path) -> Templates:
    """The stocks of gLabels' files that can carry a badge, a tent, a card or a sign, by maker and number."""
    papers = {each.get("id", ""): _size(each) for each in ET.parse(folder / "paper-sizes.xml").iter("Paper-size")}
    written = [each for path in sorted(folder.glob("*-templates.xml")) for each in ET.parse(path).iter("Template")]
    left_out: Counter[str] = Counter()
    found: dict[tuple[str, str], Stock] = {}
    for each in written:
        if not each.get("equiv"):
            made = _stock(each, papers)
            if isinstance(made, Stock):
                found[_key(each, "part")] = made
            else:
                left_out[made] += 1
    for each in written:
        if each.get("equiv"):
            model = found.get(_key(each, "equiv"))
            if model is None:
                left_out["the same as one that is left out"] += 1
            else:
                found[_key(each, "equiv")] = replace(model, aliases=(*model.aliases, " ".join(_key(each, "part"))))
    return Templates(tuple(sorted(found.values(), key=lambda each: each.name.casefold())), dict(left_out))


def read_figures(path: Path) -> tuple[Stock, ...]:
    """The stocks of a list of figures in millimetres; what it repeats of gLabels is left out."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(_from_figures(row) for row in rows if not row["source"].startswith(Source.GLABELS))


def _from_figures(row: Mapping[str, Any]) -> Stock:
    figures = (_micrometres(row[key]) for key in ("left_mm", "top_mm", "pitch_x_mm", "pitch_y_mm"))
    grid = Grid(row["cols"], row["rows"], *figures)
    labels = Labels(_micrometres(row["label_w_mm"]), _micrometres(row["label_h_mm"]), (grid,))
    return Stock(row["product"], *_PAGES[row["page"]], labels, source=Source.PRETIX)


def _micrometres(millimetres: float) -> int:
    return round(millimetres * MILLIMETRE)


def _key(template: ET.Element, part: str) -> tuple[str, str]:
    return template.get("brand", ""), template.get(part, "")


def _stock(template: ET.Element, papers: Mapping[str, tuple[int, int]]) -> Stock | str:
    """The template as a stock, or why it is none of ours."""
    label = next(each for each in template if each.tag.startswith("Label-"))
    if label.tag not in _SHAPES:
        return "disks and ellipses"
    labels = _labels(label)
    if min(labels.width, labels.height) < SMALLEST or max(labels.width, labels.height) < SHORTEST:
        return "too small for a name"
    about = template.get("_description") or template.get("description") or ""
    size = papers.get(template.get("size", "")) or _size(template)
    made = Stock(" ".join(_key(template, "part")), *size, labels, about=about, source=Source.GLABELS)
    try:
        check_stock(made)
    except RuleViolation as reason:
        return f"impossible figures ({made.name}: {reason})"
    return made


def _labels(label: ET.Element) -> Labels:
    if label.tag == "Label-round":
        radius = _length(label.get("radius"))
        width = height = 2 * radius
    else:
        width, height = _size(label)
        radius = min(_length(label.get("round")), width // 2, height // 2)
    grids = tuple(_grid(each, width, height) for each in label.iter("Layout"))
    return Labels(width, height, grids, radius)


def _grid(layout: ET.Element, width: int, height: int) -> Grid:
    """A layout; of one column or row its pitch says nothing, and is at times 0."""
    columns, rows = int(layout.get("nx", 1)), int(layout.get("ny", 1))
    left, top, across, down = (_length(layout.get(name)) for name in ("x0", "y0", "dx", "dy"))
    return Grid(columns, rows, left, top, across if columns > 1 else width, down if rows > 1 else height)


def _size(element: ET.Element) -> tuple[int, int]:
    return _length(element.get("width")), _length(element.get("height"))


def _length(written: str | None) -> int:
    """Micrometres of ``3.5in`` or ``17.8mm``; a bare number is points, and nothing before a unit is 0."""
    parts = _LENGTH.fullmatch(written or "")
    if parts is None:
        raise BadInput(f"“{written}” is no length.")
    return round(float(parts[1] or 0) * _UNITS[parts[2] or "pt"])


def write_stocks(stocks: Iterable[Stock], path: Path) -> None:
    """A line for each stock, so that a change can be read."""
    path.write_text("[\n" + ",\n".join(_lines(stocks)) + "\n]\n", encoding="utf-8")


def _lines(stocks: Iterable[Stock]) -> Iterator[str]:
    return (json.dumps(to_json(each), ensure_ascii=False) for each in stocks)


def main(arguments: list[str]) -> None:
    """Write both files and say what was left out."""
    folder, figures, target = map(Path, arguments)
    templates = read_templates(folder)
    write_stocks(templates.stocks, target / "glabels.json")
    write_stocks(read_figures(figures), target / "pretix.json")
    aliases = sum(len(each.aliases) for each in templates.stocks)
    print(f"{len(templates.stocks)} stocks, {aliases} others of the same figures")
    for reason, count in sorted(templates.left_out.items()):
        print(f"left out: {count:4} {reason}")


if __name__ == "__main__":
    main(sys.argv[1:])
