"""The words that sheets themselves say, in the languages of the event and not in that of the window."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from organizer.domain.printing.badges.people import Occasion
from organizer.domain.printing.days import Name
from organizer.domain.printing.sheet_orders import Languages
from organizer.domain.printing.tracks import TrackMark
from organizer.i18n import catalogue_for, translator


@dataclass(frozen=True, slots=True)
class Wording:
    """Which languages are printed: of the event's two, by their codes, those that are wanted."""

    languages: tuple[str, str]
    wanted: Languages = Languages.BOTH

    def name(self, first: str, second: str = "") -> Name:
        """A name of the event's in the languages that are wanted; what both would say alike is said once."""
        match self.wanted:
            case Languages.FIRST:
                return Name(first or second)
            case Languages.SECOND:
                return Name(second or first)
        return Name.of(first, second)

    def pick(self, facts: Any) -> Any:
        """The same facts in the languages that are wanted: what the ledger compares always holds both."""
        match facts:
            case Name():
                return self.name(facts.first, facts.second)
            case TrackMark():
                name = self.name(facts.name, facts.second_name)
                return replace(facts, name=name.first, second_name=name.second)
            case Occasion():
                event = self.name(facts.event, facts.second_event)
                return replace(facts, event=event.first, second_event=event.second)
            case tuple() | list():
                return tuple(map(self.pick, facts))
        if is_dataclass(facts) and not isinstance(facts, type):
            return replace(facts, **{each.name: self.pick(getattr(facts, each.name)) for each in fields(facts)})
        return facts

    def say(self, key: str, **values: str) -> Name:
        """One of the sheets' own texts, its placeholders filled."""
        first, second = (self._text(key, language, values) for language in self.languages)
        return self.name(first, second)

    def _text(self, key: str, language: str, values: dict[str, str]) -> str:
        return _texts(catalogue_for(language))[key].format(**values) if language else ""


def joined(name: Name, between: str = " · ") -> str:
    """Both languages in one line."""
    return between.join(filter(None, (name.first, name.second)))


@lru_cache(maxsize=8)
def _texts(language: str) -> dict[str, str]:
    say = translator(language)
    return {**_labels(say), **_sayings(say)}


def _labels(_: Callable[[str], str]) -> dict[str, str]:
    """Heads of columns, and what stands before or below something to fill in."""
    return {
        "category": _("Category"),
        "code": _("Code"),
        "country": _("Country"),
        "email": _("E-mail"),
        "equipment": _("Equipment"),
        "here": _("Here"),
        "interpreters": _("Interpreters"),
        "job": _("Job title"),
        "language": _("Language"),
        "name": _("Name"),
        "notes": _("Notes for staff"),
        "number": _("No."),
        "organization": _("Organization"),
        "other_name": _("Name in another script"),
        "parties": _("Who meets"),
        "phone": _("Phone"),
        "place": _("Place and date"),
        "room": _("Room"),
        "signature": _("Signature"),
        "slides": _("Slides"),
        "table": _("Table"),
        "time": _("Time"),
        "title": _("Talk"),
        "track": _("Track"),
    }


def _sayings(_: Callable[[str], str]) -> dict[str, str]:
    """Titles, roles, and what is said of the event, of people and of rooms."""
    return {
        "agenda": _("Agenda"),
        "attended": _("attended"),
        "attendees": _("Attendees from A to Z"),
        "audience": _("Audience"),
        "capacity": _("{n} seats"),
        "certificate": _("Certificate of Attendance"),
        "certify": _("This is to certify that"),
        "chair": _("Chair"),
        "day": _("Day {number}"),
        "duty": _("Duty"),
        "expected": _("{n} expected"),
        "interpreter": _("Interpreter"),
        "meeting": _("Meeting"),
        "meetings": _("Meetings"),
        "on_site": _("Registration on site"),
        "panelist": _("Panelist"),
        "people": _("{n} people"),
        "paper_pack": _("Paper pack"),
        "reserved": _("Reserved"),
        "sign_in": _("Sign-in sheet"),
        "speaker": _("Speaker"),
        "staff": _("For staff"),
        "with": _("with"),
        "your_schedule": _("Your schedule"),
    }
