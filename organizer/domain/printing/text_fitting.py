"""Making a text fit: smaller first, then on two lines, and only then cut."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from organizer.domain.printing.faces import EM, Ruler, Weight

STEP = 100  # micrometres between two sizes: fewer sizes are fewer fonts to load, and no eye sees the difference
LEADING = 1180  # thousandths of the size from line to line
BASELINE = 880  # thousandths of the size from the top of the letters' square to their foot
ELLIPSIS = "…"
_IDEOGRAPHIC = re.compile("[\u3040-\u9fff\uac00-\ud7af豈-\ufaff\U00020000-\U0003ffff]")
_COMPATIBILITY = re.compile("([豈-\ufaff\U0002f800-\U0002fa1f]+)")
_BETWEEN = " -–·・/"  # a line may end with these
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control, format (direction, joiners) and lone halves
_OPENING = "（《〈「『【〔“‘(["
_CLOSING = "，。、；：！？ー）》〉」』】〕”’·,.;:!?)]"


class Fit(StrEnum):
    """How well a text went into its place."""

    WELL = "well"
    SHRUNK = "shrunk"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Letters:
    """How a line of text is set; sizes in micrometres.

    ``size`` is wished; below ``small`` the text counts as shrunk; ``least`` is never gone below. ``tracking`` in
    thousandths of the size.
    """

    size: int
    small: int
    least: int
    weight: Weight = Weight.REGULAR
    tracking: int = 0
    max_lines: int = 1


@dataclass(frozen=True, slots=True)
class Fitted:
    """The lines as they will be drawn, all at one size."""

    lines: tuple[str, ...]
    size: int
    fit: Fit


def clean(text: str) -> str:
    """The text as it may stand on paper: composed letters, single spaces, no control or direction characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if " " in text else text
    composed = "".join(_compose(part) for part in _COMPATIBILITY.split(text))
    if not composed.isprintable():
        composed = "".join(each for each in composed if each.isspace() or unicodedata.category(each) not in _UNSEEN)
    return " ".join(composed.split())


def _compose(part: str) -> str:
    """Composed letters; compatibility ideographs stay, because people write their names with them on purpose."""
    return part if _COMPATIBILITY.fullmatch(part) else unicodedata.normalize("NFC", part)


def is_ideographic(text: str) -> bool:
    """Whether the text is written in Han characters, kana or Hangul: they fill their square, so they read larger."""
    return _IDEOGRAPHIC.search(text) is not None


