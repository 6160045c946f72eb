"""The programme as one page of HTML that needs no network: for phones, in both languages, by day.

Everything is in the file; a policy in its head forbids it to load anything. The entries are plain HTML, so that the
page says everything without a script as well; the script hides what is not looked for and keeps the reader's plan.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from organizer.domain.programme.in_files import BreakEntry, Credit, Programme, SessionEntry, TalkEntry
from organizer.domain.programme.words import span
from organizer.files.programmes.published import ON_STAGE, Entry, Published
from organizer.files.replacing import replacing
from organizer.progress import Progress
from organizer.resources import resource

_COLORS = 8  # of the look, given to tracks in turn


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the page by its code, and the page's words in it."""

    code: str
    words: Mapping[str, str]


def write_page(path: Path, programme: Programme, tongues: Sequence[Tongue], progress: Progress) -> int:
    """Write the page and return how many sessions and breaks it has.

    ``tongues``: the event's language, and the second one where it has one. Raises BadInput when the event has no dates,
    FileTrouble, Cancelled.
    """
    page = _Page(Published(programme), tongues, progress)
    template = Template(resource("programme_page.html").read_text(encoding="utf-8"))
    text = template.substitute(page.parts())
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", errors="replace")
    return page.written


class _Page:
    """Makes the parts of the page that differ from event to event."""

    def __init__(self, published: Published, tongues: Sequence[Tongue], progress: Progress) -> None:
        self._published, self._programme = published, published.programme
        self._tongues, self._progress = tongues, progress
        self._colors = {name: number % _COLORS for number, name in enumerate(self._programme.tracks)}
        self.written = 0

    def parts(self) -> dict[str, str]:
        """What the template asks for, as HTML."""
        programme = self._programme
        days = list(range(programme.days))
        sections = "\n".join(self._section(day) for day in days)
        used = {each.track for each in programme.sessions if each.track}
        spoken = sorted({each.language for each in programme.sessions if each.language})
        return {
            "language": escape(self._tongues[0].code),
            "name": escape(programme.name),
            "dates": self._both(*(self._dates(each.code) for each in self._tongues)),
            "uid": escape(programme.uid),
            "search": self._word("search"),
            "placeholder": f'placeholder="{escape(self._tongues[0].words["search"])}"{self._told("search")}',
            "days": "".join(self._day_button(day) for day in days),
            "tracks": self._options("tracks", [each for each in programme.tracks if each in used]),
            "languages": self._options("languages", spoken),
            "plan": self._word("plan"),
            "nothing": self._word("nothing"),
            "offline": self._word("offline"),
            "all_days": self._word("all_days"),
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

    def _dates(self, code: str) -> str:
        first, last = self._published.date(0), self._published.date(self._programme.days - 1)
        texts = dict.fromkeys(_day_text(each, code) for each in (first, last))
        return " – ".join(texts)

    def _day_button(self, day: int) -> str:
        names = self._both(*(_short_day(self._published.date(day), each.code) for each in self._tongues))
        return f'<button type="button" data-day="{day}" aria-pressed="false">{names}</button>'

    def _options(self, key: str, names: Sequence[str]) -> str:
        """A choice; empty where there is nothing to choose from. Options cannot hold both languages: they are told."""
        if len(names) < 2:
            return ""
        options = "".join(f'<option value="{escape(name)}">{escape(name)}</option>' for name in names)
        label, told = escape(self._tongues[0].words[key]), self._told(key)
        return f'<select id="{key}" aria-label="{label}"><option value=""{told}>{label}</option>{options}</select>'

    def _told(self, key: str) -> str:
        """A word in both languages as attributes, for the script."""
        texts = [each.words[key] for each in self._tongues]
        return "".join(f' data-l{number}="{escape(text)}"' for number, text in enumerate(texts, 1))

    def _tongue_button(self) -> str:
        if len(self._tongues) < 2:
            return ""
        names = " / ".join(escape(_own_name(each.code)) for each in self._tongues)
        return f'<button type="button" id="tongue">{names}</button>'

    def _section(self, day: int) -> str:
        rooms = (*self._programme.rooms, "")
        places = {room: number for number, room in enumerate(rooms)}
        entries = [each for room in rooms for each in self._published.entries(day, room)]
        entries.sort(key=lambda each: (each.start or 0, places[each.room]))
        heading = self._both(*(_day_text(self._published.date(day), each.code) for each in self._tongues))
        articles = "\n".join(map(self._article, entries))
        return f'<section data-day="{day}"><h2>{heading}</h2>\n{articles}\n</section>'

    def _article(self, entry: Entry) -> str:
        self.written += 1
        self._progress.step(self.written, 0)
        start = entry.start or 0
        when = f'<p class="when">{span(start, start + (entry.duration or 0))}</p>'
        if isinstance(entry, BreakEntry):
            title = self._both(entry.title, entry.second_title)
            room = f" · {escape(entry.room)}" if entry.room else ""
            return f'<article class="break">{when}<p>{title}{room}</p></article>'
        color = self._colors.get(entry.track)
        track = "" if color is None else f' style="--track:var(--t{color})"'
        told = f'data-id="{escape(self._published.event_guid(entry))}" data-track="{escape(entry.track)}"'
        return (
            f'<article {told} data-language="{escape(entry.language)}"{track}>{when}<div>'
            f"<h3>{self._both(entry.title, entry.second_title)}</h3>{''.join(self._facts(entry))}</div>"
            f"{self._star()}</article>"
        )

    def _star(self) -> str:
        """The button of the reader's plan; its name stands in it, for those who hear the page."""
        return (
            '<button type="button" class="star" aria-pressed="false">'
            f'<span class="sign" aria-hidden="true">☆</span><span class="hidden">{self._word("add")}</span></button>'
        )

    def _facts(self, entry: SessionEntry) -> Iterator[str]:
        place = " · ".join(escape(each) for each in (entry.room, entry.track, entry.language) if each)
        if place:
            yield f'<p class="place">{place}</p>'
        if people := _names([each for each in entry.people if each.role in ON_STAGE]):
            yield f'<p class="people">{people}</p>'
        talks = "".join(self._talk(each) for each in entry.talks)
        text = "".join(f"<p>{escape(line)}</p>" for line in entry.description.splitlines() if line.strip())
        if text or talks:
            more = f"<ul>{talks}</ul>" if talks else ""
            yield f"<details><summary>{self._word('more')}</summary>{more}{text}</details>"

    def _talk(self, talk: TalkEntry) -> str:
        people = _names(talk.people)
        by = f'<br><span class="place">{people}</span>' if people else ""
        return f"<li>{self._both(talk.title, talk.second_title)}{by}</li>"


def _names(people: Iterable[Credit]) -> str:
    """Everybody once, in both scripts, with where they are from."""
    told = []
    for each in people:
        name = " ".join(filter(None, (each.name, each.second_name)))
        told.append(escape(f"{name} ({each.organization})" if each.organization else name))
    return ", ".join(dict.fromkeys(told))


def _day_text(day: date, code: str) -> str:
    """``Saturday, 26 September 2026``, as the language says it."""
    return _formatted(day, code, "full")


def _short_day(day: date, code: str) -> str:
    return _formatted(day, code, "EEE d" if not code.startswith("zh") else "M月d日")


def _own_name(code: str) -> str:
    """What the language calls itself."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return code
    return str(locale.languages.get(locale.language, code)).capitalize()


def _formatted(day: date, code: str, how: str) -> str:
    from babel import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, how, locale=code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
