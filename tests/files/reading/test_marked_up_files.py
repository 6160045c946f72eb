"""Web pages and XML that programs call workbooks."""

from datetime import date
from pathlib import Path

import pytest

from organizer.domain.sheets.workbook import ErrorCell, MergedRange
from organizer.errors import BadInput
from organizer.files.reading.spreadsheets import read_workbook
from tests.files.reading.made_files import notes, rows_of, written

_PAGE = """<html><head><meta charset="gb2312"><title>x</title></head><body><table><tr><td>frame<table>
<tr><th>姓名<th colspan=2>联系方式<tr><td rowspan="2">王伟<td>13800138000<td>w@x.org<br>v@x.org
<tr><td>13900139000<td>&lt;l&amp;x&gt;</table></table>"""


def test_a_web_page_called_a_workbook_is_read(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "a.xls", _PAGE.encode("gb18030")))
    table = found.sheets[-1]
    assert list(table.rows) == [
        ("姓名", "联系方式"),
        ("王伟", "13800138000", "w@x.org\nv@x.org"),
        ("", "13900139000", "<l&x>"),
    ]
    assert table.merged == (MergedRange(0, 1, 0, 2), MergedRange(1, 0, 2, 0))
    assert notes(found) == ("Despite its name the file is a web page.",)


_XML = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="People"><Table>
<Column ss:Index="2" ss:Hidden="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="String">Day</Data></Cell></Row><Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2">
<Data ss:Type="Number">13800138000</Data></Cell><Cell><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_an_xml_spreadsheet_of_2003_is_read(tmp_path: Path) -> None:
    found = read_workbook(written(tmp_path / "a.xls", _XML.encode()))
    assert rows_of(found) == [("Name", "", "Day"), (), ("", 13800138000, date(2026, 5, 1), "", True)]
    assert found.sheets[0].merged == (MergedRange(0, 0, 0, 1),)
    assert (found.sheets[0].errors, found.sheets[0].hidden_columns) == ((ErrorCell(2, 3, "#N/A"),), (1,))
    assert notes(found) == (
        "1 row is hidden in the workbook and is read as well: 3.",
        "1 cell holds an error instead of a value and is read as empty: D3 #N/A.",
        "Despite its name the file is an XML spreadsheet of 2003.",
    )


def test_an_xml_spreadsheet_that_skips_millions_of_rows_is_refused(tmp_path: Path) -> None:
    far = '<Worksheet ss:Name="{}"><Table><Row ss:Index="1048576"/></Table></Worksheet>'
    sheets = "".join(far.format(number) for number in range(12))
    with pytest.raises(BadInput, match="more memory"):
        read_workbook(written(tmp_path / "a.xls", _XML.replace("</Workbook>", f"{sheets}</Workbook>").encode()))


def test_a_page_saved_as_one_file_is_read_and_text_that_speaks_of_tables_stays_text(tmp_path: Path) -> None:
    letter = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        b'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        b"<html><table><tr><td>Name</td><td>M=C3=BCller</td></tr></table></html>\n--x--\n"
    )
    found = read_workbook(written(tmp_path / "a.mht", letter))
    assert (found.format, rows_of(found)) == ("html", [("Name", "Müller")])
    found = read_workbook(written(tmp_path / "a.csv", b"Name,Note\nA,<table>\n"))
    assert (found.format, rows_of(found)[1]) == ("csv", ("A", "<table>"))
