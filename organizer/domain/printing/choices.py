"""What there is to choose when something is printed; light, for the command line names these words."""

from enum import StrEnum


class Order(StrEnum):
    """By what badges are sorted; also the word for it on the command line."""

    NAME = "name"
    SECOND_NAME = "second-name"
    ORGANIZATION = "organization"
    CODE = "code"
    CATEGORY = "category"
    COUNTRY = "country"


class Between(StrEnum):
    """What a separating sheet says: the letter under which the names after it are looked for, or their category."""

    LETTER = "letter"
    CATEGORY = "category"


class FillOrder(StrEnum):
    """Which label comes after the first one: that beside it, or that below it."""

    ROWS = "rows"
    COLUMNS = "columns"


class Sides(StrEnum):
    """Whether backs are printed, and over which edge of the sheet the printer turns it."""

    FRONT = "front"
    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


class Reason(StrEnum):
    """Why something is printed again; also the word for it on the command line."""

    LOST = "lost"
    DAMAGED = "damaged"
    CORRECTED = "corrected"
    MORE = "more"
    OTHER = "other"
