"""Badges: whose are due, what each says, and which have been printed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, or_, select, update

from organizer.domain.country_names import CountryNames, is_code
from organizer.domain.people.registration_codes import new_codes
from organizer.domain.people.signed_codes import signed_code
from organizer.domain.people.words import RegistrationStatus
from organizer.domain.printing.badges.composing import (
    BadgePerson,
    BadgeProblem,
    Occasion,
    Press,
    ProblemKind,
    badge_digest,
    duplicates,
)
from organizer.domain.printing.badges.fields import PERSON_FIELDS
from organizer.domain.printing.badges.preflight import Checked, PictureSize, preflight
from organizer.domain.printing.badges.runs import BadgeLine, Run, Wanted
from organizer.domain.printing.badges.stuffing import Envelope, Parcel, Plan, cover, sheet, stuffed
from organizer.domain.printing.badges.templates import default_template
from organizer.domain.printing.faces import Face, Ruler
from organizer.domain.printing.ledger import Standing, State
from organizer.domain.printing.local_names import date_span, forms_of
from organizer.domain.printing.paper.resolutions import COARSEST
from organizer.domain.printing.pieces import Piece, PieceKind, Subject
from organizer.errors import NotFound, RuleViolation
from organizer.files.codes import encode
from organizer.files.pictures import size_of_picture
from organizer.i18n import _, ngettext
from organizer.progress import Progress
from organizer.services.printing.badge_programme import NOTHING, OfPerson, read_badge_programme
from organizer.services.printing.designs import Designs, read_designs, template_names
from organizer.services.printing.marks import standing
from organizer.services.workspace import Workspace
from organizer.storage import queries, tables

_TABLES = ", "
_FEW = 500  # so many ids are asked for by name; of more, everybody is read and sorted out here

person, mark = tables.person.c, tables.print_mark.c
_COLUMNS = (
    *(person.id, person.name, person.second_name, person.badge_name, person.kana, person.title),
    *(person.job_title, person.code, person.fields, person.status, person.country, person.category_id),
    *(person.family_name, person.given_name, person.email, person.phone, person.photo, tables.category.c.color),
)

# -- reading ----------------------------------------------------------------------------------------------------------


def templates(workspace: Workspace) -> tuple[str, ...]:
    """The names of the event's own templates, the default one first."""
    with workspace.reading() as db:
        return template_names(db)


def designs(workspace: Workspace, name: str | None = None) -> Designs:
    """By which template whose badge is made: all by the one called ``name``, else as chosen for categories.

    Raises NotFound, BadInput.
    """
    with workspace.reading() as db:
        return read_designs(db, name)


def lines(
    workspace: Workspace, progress: Progress, *, also: Collection[int] = (), template: str | None = None
) -> tuple[BadgeLine, ...]:
    """Every attendee, and whoever is among ``also``, with the state of the badge, by name. Raises Cancelled."""
    with workspace.reading() as db:
        maker, rows = _BadgeMaker.read(db, read_designs(db, template)), list(_rows(db, None))
        known = {row.id for row in rows}
        rows += [row for row in _rows(db, also) if row.id in also and row.id not in known]
    made = []
    for number, row in enumerate(rows):
        progress.step(number, len(rows), _("Looking which badges are due"))
        made.append(_line(row, maker.state(row)))
    return tuple(made)


