"""The language of the window: our strings, Qt's names of days and months, and its own words change together."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from organizer import i18n


def use_language(language: str) -> None:
    """Speak ``language``, a key of i18n.LANGUAGES, from here on. Qt's own words need an application."""
    i18n.set_language(language)
    QLocale.setDefault(QLocale(language))
    if QCoreApplication.instance() is not None:
        _translate_qt(language)


def _translate_qt(language: str) -> None:
    translator, folder = _translator(), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    QCoreApplication.removeTranslator(translator)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        QCoreApplication.installTranslator(translator)


@cache
def _translator() -> QTranslator:
    """Qt keeps none that nobody else keeps."""
    return QTranslator()
