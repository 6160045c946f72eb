"""Names of invented people from many countries, in their own script and in Latin letters.

The family and given names come from Faker's lists; the seed makes them the same every time.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from faker import Faker
from pypinyin import lazy_pinyin

from organizer.domain.names.readings import SURNAMES

LOCALES = {
    "CN": "zh_CN",
    "JP": "ja_JP",
    "KR": "ko_KR",
    "DE": "de_DE",
    "IT": "it_IT",
    "FI": "fi_FI",
    "UA": "uk_UA",
    "FR": "fr_FR",
    "NL": "nl_NL",
    "GB": "en_GB",
    "UZ": "uz_UZ",
    "AZ": "az_AZ",
}

_POOL = 160  # family names and given names drawn for each sex and country

_KOREAN_SURNAMES = {"김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho"}
# Revised Romanization of Korean (2000), syllable by syllable.
_LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()  # noqa: SIM905
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905
_TAILS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()  # noqa: SIM905
# Ukrainian to Latin: resolution 55 of the Cabinet of Ministers (2010).
_UKRAINIAN = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщьєїйюя’ʼ'",
        "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch - ie i i iu ia - - -".split(),  # noqa: SIM905
        strict=True,
    )
)
_UKRAINIAN_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_PLAIN = str.maketrans(
    {"ə": "a", "Ə": "A", "ı": "i", "ß": "ss", "ø": "o", "ł": "l", "’": "", "ʻ": "", "'": "", "ʼ": ""}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands on the badge, and in the second language where the scripts differ."""

    name: str
    second_name: str
    family: str
    given: str
    latin: str
    kana: str = ""


@dataclass(frozen=True, slots=True)
class _Pool:
    """What names of one country and sex are made of: (own script, Latin, kana)."""

    families: tuple[tuple[str, str, str], ...]
    givens: tuple[tuple[str, str, str], ...]


class NameMaker:
    """Makes names; two makers with one seed make the same ones in the same order."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"names {seed}")
        self._seed = seed
        self._pools: dict[str, tuple[_Pool, ...]] = {}

    def make(self, country: str) -> Name:
        """A name as it is usual in ``country`` (ISO 3166-1 alpha-2, a key of LOCALES)."""
        pool = self._random.choice(self._of(country))
        return _joined(country, self._random.choice(pool.families), self._random.choice(pool.givens))

    def _of(self, country: str) -> tuple[_Pool, ...]:
        if country not in self._pools:
            fake: Any = Faker(LOCALES[country])
            fake.seed_instance(f"{self._seed} {country}")
            self._pools[country] = _japanese(fake) if country == "JP" else _pools(fake, country)
        return self._pools[country]


@cache
def ascii_word(text: str) -> str:
    """Lower-case letters a to z and digits of a Latin text, fit for an address: ``Järvi-Suomi`` is ``jarvisuomi``."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain.lower() if letter.isalnum())


def _pools(fake: Any, country: str) -> tuple[_Pool, ...]:
    sexes = ((fake.last_name_male, fake.first_name_male), (fake.last_name_female, fake.first_name_female))
    return tuple(
        _Pool(
            tuple(_family(country, family()) for _ in range(_POOL)),
            tuple(_given(country, given()) for _ in range(_POOL)),
        )
        for family, given in sexes
    )


def _japanese(fake: Any) -> tuple[_Pool, ...]:
    """Faker knows how each Japanese name is read."""
    families = [fake.last_name_pair() for _ in range(_POOL)]
    givens = [fake.first_name_pair() for _ in range(_POOL)]
    return (_Pool(*(tuple((own, latin, kana) for own, kana, latin in part) for part in (families, givens))),)


def _family(country: str, name: str) -> tuple[str, str, str]:
    match country:
        case "CN":
            return name, _surname(name), ""
        case "KR":
            return name, _KOREAN_SURNAMES.get(name) or romanized(name), ""
    return _given(country, name)


def _surname(name: str) -> str:
    """As it is read as a surname, which may differ from the character elsewhere."""
    reading = SURNAMES.get(name)
    return "".join(reading.split() if reading else lazy_pinyin(name, v_to_u=True)).capitalize()


def _given(country: str, name: str) -> tuple[str, str, str]:
    match country:
        case "CN":
            return name, "".join(lazy_pinyin(name, v_to_u=True)).capitalize(), ""
        case "KR":
            return name, romanized(name), ""
        case "UA":
            return name, transliterated(name), ""
    return name, name, ""


def _joined(country: str, family: tuple[str, str, str], given: tuple[str, str, str]) -> Name:
    """Family name first in East Asia; Latin letters first on a badge where the other script is Cyrillic."""
    latin = f"{given[1]} {family[1]}"
    match country:
        case "CN" | "KR":
            return Name(family[0] + given[0], f"{family[1]} {given[1]}", family[0], given[0], latin)
        case "JP":
            kana = f"{family[2]} {given[2]}"
            return Name(f"{family[0]} {given[0]}", f"{family[1]} {given[1]}", family[0], given[0], latin, kana)
        case "UA":
            return Name(latin, f"{given[0]} {family[0]}", family[1], given[1], latin)
    return Name(latin, "", family[0], given[0], latin)


@cache
def romanized(hangul: str) -> str:
    """Hangul in Latin letters, each syllable by itself: ``정희`` is ``Jeonghui``."""
    return "".join(_syllable(ord(letter) - 0xAC00) for letter in hangul).capitalize()


def _syllable(index: int) -> str:
    lead, vowel, tail = index // 588, index % 588 // 28, index % 28
    return (_LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]).replace("-", "")


@cache
def transliterated(cyrillic: str) -> str:
    """A Ukrainian name in Latin letters: ``Олена`` is ``Olena``, ``Згурський`` is ``Zghurskyi``."""
    return "-".join(_ukrainian(part).capitalize() for part in cyrillic.split("-"))


def _ukrainian(word: str) -> str:
    lower = word.lower().replace("зг", "з\0")
    first = _UKRAINIAN_INITIAL.get(lower[:1], "") or _letter(lower[:1])
    return first + "".join(map(_letter, lower[1:]))


def _letter(letter: str) -> str:
    return "gh" if letter == "\0" else _UKRAINIAN.get(letter, letter).replace("-", "")