def prepare(
    workspace: Workspace,
    wanted: Wanted,
    ruler: Ruler,
    progress: Progress,
    *,
    template: str | None = None,
    resolution: int = COARSEST,
    codes: Mapping[int, str] | None = None,
) -> Run:
    """Compose the badges of the wanted people, in the order of their ids, else by name.

    ``resolution``: dots an inch of the printer on which their codes must be readable. ``codes``: for those who have
    none, see draft_codes. Raises NotFound, BadInput, Cancelled.
    """
    drafted = codes or {}
    with workspace.reading() as db:
        maker, rows = _BadgeMaker.read(db, read_designs(db, template), drafted), list(_wanted_rows(db, wanted))
    people, problems = maker.sort_out(rows, wanted)
    people, presses = maker.by_size(people), _Presses(maker, ruler)
    made, pieces, sheets = [], [], _Between(ruler)
    if wanted.plan is not None:
        people = maker.stuffed(people, wanted.plan, sheets)
    for number, who in enumerate(people):
        progress.step(number, len(people), _("Setting badges"))
        badge = presses.of(who).compose(who)
        made.append(badge)
        pieces.append(maker.piece(who))
        problems += badge.problems
    problems += presses.problems
    problems += duplicates(people)
    problems += preflight(Checked(people, made), _sizes(workspace), resolution=resolution)
    repeated = 0 if wanted.ids is None else len(wanted.ids) - len(rows)
    counts = len(rows) + repeated, len(rows) - len(made), repeated
    faces, backs = tuple(each.face for each in made), tuple(each.back for each in made)
    backs = backs if any(backs) else ()
    run = Run(faces, tuple(pieces), tuple(problems), *counts, backs, sheets.before, sheets.parcels, drafted)
    return replace(run, left_out=tuple(_cancelled(row) for row in rows if row.status == RegistrationStatus.CANCELLED))


def pictures(workspace: Workspace, hashes: Collection[str]) -> dict[str, bytes]:
    """The pictures that a template shows, by hash."""
    columns = tables.asset.c
    with workspace.reading() as db:
        rows = db.execute(select(columns.sha256, columns.data).where(columns.sha256.in_(hashes)))
        return {row.sha256: row.data for row in rows}


def _sizes(workspace: Workspace) -> PictureSize:
    """Pictures are looked at one by one, when the first badge with it is."""

    def size_of(asset: str) -> tuple[int, int] | None:
        data = pictures(workspace, [asset]).get(asset)
        return None if data is None else size_of_picture(data)

    return size_of


def badge_people(db: Connection) -> tuple[Occasion, tuple[BadgePerson, ...]]:
    """What badges say of the event, and of every attendee who has not cancelled, by name."""
    maker = _BadgeMaker.read(db, Designs(default_template()), fields=PERSON_FIELDS)
    coming = (row for row in _rows(db, None) if row.status != RegistrationStatus.CANCELLED)
    return maker.occasion, tuple(maker.person(row) for row in coming)


def badge_pieces(db: Connection) -> Iterator[Piece]:
    """The badge of every attendee, and of whoever else has one on paper; nobody cancelled, nobody without a name."""
    maker = _BadgeMaker.read(db, read_designs(db))
    on_paper = select(mark.person_id).where(mark.what == PieceKind.BADGE)
    for row in db.execute(
        queries.people_on_paper(*_COLUMNS).where(or_(person.category_id.is_not(None), person.id.in_(on_paper)))
    ):
        who = maker.person(row)
        if row.status != RegistrationStatus.CANCELLED and who.has_name:
            yield maker.piece(who)


# -- codes -------------------------------------------------------------------------------------------------------------


def draft_codes(workspace: Workspace, wanted: Wanted) -> dict[int, str]:
    """A code that nobody has for each of the wanted who has none; it is nobody's before it is issued."""
    with workspace.reading() as db:
        missing = [row.id for row in _wanted_rows(db, wanted) if not row.code]
        taken = set(db.scalars(select(person.code).where(person.code.is_not(None)))) if missing else ()
    return dict(zip(missing, new_codes(len(missing), taken), strict=True))


def issue_codes(workspace: Workspace, codes: Mapping[int, str]) -> None:
    """Give these people the codes that were drafted for them, so that their badges can be scanned.

    It is not on Ctrl+Z: a code on paper must stay the person's. Raises RuleViolation where somebody got one meanwhile.
    """
    if not codes:
        return
    label = ngettext("Issue {n} badge code", "Issue {n} badge codes", len(codes)).format(n=len(codes))
    with workspace.operation(label, undoable=False) as db:
        for id, code in codes.items():
            given = update(tables.person).where(person.id == id, person.code.is_(None)).values(code=code)
            if not db.execute(given).rowcount:
                raise RuleViolation(_("Somebody got a code or was deleted meanwhile. Print again."))


