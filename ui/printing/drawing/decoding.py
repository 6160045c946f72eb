"""Decoding pictures as Qt decodes them wherever they are shown; tried on foreign ones in a child process."""

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageReader


def decode(data: bytes) -> None:
    """Decode a picture and let it go. Raises ValueError: it is damaged or cut off."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    if reader.read().isNull():
        raise ValueError(reader.errorString())
