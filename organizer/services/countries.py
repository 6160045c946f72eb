"""What the event calls countries: which it has, and naming them otherwise than everybody does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select, update

from organizer.domain.country_names import CountryNames, Names, country_name, is_code, taken_name
from organizer.errors import RuleViolation
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import queries, tables


@dataclass(frozen=True, slots=True)
class Country:
    """One that occurs: ``names`` are the event's own in its two languages, empty where the ``usual`` ones hold."""

    code: str
    names: tuple[str, str]
    usual: tuple[str, str]
    people: int
    organizations: int


def country_names(workspace: Workspace) -> CountryNames:
    """What countries are called in this event."""
    with workspace.reading() as db:
        return queries.country_names(db)


def countries(workspace: Workspace) -> tuple[Country, ...]:
    """Those that people, organizations or the event's own names have, by the name in its main language."""
    with workspace.reading() as db:
        known = queries.country_names(db)
        people, organizations = (_counts(db, table) for table in (tables.person, tables.organization))
    first, second = known.languages
    found = [
        Country(
            code,
            tuple(known.given.get(code, {}).get(each, "") for each in known.languages),  # type: ignore[arg-type]  # two
            (country_name(code, first), country_name(code, second)),
            people[code],
            organizations[code],
        )
        for code in {*people, *organizations, *known.given}
    ]
    return tuple(sorted(found, key=lambda each: ((each.names[0] or each.usual[0]).casefold(), each.code)))


def name_countries(workspace: Workspace, given: Sequence[tuple[str, tuple[str, str]]]) -> None:
    """Call countries (by their codes) so in the event's two languages from now on, as one step; “” is the usual name.

    Sheets are understood by these names, too. Raises RuleViolation for a name that another country has.
    """
    with workspace.reading() as db:
        known = queries.country_names(db)
    names = _with(known, given)
    if names == known.given:
        return
    if taken := taken_name(names):
        name, code = taken
        text = _("“{name}” ({code}) is the name of another country, too. Sheets could not tell the two apart.")
        raise RuleViolation(text.format(name=name, code=code))
    with workspace.operation(_label(known, names)) as db:
        db.execute(update(tables.event).values(country_names=names))


def _with(known: CountryNames, given: Sequence[tuple[str, tuple[str, str]]]) -> Names:
    """All names with these; what is called as usual has none, and names in other languages stay."""
    names = {code: dict(said) for code, said in known.given.items()}
    for code, said in given:
        for language, name in zip(known.languages, said, strict=True):
            tidy = " ".join(name.split())
            names.setdefault(code, {})[language] = "" if tidy == country_name(code, language) else tidy
    kept = {code: {language: name for language, name in said.items() if name} for code, said in names.items()}
    return {code: said for code, said in kept.items() if said}


def _label(known: CountryNames, names: Names) -> str:
    changed = [code for code in sorted({*known.given, *names}) if known.given.get(code) != names.get(code)]
    if len(changed) > 1:
        return _("Name {count} countries").format(count=len(changed))
    after, language = CountryNames(names, known.languages), known.languages[0]
    if names.get(changed[0], {}).get(language) == known.given.get(changed[0], {}).get(language):
        language = known.languages[1]
    usual = country_name(changed[0], language)
    return _("Call {country} “{name}”").format(country=usual, name=after.name(changed[0], language))


def _counts(db: Connection, table: Table) -> Counter[str]:
    rows = db.execute(select(table.c.country, func.count()).group_by(table.c.country))
    return Counter({country.upper(): count for country, count in rows if is_code(country)})