def width_of(text: str, letters: Letters, ruler: Ruler) -> int:
    """The advance at size EM, tracking included."""
    return ruler.width(text, letters.weight) + len(text) * letters.tracking * (EM // 1000)


def fit(text: str, letters: Letters, width: int, ruler: Ruler) -> Fitted:
    """Set the text into ``width`` micrometres with as little harm as possible: one line, else more, else cut."""
    lines: tuple[str, ...] = (text,)
    size = _largest(width_of(text, letters, ruler), width, letters)
    for count in range(2, letters.max_lines + 1):
        if size >= letters.small:
            break
        more = _broken(text, count, letters, ruler)
        larger = _largest(max(width_of(each, letters, ruler) for each in more), width, letters)
        if larger > size:
            lines, size = more, larger
    if size >= letters.least:
        return Fitted(lines, size, Fit.WELL if size >= letters.small else Fit.SHRUNK)
    limit = width * EM // max(letters.least, 1)
    *whole, last = Wrapping(text, letters, ruler).first_lines(limit, letters.max_lines)
    return Fitted((*whole, _cut(last, letters, width, ruler)), letters.least, Fit.CUT)


def _largest(measured: int, width: int, letters: Letters) -> int:
    """The largest size, in whole steps, at which ``measured`` micrometres at EM go into ``width``."""
    if measured <= 0:
        return letters.size
    return min(letters.size, width * EM // measured // STEP * STEP)


class Wrapping:
    """A text that goes on as many lines as it needs; it is measured at size EM, so once for all sizes."""

    def __init__(self, text: str, letters: Letters, ruler: Ruler) -> None:
        self._text, self._letters, self._ruler = text, letters, ruler
        self._places = [*(i for i in range(1, len(text)) if _may_break(text[i - 1], text[i])), len(text)]
        self.widest = max((self._width(start, end) for start, end in pairwise((0, *self._places))), default=0)
        """The widest part that has no place for a break in it."""

    def lines(self, limit: int) -> tuple[str, ...]:
        """As few lines as go into ``limit`` micrometres at size EM; a word that is wider is broken anywhere."""
        return tuple(self._text[start:end].strip() for start, end in pairwise(self._begins(limit)))

    def first_lines(self, limit: int, count: int) -> tuple[str, ...]:
        """The same, but all that is left in the last of ``count`` lines."""
        begins = self._begins(limit)[:count]
        return tuple(self._text[start:end].strip() for start, end in pairwise((*begins, len(self._text))))

    def _begins(self, limit: int) -> list[int]:
        begins = [0]
        while begins[-1] < len(self._text):
            begins.append(self._end(begins[-1], limit))
        return begins

    def _end(self, start: int, limit: int) -> int:
        """Where the line that begins at ``start`` ends: at the last good place, else within the word."""
        first = bisect_right(self._places, start)
        place = bisect_right(self._places, limit, lo=first, key=lambda end: self._width(start, end))
        if place > first:
            return self._places[place - 1]
        anywhere = range(start + 1, len(self._text) + 1)
        return start + max(1, bisect_right(anywhere, limit, key=lambda end: self._width(start, end)))

    def _width(self, start: int, end: int) -> int:
        return width_of(self._text[start:end].strip(), self._letters, self._ruler)


def wrap(text: str, letters: Letters, width: int, ruler: Ruler) -> tuple[str, ...]:
    """The text at its wished size on as many lines as it needs in ``width`` micrometres."""
    limit = width * EM // letters.size
    if width_of(text, letters, ruler) <= limit:  # by far the most frequent
        return (text,) if text else ()
    return Wrapping(text, letters, ruler).lines(limit)


def fit_box(text: str, letters: Letters, width: int, height: int, ruler: Ruler) -> Fitted:
    """Set the text into a box: smaller until it goes in and no word is broken; else broken; and only then cut.

    No lines at all: the box is lower than a line of the least size.
    """
    wrapping = Wrapping(text, letters, ruler)
    for size in range(letters.size, letters.least - 1, -STEP):
        if wrapping.widest * size <= width * EM:
            lines = wrapping.lines(width * EM // size)
            if len(lines) * line_height(size) <= height:
                return Fitted(lines, size, Fit.WELL if size >= letters.small else Fit.SHRUNK)
    limit, room = width * EM // letters.least, max(0, height // line_height(letters.least))
    lines = wrapping.lines(limit)
    if len(lines) <= room:
        return Fitted(lines, letters.least, Fit.SHRUNK)
    *whole, last = wrapping.first_lines(limit, room) if room else ("",)
    return Fitted((*whole, _cut(last, letters, width, ruler)) if room else (), letters.least, Fit.CUT)


def line_height(size: int) -> int:
    """From line to line."""
    return size * LEADING // 1000


def _broken(text: str, count: int, letters: Letters, ruler: Ruler) -> tuple[str, ...]:
    """The text on at most ``count`` lines, the widest as narrow as can be; fewer when there is nowhere to break."""
    places = _breaks(text)
    starts = {place: width_of(text[:place], letters, ruler) for place in (0, *places)}
    ends = {place: width_of(text[:place].rstrip(), letters, ruler) for place in (*places, len(text))}

    def wrap(limit: int) -> list[int]:
        """Where the lines begin when none but a single word is wider than ``limit``."""
        begins, last = [0], 0
        for place in (*places, len(text)):
            if ends[place] - starts[begins[-1]] > limit and last > begins[-1]:
                begins.append(last)
            last = place
        return begins

    low, high = 0, ends[len(text)]
    while high - low > EM // 100:
        middle = (low + high) // 2
        low, high = (low, middle) if len(wrap(middle)) <= count else (middle, high)
    begins = wrap(high)
    return tuple(text[start:end].strip() for start, end in zip(begins, (*begins[1:], len(text)), strict=True))


def _breaks(text: str) -> list[int]:
    """Where a new line may begin: after a space or a dot; anywhere in Han and kana when those leave it uneven."""
    places = [i for i in range(1, len(text)) if text[i - 1] in _BETWEEN and text[i] not in _CLOSING]
    if not is_ideographic(text) or _is_even(places, len(text)):
        return places
    return [i for i in range(1, len(text)) if _may_break(text[i - 1], text[i])]


def _is_even(places: list[int], length: int) -> bool:
    """Whether no part between the places is longer than seven tenths of the whole."""
    return max(end - start for start, end in pairwise((0, *places, length))) * 10 <= length * 7


def _may_break(before: str, after: str) -> bool:
    if before in _BETWEEN:
        return after not in _CLOSING
    if before in _OPENING or after in _CLOSING or after == " " or (_is_katakana(before) and _is_katakana(after)):
        return False
    return is_ideographic(before) or is_ideographic(after)


def _is_katakana(letter: str) -> bool:
    """Katakana spells words of other languages, which break as badly as those."""
    return "ァ" <= letter <= "ヺ" or letter == "ー"


def _cut(line: str, letters: Letters, width: int, ruler: Ruler) -> str:
    """As much of the line as goes into the width at the least size, with an ellipsis; the whole line when it fits."""

    def fits(text: str) -> bool:
        return width_of(text, letters, ruler) * letters.least <= width * EM

    if fits(line):
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(line[:middle].rstrip() + ELLIPSIS) else (low, middle - 1)
    return line[:low].rstrip() + ELLIPSIS
