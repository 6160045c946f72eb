"""What countries are called: as the Unicode CLDR has it, unless the event says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from organizer.domain.countries import country_code, country_key, usual_code

Names = Mapping[str, Mapping[str, str]]
"""ISO 3166-1 alpha-2 to language to name: ``{"CZ": {"en": "Czech Republic"}}``."""


@lru_cache(maxsize=2000)
def country_name(country: str, language: str) -> str:
    """The name in ``language`` (as in ``zh_CN``) of an ISO 3166-1 code; anything else is taken for a name already."""
    from babel import Locale, UnknownLocaleError  # late: its tables are not needed before something is shown

    if not is_code(country):
        return country
    try:
        return str(Locale.parse(language).territories.get(country.upper(), country))
    except (UnknownLocaleError, ValueError):
        return country


def is_code(country: str) -> bool:
    """Whether a country is kept as a code, not as what somebody typed."""
    return len(country) == 2 and country.isascii() and country.isalpha()


@dataclass(frozen=True, slots=True)
class CountryNames:
    """The names that an event gives to countries, and its two languages, such as “en” and “zh”.

    ``once``: names that it gave them when a workbook was exported, which are still understood.
    """

    given: Names = field(default_factory=dict)
    languages: tuple[str, str] = ("en", "zh")
    once: Names = field(default_factory=dict)
    _codes: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look the names up by what they sound like."""
        said = [*self.once.items(), *self.given.items()]
        codes = {country_key(name): code for code, names in said for name in names.values()}
        object.__setattr__(self, "_codes", codes)

    def code(self, text: str) -> str:
        """The code of a country by the event's name for it or by any other; the text itself where none is sure."""
        own = self._codes.get(country_key(text)) if self._codes else None
        return own or country_code(text)

    def name(self, country: str, language: str) -> str:
        """What a country, a code or what was typed, is called in ``language``."""
        return self.given.get(country.upper(), {}).get(language) or country_name(country, language)

    def shown(self, country: str, reader: str) -> str:
        """What it is called in the language of the ``reader``, as in ``zh_CN``, else in the event's main one."""
        spoken = (each for each in self.languages if each.partition("_")[0] == reader.partition("_")[0])
        return self.name(country, next(spoken, self.languages[0]))

    def stored(self, text: str, before: str = "") -> str:
        """What is written down of a country that somebody typed; ``before`` where the two are one country."""
        typed = " ".join(text.split())
        code = self.code(typed)
        return before if before and code == self.code(before) else code


def taken_name(names: Names) -> tuple[str, str] | None:
    """A name that two countries would share, or that everybody else gives to another one, and the code given it."""
    owners: dict[str, str] = {}
    for code, said in names.items():
        for name in said.values():
            owner = owners.setdefault(country_key(name), code)
            usual = usual_code(name)
            if owner != code or (usual and usual != code):
                return name, code
    return None
