"""The language of the window: our strings and Qt's names of days and months change together."""

from PySide6.QtCore import QLocale

from organizer import i18n


def use_language(language: str) -> None:
    """Speak ``language``, a key of i18n.LANGUAGES, from here on."""
    i18n.set_language(language)
    QLocale.setDefault(QLocale(language))