# -- rows to values ----------------------------------------------------------------------------------------------------


def _rows(db: Connection, ids: Collection[int] | None, category_id: int | None = None) -> Iterator[Any]:
    query = queries.people_on_paper(*_COLUMNS)
    if ids is not None and len(ids) <= _FEW:
        query = query.where(person.id.in_(ids))
    elif ids is None:
        query = query.where(
            person.category_id.is_not(None) if category_id is None else person.category_id == category_id
        )
    yield from db.execute(query)


def _wanted_rows(db: Connection, wanted: Wanted) -> Iterator[Any]:
    """The people's rows; in the order of the ids where they are given, each once. Raises NotFound."""
    if wanted.ids is None:
        yield from _rows(db, None, wanted.category)
        return
    order = dict.fromkeys(wanted.ids)
    known = {row.id: row for row in _rows(db, order) if row.id in order}
    if missing := [str(id) for id in order if id not in known]:
        raise NotFound(_("There is no person {ids} (any more).").format(ids=", ".join(missing[:5])))
    yield from (known[id] for id in order)


@dataclass(frozen=True, slots=True)
class _BadgeMaker:
    """What is the same for all badges of a run, and what is on paper."""

    designs: Designs
    occasion: Occasion
    standing: Standing
    countries: CountryNames
    programme: Mapping[int, OfPerson]
    secret: str
    """That of the event; empty where nobody wants a signed code."""
    codes: Mapping[int, str]
    """Of people who have none."""

    @classmethod
    def read(
        cls,
        db: Connection,
        designs: Designs,
        codes: Mapping[int, str] = MappingProxyType({}),
        *,
        fields: frozenset[str] | None = None,
    ) -> "_BadgeMaker":
        """``fields``: what is told of people, unless it is what the designs say."""
        told = designs.fields if fields is None else fields
        event = db.execute(select(tables.event)).one()
        said = queries.country_names(db), read_badge_programme(db, told), event.secret if "signed_code" in told else ""
        return cls(designs, _occasion(event), Standing.of(standing(db, [PieceKind.BADGE])), *said, codes)

    def state(self, row: Any) -> State:
        if row.status == RegistrationStatus.CANCELLED:
            return State.CANCELLED
        if not self.standing.has(PieceKind.BADGE, Subject(person=row.id)):
            return State.NEW  # most of a first print: no digest is needed
        return self.standing.state(self.piece(self.person(row)))

    def piece(self, who: BadgePerson) -> Piece:
        title = _("the badge of {name}").format(name=who.name or who.badge_name)
        digest = badge_digest(self.designs.of(who.category_id), self.occasion, who)
        return Piece(PieceKind.BADGE, Subject(person=who.id), title, digest)

    def sort_out(self, rows: Sequence[Any], wanted: Wanted) -> tuple[list[BadgePerson], list[BadgeProblem]]:
        """Who of the wanted gets a badge, and who cannot for want of a name."""
        people, problems = [], []
        for row in rows:
            state = self.state(row) if wanted.due or row.status == RegistrationStatus.CANCELLED else State.NEW
            if not state.due:
                continue
            who = self.person(row)
            if who.has_name:
                people.append(who)
            else:
                problems.append(_nameless(who))
        return people, problems

    def by_size(self, people: Sequence[BadgePerson]) -> list[BadgePerson]:
        """The same people, those whose badges are of one size after each other."""
        sizes = [self.designs.of(each.category_id).sheet for each in people]
        order = {size: place for place, size in enumerate(dict.fromkeys(sizes))}
        return [who for _size, who in sorted(zip(sizes, people, strict=True), key=lambda each: order[each[0]])]

    def stuffed(self, people: Sequence[BadgePerson], plan: Plan, between: "_Between") -> list[BadgePerson]:
        """The same people as they lie in envelopes; each size of badge is laid for itself."""
        laid: list[BadgePerson] = []
        for size, group in groupby(people, key=lambda each: self.designs.of(each.category_id).sheet):
            known = {each.id: each for each in group}
            for each in stuffed(map(_envelope, known.values()), plan):
                if isinstance(each, int):
                    laid.append(known[each])
                    continue
                if isinstance(each, Parcel) and plan.apart:
                    between.parcels[len(laid)] = each.name
                between.lay(len(laid), cover(each) if isinstance(each, Parcel) else each, size)
        return laid

    def person(self, row: Any) -> BadgePerson:
        country = row.country or row.organization_country or ""
        country_code = self.countries.code(country) if country else ""
        code = row.code or self.codes.get(row.id, "")
        programme = self.programme.get(row.id, NOTHING)
        return BadgePerson(
            id=row.id,
            name=row.name,
            second_name=row.second_name,
            badge_name=row.badge_name,
            kana=row.kana,
            title=row.title,
            job_title=row.job_title,
            organization=row.organization or "",
            second_organization=row.second_organization or "",
            country=self.countries.name(country, self.countries.languages[0]),
            second_country=self.countries.name(country, self.countries.languages[1]),
            category=row.category or "",
            second_category=row.second_category or "",
            color=row.color,
            code=code,
            forms=forms_of(country, row.kana, row.name, row.second_name),
            fields=row.fields,
            category_id=row.category_id,
            family_name=row.family_name,
            given_name=row.given_name,
            country_code=country_code.upper() if is_code(country_code) else "",
            email=row.email,
            phone=row.phone,
            photo=row.photo,
            signed_code=signed_code(code, self.secret),
            table=_TABLES.join(each.first for each in programme.tables),
            second_table=_TABLES.join(each.second for each in programme.tables if each.second),
            sessions=[each.first for each in programme.sessions],
            second_sessions=[each.second for each in programme.sessions],
            enrolled=[each.first for each in programme.enrolled],
            second_enrolled=[each.second for each in programme.enrolled],
        )


