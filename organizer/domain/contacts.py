"""Telephone numbers and e-mail addresses as people write them, in the one form in which the event keeps them.

The libraries that know the rules (phonenumbers, email-validator) are only asked about what is not plain already.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

_ADDRESS = re.compile(r"<([^<>@\s]+@[^<>\s]+)>")
_PLAIN = r"[A-Za-z0-9_+\-]++(?:\.[A-Za-z0-9_+\-]++)*+@(?:[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+\.)++[A-Za-z]{2,}"
_PLAIN_ADDRESS = re.compile(_PLAIN)
_PLAIN_ADDRESSES = re.compile(rf"(?>(?:{_PLAIN})?\n)*+")
_LOOSE_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]{2,}")
_AT = re.compile(r"\s*[(\[{]\s*(?:at|ät)\s*[)\]}]\s*|\s+at\s+(?=\S+\.\S+$)", re.IGNORECASE)
_SEVERAL = re.compile(r"[;,，；、/\s]+")

_NUMBERS = re.compile(r"[;,，；、/\n]+|\s+(?=\+)|\b(?:or|oder|ou)\b|或")
_EXTENSION = re.compile(
    r"(?:ext\.?|extension|x|durchwahl|dw|poste|转|轉|内線|내선|#|分机|доб\.?)\s*(\d{1,6})\s*$", re.IGNORECASE
)
_LABEL = re.compile(r"^[^\d+(]*[:：.]\s*(?=[\d+(])")  # "Tel.: 030 …"
_NO_DIGIT = re.compile(r"\D")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?e\+?(\d{1,2})", re.IGNORECASE)
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
_DOUBTFUL_START = re.compile(r"\+\d{1,3}[\s.\-/]*\(?0|00\d|011\d")
"""An international number with a zero that is only dialled at home, or written as it is dialled from abroad."""

_LONGEST = 1_000  # characters in which an address is looked for: it has 254 (RFC 5321), and a text takes its square
_SHORTEST = 7
_HOME = 0.5  # the share of the rows from which on a country is the sheet's own


# -- e-mail -----------------------------------------------------------------------------------------------------------


def clean_emails(column: list[str]) -> list[str]:
    """The addresses of a column; one look at all of them together spares nearly every column the look at each."""
    joined = "\n".join(column) + "\n"
    if joined == joined.lower() and _PLAIN_ADDRESSES.fullmatch(joined):
        return column
    return [clean_email(text) if text else "" for text in column]


def clean_email(text: str) -> str:
    """One address with its domain in lower case; the first when there are several. What is no address stays."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if not _PLAIN_ADDRESS.fullmatch(text):
        text = _address_in(text)
    if text.islower():
        return text
    local, at, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}" if at else text


def _address_in(text: str) -> str:
    """The address in what somebody wrote around it; the text where there is none."""
    if len(text) > _LONGEST:
        return text
    inside = _ADDRESS.search(text) if "<" in text else None
    bare = inside[1] if inside else text
    bare = _AT.sub("@", bare.strip().removeprefix("mailto:")).strip(" .,;:<>\"'")
    if is_address(bare):
        return bare
    return next((part for part in _SEVERAL.split(bare) if is_address(part)), text)


def is_address(text: str) -> bool:
    """Whether the text is one e-mail address (RFC 5321, 6531); nothing is asked of the network.

    Dots where the RFC has none are left to the Japanese carriers that gave them out.
    """
    if _PLAIN_ADDRESS.fullmatch(text):
        return True
    if not _LOOSE_ADDRESS.fullmatch(text):
        return False
    from email_validator import EmailNotValidError, validate_email

    local, _at, domain = text.rpartition("@")
    dotless = re.sub(r"\.{2,}", ".", local).strip(".")
    try:
        validate_email(f"{dotless}@{domain}", check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


# -- telephone numbers ------------------------------------------------------------------------------------------------


def clean_phones(column: list[str]) -> list[str]:
    """The numbers of a column; where all are mere digits already, one look at all of them together is enough."""
    joined = "\n".join(("", *column))
    digits = joined.replace("\n", "")
    if digits.isascii() and digits.isdecimal() and "\n00" not in joined:
        return column
    return [clean_phone(text) if text else "" for text in column]


def clean_phone(text: str) -> str:
    """Digits and a leading “+”; an extension after “x”, several numbers with “, ” between them.

    What names its country comes in the form of ITU-T E.164. What is no number stays as it is.
    """
    if text.isascii():
        if text.isdecimal():
            return text if not text.startswith("00") else _number(text)
    else:
        text = _with_plain_digits(text)
    if written := _SCIENTIFIC.fullmatch(text):
        return _unrounded(*written.groups()) or text
    text = _LABEL.sub("", text)
    numbers = [_number(part) for part in _NUMBERS.split(text) if part.strip()]
    if len(numbers) > 1 and any(len(number) < _SHORTEST for number in numbers):
        numbers = [_number(text)]  # "010-1234/5678" is one line with two ends
    return ", ".join(dict.fromkeys(filter(None, numbers))) or text


def _with_plain_digits(text: str) -> str:
    """Digits of any script as 0 to 9."""
    compatible = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in compatible)


def _unrounded(first: str, rest: str | None, power: str) -> str:
    """All digits of 1.3800138E+10, unless the spreadsheet rounded some away."""
    digits = first + (rest or "")
    missing = int(power) + 1 - len(digits)
    return digits + "0" * missing if 0 <= missing <= 1 else ""


def _number(text: str) -> str:
    extension = _EXTENSION.search(text)
    main = text[: extension.start()] if extension else text
    digits = _NO_DIGIT.sub("", main)
    if not digits:
        return ""
    begun = main.lstrip(" (")
    number = f"+{digits}" if begun.startswith("+") else digits
    if _DOUBTFUL_START.match(begun):
        number = _international(begun) or number
    return f"{number}x{extension[1]}" if extension else number


def _international(text: str, region: str | None = None) -> str:
    """The number in E.164; empty where it fits no plan. ``region``: the country of one that names none."""
    import phonenumbers

    dialled = re.sub(r"^(?:00|011)(?=\d)", "+", text) if region is None else text
    try:
        number = phonenumbers.parse(dialled, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def with_country_codes(phones: Sequence[str], countries: Sequence[str], home: str) -> list[str]:
    """Numbers written without their country, of people from elsewhere than ``home``, with its code.

    Numbers of the sheet's own country stay as they are written and dialled there, and so does whatever does not fit
    the plan of the person's country: students from everywhere have a Chinese mobile.
    """
    return [
        _from_abroad(phone, country) if phone and country and country != home else phone
        for phone, country in zip(phones, countries, strict=True)
    ]


def _from_abroad(phone: str, country: str) -> str:
    if not phone.isdecimal() or len(country) != 2 or _CHINESE_MOBILE.fullmatch(phone):
        return phone
    return _international(phone, country) or phone


def home_country(people: Mapping[str, int]) -> str:
    """The country of most people of a sheet, by how many are from each; empty when there is none."""
    country = max(people, key=people.__getitem__, default="")
    return country if country and people[country] >= _HOME * sum(people.values()) else ""
