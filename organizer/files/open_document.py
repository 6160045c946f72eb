"""What python-calamine does not show of an .ods: hidden rows and columns (OpenDocument 1.3, table:visibility)."""

import re
import zipfile

from organizer.files.positions import Positions

_TAG = re.compile(rb"<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_PIECE = 1 << 20
_MANY = 1_000  # hidden rows or columns in one piece are the empty rest of the sheet


def look_at_ods(archive: zipfile.ZipFile) -> list[Positions]:
    """The sheets in their order."""
    found: list[Positions] = []
    row = column = 0
    rest = b""
    with archive.open("content.xml") as stream:
        while chunk := stream.read(_PIECE):
            data = rest + chunk
            cut = data.rfind(b"<")
            for tag, attributes in _TAG.findall(data[:cut]):
                if tag == b"table":
                    found.append(Positions())
                    row = column = 0
                    continue
                repeated = _REPEATED.search(attributes)
                count = int(repeated[1]) if repeated else 1
                hidden = bool(found) and count < _MANY and _HIDDEN.search(attributes)
                if tag == b"table-row":
                    if hidden:
                        found[-1].hidden_rows += range(row + 1, row + count + 1)
                    row += count
                else:
                    if hidden:
                        found[-1].hidden_columns += range(column + 1, column + count + 1)
                    column += count
            rest = data[max(cut, 0) :][-_PIECE:]
    return found
