"""What Excel wants of a workbook, else it offers to repair it: a package that is whole, and sheets as the schema says.

The package: ECMA-376 part 2, 9.1 and 9.3; the sheets: part 1, 18.3 and the schema sml.xsd in its annex A.2.
"""

import itertools
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from openpyxl.utils import range_boundaries

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing",
)  # fmt: skip
"""The sequence of CT_Worksheet; Excel wants to repair any other."""

_WIDEST, _LONGEST_NAME, _LONGEST_LIST, _LONGEST_NOTICE, _LONGEST_TITLE = 255, 31, 255, 255, 32


def check_workbook(path: Path) -> list[str]:
    """Assert all of it and return the names of the sheets."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        _check_package(book)
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        formats = len(styles.find(f"{_MAIN}cellXfs") or ())
        differences = len(styles.find(f"{_MAIN}dxfs") or ())
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        assert int(texts.attrib["uniqueCount"]) == len(texts)
        names = [
            each.attrib["name"] for each in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        ]
        for number in range(1, len(names) + 1):
            sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            check_worksheet(sheet)
            assert all(int(each.attrib.get("s", 0)) < formats for each in sheet.iter(f"{_MAIN}c"))
            assert all(int(each.attrib["dxfId"]) < differences for each in sheet.iter(f"{_MAIN}cfRule"))
            shared = (each for each in sheet.iter(f"{_MAIN}c") if each.attrib.get("t") == "s")
            assert all(int(each.findtext(f"{_MAIN}v") or len(texts)) < len(texts) for each in shared)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= _LONGEST_NAME and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)
    return names


def _check_package(book: zipfile.ZipFile) -> None:
    """Every part has a type, and every relationship a part; nothing lies about that none leads to."""
    names = book.namelist()
    assert len(set(names)) == len(names)
    types = ElementTree.fromstring(book.read("[Content_Types].xml"))
    endings = {each.attrib["Extension"] for each in types if "Extension" in each.attrib}
    typed = {each.attrib["PartName"].removeprefix("/") for each in types if "PartName" in each.attrib}
    parts = {name for name in names if name != "[Content_Types].xml"}
    assert {name for name in parts - typed if name.rpartition(".")[2] not in endings} == set()
    assert typed <= parts
    assert set(_led_to(book)) == {name for name in parts if not name.endswith(".rels")}


def _led_to(book: zipfile.ZipFile) -> Iterator[str]:
    for name in book.namelist():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in ElementTree.fromstring(book.read(name)):
                yield posixpath.normpath(posixpath.join("/", folder, each.attrib["Target"])).lstrip("/")


def check_worksheet(sheet: ElementTree.Element) -> None:
    """The order of elements, and of rows and cells; every cell of a type that the schema has, with its own content."""
    names = [each.tag.removeprefix(_MAIN) for each in sheet]
    assert names == sorted(names, key=_ORDER.index)
    rows = sheet.findall(f"{_MAIN}sheetData/{_MAIN}row")
    numbers = [int(row.attrib["r"]) for row in rows]
    assert numbers == sorted(set(numbers))
    for row in rows:
        _check_cells(row)
    _check_areas(sheet)
    for column in sheet.iter(f"{_MAIN}col"):
        assert 0 < float(column.attrib["width"]) <= _WIDEST


def _check_cells(row: ElementTree.Element) -> None:
    places = [range_boundaries(cell.attrib["r"])[0] for cell in row]
    assert places == sorted(set(places))
    assert all(re.sub("[A-Z]+", "", cell.attrib["r"]) == row.attrib["r"] for cell in row)
    for cell in row:
        content = [each.tag.removeprefix(_MAIN) for each in cell]
        assert content == {"inlineStr": ["is"]}.get(cell.attrib.get("t", "n"), ["v"] if len(cell) else [])


def _check_areas(sheet: ElementTree.Element) -> None:
    """Merged cells do not overlap, and what drop-downs say is short enough."""
    merged = [range_boundaries(each.attrib["ref"]) for each in sheet.iter(f"{_MAIN}mergeCell")]
    assert [pair for pair in itertools.combinations(merged, 2) if _overlap(*pair)] == []
    for offer in sheet.iter(f"{_MAIN}dataValidation"):
        assert len(offer.findtext(f"{_MAIN}formula1") or "") <= _LONGEST_LIST
        assert len(offer.attrib.get("error", "")) <= _LONGEST_NOTICE
        assert len(offer.attrib.get("errorTitle", "")) <= _LONGEST_TITLE


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
