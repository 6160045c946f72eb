"""Text in a CSV file that a spreadsheet must not run as a formula, and the way back.

A spreadsheet takes a field as a formula when it begins with one of ``= + - @`` (in some languages their wide forms as
well), a tab or the end of a line (OWASP, “CSV injection”). Such a field gets an apostrophe in front, as a person would
type it. Numbers and phone numbers begin with ``+`` or ``-`` as well and can do no harm: they stay as they are. What
already begins with apostrophes and a sign gets one more, so that :func:`unguarded` gives back every text exactly.
"""

import re

_SUSPECT = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_HARMLESS = re.compile(r"[+\-][\d\s()./\-]*")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def guarded(text: str) -> str:
    """The text as it may stand in a CSV file."""
    if _SUSPECT.match(text) and not _HARMLESS.fullmatch(text):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
