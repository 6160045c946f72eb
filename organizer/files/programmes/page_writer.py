"""The programme as one page of HTML that needs no network: for phones, in both languages, by day.

Everything is in the file; a policy in its head forbids it to load anything. The entries are plain HTML, so that the
page says everything without a script as well; the script hides what is not looked for and keeps the reader's plan.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate
from pathlib import Path
from string import Template

from organizer.domain.printing.local_names import day_name, language_names, short_day_name
from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import RoleKind, clock
from organizer.files.programmes.published import Entry, Published
from organizer.files.replacing import replacing
from organizer.progress import Progress
from organizer.resources import resource

_COLORS = 8  # of the look


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the page by its code, and the page's words in it."""

    code: str
    words: Mapping[str, str]

    @property
    def locale(self) -> str:
        """The code as Babel writes it."""
        return self.code.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page needs to know besides the programme.

    ``tongues``: the event's language, and the second one where it has one. ``event``, ``rooms``, ``tracks``: what that
    calls them, where it calls them otherwise. ``colors``: the number of each track's colour.
    """

    tongues: Sequence[Tongue]
    event: str = ""
    rooms: Mapping[str, str] = field(default_factory=dict)
    tracks: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, int] = field(default_factory=dict)


def write_page(path: Path, programme: Programme, setting: Setting, progress: Progress) -> int:
    """Write the page and return how many sessions and breaks it has.

    Raises BadInput when the event has no dates, FileTrouble, Cancelled.
    """
    page = _Page(Published(programme), setting, progress)
    template = Template(resource("programme_page.html").read_text(encoding="utf-8"))
    text = template.substitute(page.parts())
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", errors="replace")
    return page.written


class _Page:
    """Makes the parts of the page that differ from event to event."""

    def __init__(self, published: Published, setting: Setting, progress: Progress) -> None:
        self._published, self._programme = published, published.programme
        self._setting, self._tongues, self._progress = setting, setting.tongues, progress
        self.written = 0

    def parts(self) -> dict[str, str]:
        """What the template asks for, as HTML."""
        programme = self._programme
        days = list(range(programme.days))
        sections = "\n".join(self._section(day) for day in days)
        return {
            **{key: self._word(key) for key in self._tongues[0].words},
            "language": escape(self._tongues[0].code),
            "second_language": escape(self._tongues[-1].code),
            "name": escape(programme.name),
            "heading": self._both(programme.name, self._setting.event),
            "dates": self._both(*(self._dates(each) for each in self._tongues)),
            "uid": escape(programme.uid),
            "placeholder": f'placeholder="{escape(self._tongues[0].words["search"])}"{self._told("search")}',
            "days": "".join(self._day_button(day) for day in days),
            "days_label": escape(self._tongues[0].words["days_label"]),
            "filters": "\n".join(filter(None, self._filters())),
            "tongues": self._tongue_button(),
            "sections": sections,
        }

    def _word(self, key: str) -> str:
        return self._both(*(each.words[key] for each in self._tongues))

    def _both(self, first: str, second: str = "", *_more: str) -> str:
        """A text in both languages, of which the page shows one; where there is only one, that."""
        if not second or second == first:
            return escape(first)
        code = escape(self._tongues[-1].code)
        return f'<span class="l1">{escape(first)}</span><span class="l2" lang="{code}">{escape(second)}</span>'

    def _room(self, name: str) -> str:
        return self._both(name, self._setting.rooms.get(name, ""))

    def _track(self, name: str) -> str:
        return self._both(name, self._setting.tracks.get(name, ""))

    def _languages(self, codes: str) -> str:
        return self._both(*(language_names(codes, each.locale) for each in self._tongues))

    def _dates(self, tongue: Tongue) -> str:
        first, last = self._published.date(0), self._published.date(self._programme.days - 1)
        texts = dict.fromkeys(day_name(each, tongue.locale) for each in (first, last))
        return " – ".join(texts)

    def _day_button(self, day: int) -> str:
        names = self._both(*(short_day_name(self._published.date(day), each.locale) for each in self._tongues))
        return f'<button type="button" data-day="{self._published.date(day)}" aria-pressed="false">{names}</button>'

    def _filters(self) -> Iterator[str]:
        """What the entries can be narrowed by, where there is something to choose from."""
        programme = self._programme
        tracks, rooms = {each.track for each in programme.sessions}, {each.room for each in programme.sessions}
        yield self._choice("track", _in_both((t for t in programme.tracks if t in tracks), self._setting.tracks))
        yield self._choice("room", _in_both((r for r in programme.rooms if r in rooms), self._setting.rooms))
        spoken = sorted({code for each in programme.sessions for code in _codes(each.language)})
        names = {code: [language_names(code, each.locale) for each in self._tongues] for code in spoken}
        yield self._choice("language", names)

    def _choice(self, key: str, names: Mapping[str, Sequence[str]]) -> str:
        """A choice; empty where there is nothing to choose from. Options cannot hold both languages: they are told."""
        if len(names) < 2:
            return ""
        words = [each.words[f"all_{key}s"] for each in self._tongues]
        options = "".join(_option(value, texts) for value, texts in {"": words, **names}.items())
        return f'<select id="{key}" aria-label="{escape(words[0])}">{options}</select>'

    def _told(self, key: str) -> str:
        """A word in both languages as attributes, for the script."""
        return _attributes([each.words[key] for each in self._tongues])

    def _tongue_button(self) -> str:
        if len(self._tongues) < 2:
            return ""
        own = (language_names(each.code.replace("_", "-"), each.locale).capitalize() for each in self._tongues)
        return f'<button type="button" id="tongue">{" / ".join(map(escape, own))}</button>'

    def _section(self, day: int) -> str:
        rooms = (*self._programme.rooms, "")
        places = {room: number for number, room in enumerate(rooms)}
        entries = [each for room in rooms for each in self._published.entries(day, room)]
        entries.sort(key=lambda each: (each.start or 0, places[each.room]))
        heading = self._both(*(day_name(self._published.date(day), each.locale) for each in self._tongues))
        articles = "\n".join(map(self._article, entries))
        return f'<section data-day="{self._published.date(day)}"><h2>{heading}</h2>\n{articles}\n</section>'

    def _article(self, entry: Entry) -> str:
        self.written += 1
        self._progress.step(self.written, 0)
        day, start = entry.day or 0, entry.start or 0
        end = start + (entry.duration or 0)
        when = f'<p class="when">{self._time(day, start)}–{self._time(day, end)}</p>'
        room = f'data-room="{escape(entry.room)}"'
        if isinstance(entry, BreakEntry):
            title = self._both(entry.title, entry.second_title)
            place = f" · {self._room(entry.room)}" if entry.room else ""
            return f'<article class="break" {room}>{when}<p>{title}{place}</p></article>'
        color = self._setting.colors.get(entry.track)
        track = "" if color is None or color < 0 else f' style="--track:var(--t{color % _COLORS})"'
        name = f"s-{escape(self._published.event_guid(entry))}"
        told = f'data-track="{escape(entry.track)}" data-language="{escape(" ".join(_codes(entry.language)))}"'
        return (
            f'<article id="{name}" {told} {room}{track}>{when}<div>'
            f'<h3><a href="#{name}">{self._both(entry.title, entry.second_title)}</a></h3>{"".join(self._facts(entry))}'
            f"</div>{self._star()}</article>"
        )

    def _time(self, day: int, minutes: int) -> str:
        """A time by the event's clock, and for the script the instant."""
        instant = self._published.instant(day, minutes).isoformat(timespec="minutes")
        return f'<time datetime="{instant}">{clock(minutes)}</time>'

    def _star(self) -> str:
        """The button of the reader's plan; its name stands in it, for those who hear the page."""
        return (
            '<button type="button" class="star" aria-pressed="false">'
            f'<span class="sign" aria-hidden="true">☆</span><span class="hidden">{self._word("add")}</span></button>'
        )

    def _facts(self, entry: SessionEntry) -> Iterator[str]:
        about = (self._room(entry.room), self._track(entry.track), escape(entry.kind), self._languages(entry.language))
        if place := " · ".join(filter(None, about)):
            yield f'<p class="place">{place}</p>'
        if people := _names(entry.people, RoleKind.SPEAKER, RoleKind.PANELIST):
            yield f'<p class="people">{people}</p>'
        if people := _names(entry.people, RoleKind.CHAIR):
            yield f'<p class="chair">{self._word("chair")}: {people}</p>'
        text = _paragraphs(entry.description)
        if text or entry.talks:
            talks = "".join(self._talks(entry))
            said = f"{self._word('talks')} ({len(entry.talks)})" if talks else self._word("more")
            yield f"<details><summary>{said}</summary>{talks}{text}</details>"

    def _talks(self, entry: SessionEntry) -> Iterator[str]:
        """The talks in their order, each with the time at which it begins when all before it keep to theirs."""
        if not entry.talks:
            return
        lengths = [each.duration for each in entry.talks]
        known = lengths[: lengths.index(None)] if None in lengths else lengths[:-1]
        starts = list(accumulate((each or 0 for each in known), initial=entry.start or 0))
        yield '<ol class="talks">'
        for number, talk in enumerate(entry.talks):
            time = self._time(entry.day or 0, starts[number]) if number < len(starts) else ""
            yield f"<li>{time}{self._talk(talk)}</li>"
        yield "</ol>"

    def _talk(self, talk: TalkEntry) -> str:
        people = " · ".join(filter(None, (_names(talk.people, *RoleKind), self._languages(talk.language))))
        by = f'<span class="place">{people}</span>' if people else ""
        return f"<span>{self._both(talk.title, talk.second_title)}</span>{by}{_paragraphs(talk.description)}"


def _codes(languages: str) -> list[str]:
    """The languages that are kept as “zh/en”, one by one."""
    return list(dict.fromkeys(re.findall(r"[^/,;\s]+", languages)))


def _in_both(names: Iterable[str], seconds: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What rooms or tracks are called in both languages, by what the first one calls them."""
    return {each: (each, seconds.get(each, each)) for each in names}


def _option(value: str, texts: Sequence[str]) -> str:
    return f'<option value="{escape(value)}"{_attributes(texts)}>{escape(texts[0])}</option>'


def _attributes(texts: Sequence[str]) -> str:
    """A text in both languages, for the script."""
    return "".join(f' data-l{number}="{escape(text)}"' for number, text in enumerate(texts, 1))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _names(people: Iterable[Credit], *roles: RoleKind) -> str:
    """Everybody with these roles once, in both scripts, with where they are from."""
    told = []
    for each in people:
        if each.role in roles:
            name = " ".join(filter(None, (each.name, each.second_name)))
            told.append(escape(f"{name} ({each.organization})" if each.organization else name))
    return ", ".join(dict.fromkeys(told))
