"""How a text file is read: its encoding, chosen by what the lines look like in it, and what stands between cells."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from organizer.domain.sheets.workbook import DELIMITERS, Decoding, Workbook
from organizer.i18n import _
from ui import theme
from ui.widgets.labels import label

_LOOK = 56  # letters of a line that are shown beside an encoding
_POPUP = 560  # pixels at 100 %: a line of another encoding must be read, not guessed


class TextReading(QWidget):
    """Shown for text files only."""

    changed = Signal(str, str)
    """The encoding and the delimiter to read the file with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding, self.delimiter = QComboBox(), QComboBox()
        self.encoding.setAccessibleName(_("Encoding"))
        self.delimiter.setAccessibleName(_("Cells separated by"))
        self.encoding.setMaximumWidth(theme.px(420))
        self.encoding.view().setMinimumWidth(theme.px(_POPUP))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for widget in (self.encoding, self.delimiter):
            widget.currentTextChanged.connect(widget.setToolTip)
            widget.activated.connect(self._chosen)
            row.addWidget(label(widget.accessibleName(), "muted"))
            row.addWidget(widget)
            row.addSpacing(theme.GAP)
        row.addStretch(1)

    def show_workbook(self, workbook: Workbook) -> None:
        """Offer what fits a file that was read; nothing for a workbook."""
        self.setVisible(workbook.encoding is not None and workbook.delimiter is not None)
        self.encoding.clear()
        for each in workbook.decodings or (Decoding(workbook.encoding or "", ()),):
            self.encoding.addItem(_decoding_text(each), each.encoding)
        if self.encoding.findData(workbook.encoding) < 0:
            self.encoding.addItem(encoding_word(workbook.encoding or ""), workbook.encoding)
        self.encoding.setCurrentIndex(self.encoding.findData(workbook.encoding))
        self.encoding.setEnabled(self.encoding.count() > 1)
        self.delimiter.clear()
        for delimiter in dict.fromkeys((*DELIMITERS, workbook.delimiter or ",")):
            self.delimiter.addItem(_delimiter_word(delimiter), delimiter)
        self.delimiter.setCurrentIndex(self.delimiter.findData(workbook.delimiter))

    @Slot(int)
    def _chosen(self, _index: int) -> None:
        self.changed.emit(self.encoding.currentData(), self.delimiter.currentData())


def _decoding_text(decoding: Decoding) -> str:
    """The encoding's name and a line that looks different in others."""
    line = next(iter(decoding.preview[1:]), next(iter(decoding.preview), ""))
    shown = line if len(line) <= _LOOK else f"{line[:_LOOK]}…"
    return f"{encoding_word(decoding.encoding)}   {shown}".strip()


def encoding_word(encoding: str) -> str:
    """What people call an encoding."""
    words = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "cp1252": _("Western Europe (Windows-1252)"),
        "gb18030": _("Simplified Chinese (GB18030)"),
        "big5": _("Traditional Chinese (Big5)"),
        "cp932": _("Japanese (Shift-JIS)"),
        "euc_jp": _("Japanese (EUC-JP)"),
        "cp949": _("Korean (EUC-KR)"),
        "cp1251": _("Cyrillic (Windows-1251)"),
        "koi8_r": _("Cyrillic (KOI8-R)"),
        "cp1250": _("Central Europe (Windows-1250)"),
        "cp1253": _("Greek (Windows-1253)"),
        "cp1254": _("Turkish (Windows-1254)"),
        "mac_roman": _("Mac (Roman)"),
    }
    return words.get(encoding, encoding)


def _delimiter_word(delimiter: str) -> str:
    words = {",": _("comma ,"), ";": _("semicolon ;"), "\t": _("tab"), "|": _("bar |")}
    return words.get(delimiter, delimiter)
