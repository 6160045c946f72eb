"""How long a file will be read before its first rows come: nobody looks into a reader while it parses."""

from organizer.i18n import _

_USUAL = 2.0e6
"""Bytes of an .xlsx a second: what a laptop of 2020 does. The first file that is read says what this one does."""

_TELLING = 1 << 20  # bytes below which the start of the child is most of the time
_CALM = 2  # seconds after which somebody wants to know


class Pace:
    """Learns from one file for the next."""

    def __init__(self) -> None:
        self._bytes_per_second = _USUAL

    def learn(self, size: int, seconds: float) -> None:
        """The first rows of a file of ``size`` bytes came after so many seconds."""
        if size >= _TELLING and seconds > 0:
            self._bytes_per_second = size / seconds

    def sentence(self, name: str, size: int, seconds: float) -> str:
        """What to say of a file of ``size`` bytes that has been read for so many seconds."""
        if size < _TELLING or seconds < _CALM:
            return _("Reading “{name}” …").format(name=name)
        told = {"name": name, "size": size / (1 << 20), "seconds": int(seconds)}
        left = size / self._bytes_per_second - seconds
        if left < 1:
            return _("Reading “{name}”, {size:.0f} MB: {seconds} s so far …").format(**told)
        text = _("Reading “{name}”, {size:.0f} MB: {seconds} s so far, about {left:.0f} s until the first rows …")
        return text.format(**told, left=left)