class _Between:
    """Separating and cover sheets, and the parcels that are apart, by the place of the badge after them."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler
        self.before: dict[int, tuple[Face, ...]] = {}
        self.parcels: dict[int, str] = {}

    def lay(self, place: int, lines: Sequence[str], size: tuple[int, int]) -> None:
        self.before[place] = (*self.before.get(place, ()), sheet(lines, size, self._ruler))


def _envelope(who: BadgePerson) -> Envelope:
    return Envelope(who.id, who.name, who.second_name, who.organization, who.code, who.category, who.country)


class _Presses:
    """One for each template of a run; the part that is the same on all badges is composed once."""

    def __init__(self, maker: _BadgeMaker, ruler: Ruler) -> None:
        self._maker = maker
        self._ruler = ruler
        self._made: dict[str, Press] = {}

    @property
    def problems(self) -> Iterator[BadgeProblem]:
        """What is wrong with the parts that are the same on all badges."""
        for each in self._made.values():
            yield from each.problems

    def of(self, who: BadgePerson) -> Press:
        template = self._maker.designs.of(who.category_id)
        if template.digest not in self._made:
            press = Press(template, self._maker.occasion, ruler=self._ruler, encode=encode)
            self._made[template.digest] = press
        return self._made[template.digest]


def _line(row: Any, state: State) -> BadgeLine:
    texts = row.name, row.second_name, row.organization or ""
    return BadgeLine(row.id, *texts, row.category_id, row.category or "", row.color, row.code or "", state)


def _nameless(who: BadgePerson) -> BadgeProblem:
    text = _("There is no name, so no badge is printed; write the name on the People page.")
    return BadgeProblem(who.id, who.second_name or who.code, ProblemKind.MISSING_NAME, text)


def _cancelled(row: Any) -> BadgeProblem:
    text = _("The registration is cancelled, so no badge is printed.")
    return BadgeProblem(row.id, row.name or row.second_name or row.code or "", ProblemKind.CANCELLED, text)


def _occasion(event: Any) -> Occasion:
    dates = date_span(event.start_date, event.days, event.language)
    return Occasion(event.name, event.second_name, event.place, dates)
