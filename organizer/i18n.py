"""Translated strings: ``_`` for every sentence a person sees.

English is the source; catalogues lie in ``resources/locale``. Call ``_`` when the text is needed, not at import.
"""

import gettext
import locale
import os
from collections.abc import Callable, Iterable

from organizer.resources import resource

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def set_language(language: str) -> None:
    """Use the catalogue of ``language`` (a key of LANGUAGES); an unknown one falls back to English."""
    global _catalogue, _language
    _catalogue, _language = _catalogue_of(language), language


def current_language() -> str:
    """The language in use, as ``set_language`` was told."""
    return _language


def translator(language: str) -> Callable[[str], str]:
    """What ``_`` is in ``language``, whichever is in use."""
    return _catalogue_of(language).gettext


def catalogue_for(code: str) -> str:
    """The language of LANGUAGES in which a text for readers of ``code`` (ISO 639, maybe with a region) is written."""
    return next((each for each in LANGUAGES if each.partition("_")[0] == code.partition("-")[0].lower()), "en")


def _catalogue_of(language: str) -> gettext.NullTranslations:
    return gettext.translation("organizer", str(resource("locale")), languages=[language], fallback=True)


def system_language() -> str:
    """The language of LANGUAGES that fits the system's, else ``en``."""
    name = os.environ.get("LANGUAGE") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


def _(message: str) -> str:
    """The message in the current language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for ``count``; the caller formats it."""
    return _catalogue.ngettext(singular, plural, count)


_FULL_WIDTH = ("。", "！", "？", "；", "：")


def paragraph(sentences: Iterable[str]) -> str:
    """Sentences one after the other: with a space between them, but none where a full-width mark has room enough."""
    text = ""
    for each in filter(None, sentences):
        text += each if not text or text.endswith(_FULL_WIDTH) else f" {each}"
    return text
