"""The typeface of everything printed: Inter, and the machine's own fonts for Chinese, Japanese and Korean.

:func:`paper_typeface` makes copies that extract well, which takes some seconds the first time on a machine: call it in
a job.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QRawFont

from organizer.domain.printing.faces import EM, Forms, Ruler, Weight
from organizer.i18n import _
from organizer.progress import Progress
from ui.printing.drawing.paper_fonts import CannotCopy, cache_folder, copy_path, paper_copy

WEIGHTS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.MEDIUM: QFont.Weight.Medium,
    Weight.BOLD: QFont.Weight.DemiBold,
}
LATIN = "Inter"
IDEOGRAPHIC = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Hiragino Sans GB", "Droid Sans Fallback", "SimHei", "SimSun"),
)
"""Fonts with Chinese in the order of their fitness for a badge."""
JAPANESE = (
    *("Noto Sans CJK JP", "Source Han Sans", "Source Han Sans JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic"),
    *("BIZ UDGothic", "Meiryo", "IPAexGothic", "IPAGothic", "TakaoGothic", "VL Gothic"),
)
"""Fonts with the Japanese forms of Han characters."""

_PAPER, _PAPER_IDEOGRAPHIC, _PAPER_JAPANESE = "Organizer Paper", "Organizer Paper CJK", "Organizer Paper JP"
_MEASURED = 200  # pixels: large, so that rounding does not show, and below 256, where Qt keeps no glyphs

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Typeface:
    """Families in the order in which a character is looked for; ``japanese`` goes first for Japanese forms."""

    families: tuple[str, ...]
    japanese: str | None = None

    def font(self, weight: Weight, size: int, forms: Forms = Forms.CHINESE) -> QFont:
        """The font with an em of ``size`` units of the painter; unhinted, so the same at every resolution."""
        font = QFont(self._order(forms))
        font.setPixelSize(size)
        font.setWeight(WEIGHTS[weight])
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("calt"), 0)  # Inter's alternates have no code point, so a PDF would lose them
        font.setFeature(QFont.Tag("liga"), 0)
        return font

    def _order(self, forms: Forms) -> list[str]:
        """The Latin family stays first: fonts of ideographs have other Latin letters."""
        latin, *others = self.families
        between = [self.japanese] if self.japanese and forms is Forms.JAPANESE else []
        return [latin, *between, *others]

    def ruler(self) -> Ruler:
        """Measures with these fonts. Keeps what it measured; one for each thread."""
        metrics = {weight: QFontMetricsF(self.font(weight, _MEASURED)) for weight in Weight}
        known = QFontMetrics(self.font(Weight.REGULAR, _MEASURED))

        @lru_cache(maxsize=50_000)
        def width(text: str, weight: Weight) -> int:
            return round(metrics[weight].horizontalAdvance(text) * (EM // _MEASURED))

        there: set[str] = set()

        def missing(text: str) -> str:
            for each in set(text) - there:
                if each.isspace() or known.inFontUcs4(ord(each)):
                    there.add(each)
            return "" if there.issuperset(text) else "".join(dict.fromkeys(e for e in text if e not in there))

        return Ruler(width, missing)


def ideographic_family() -> str | None:
    """The best font of this machine for Chinese, Japanese and Korean; None when it has none."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return next((each for each in IDEOGRAPHIC if each in families), None) or next(
        (each for each in families if QFontDatabase.isSmoothlyScalable(each) and not each.startswith(_PAPER)), None
    )


def japanese_family() -> str | None:
    """The best font of this machine with Japanese forms; None when it has none of those we know."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Japanese)
    return next((each for each in JAPANESE if each in families), None)


def paper_typeface(progress: Progress, folder: Path | None = None) -> Typeface:
    """The machine's fonts in copies made for paper, or as they are where no copy can be made. Raises Cancelled."""
    wanted, families = _wanted(), []
    for done, (family, name) in enumerate(wanted):
        progress.step(done, len(wanted), _("Preparing the fonts for printing (only once)"))
        copied = family is not None and _copied(family, name, folder or cache_folder())
        families.append(name if copied else family)
    return _typeface(families)


def ready_typeface(folder: Path | None = None) -> Typeface:
    """The copies where they have been made, else the machine's fonts as they are: they look alike on the screen."""
    wanted, folder = _wanted(), folder or cache_folder()
    if all(family is None or _are_there(family, name, folder) for family, name in wanted):
        return paper_typeface(Progress(), folder)
    return _typeface([family for family, _name in wanted])


def _wanted() -> tuple[tuple[str | None, str], ...]:
    """The machine's families, and the names of their copies."""
    return (LATIN, _PAPER), (ideographic_family(), _PAPER_IDEOGRAPHIC), (japanese_family(), _PAPER_JAPANESE)


def _are_there(family: str, name: str, folder: Path) -> bool:
    return all(copy_path(each, name, folder).exists() for each in _faces(family))


def _typeface(families: Sequence[str | None]) -> Typeface:
    latin, ideographic, japanese = families
    return Typeface(tuple(each for each in (latin, ideographic) if each), japanese)


@lru_cache
def _copied(family: str, name: str, folder: Path) -> bool:
    """Register copies of all weights of ``family`` under ``name``; whether they draw."""
    try:
        paths = dict.fromkeys(paper_copy(each, name, folder) for each in _faces(family))
    except (CannotCopy, OSError) as trouble:
        log.warning("no paper copy of %s: %s", family, trouble)
        return False
    drawing = [_register(path, "A" if family == LATIN else "会") for path in paths]
    return bool(drawing) and all(drawing)


def _faces(family: str) -> Iterator[QRawFont]:
    systems = QFontDatabase.WritingSystem
    system = systems.Latin if family == LATIN else systems.SimplifiedChinese
    for weight in WEIGHTS.values():
        font = QFont(family)
        font.setWeight(weight)
        yield QRawFont.fromFont(font, system)


def _register(path: Path, probe: str) -> bool:
    """Make the copy known to Qt; whether it has an outline for ``probe`` (some systems keep theirs to themselves)."""
    copy = QRawFont(str(path), 32.0)
    glyphs = copy.glyphIndexesForString(probe)
    if not glyphs or copy.pathForGlyph(glyphs[0]).isEmpty():
        log.warning("the paper copy %s draws nothing", path.name)
        return False
    return QFontDatabase.addApplicationFont(str(path)) >= 0
