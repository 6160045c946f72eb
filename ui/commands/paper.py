"""``print``: what goes on paper."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organizer.errors import BadInput
from organizer.i18n import _, ngettext
from ui.commands.console import Console, Result, Verbs, add_verb
from ui.commands.naming import Named, find_one
from ui.commands.opening import opened

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

    from organizer.domain.printing.badges.stuffing import Plan
    from organizer.domain.printing.ledger import Reprint
    from organizer.domain.printing.paper.imposition import Paper
    from organizer.services.workspace import Workspace

_OF_BADGES = (
    *("stock", "start", "fill", "gap", "cut_marks", "sides", "head_to_foot", "dpi"),
    *("template", "order", "between", "parcels", "file_per_parcel"),
)
_NARROWED = {
    **{name: name for name in ("day", "room", "session", "category", "languages")},
    "people": "person",
    "attendance": "checked_in",
}
"""What an order may be narrowed by, and by which option."""
_BADGES, _WRONG, _CHANGED = "badges", "wrong", "changed"
_WIDEST_GAP = 30  # millimetres
_SHOWN = 20  # problems told one by one; JSON has them all


def add(verbs: Verbs) -> None:
    """The verbs of paper."""
    parser = add_verb(
        verbs, "print", _("write badges, or sheets of any other kind, to a PDF and mark them printed"), print_
    )
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("file", metavar="OUT.pdf", type=Path)
    _add_choice(parser)
    badges = parser.add_argument_group(_("badges"))
    _add_paper(badges)
    _add_order(badges)
    _add_sheets(parser.add_argument_group(_("everything else")))


def _add_choice(parser: ArgumentParser) -> None:
    """What is printed, of whom, and why once more."""
    from organizer.domain.printing.choices import Reason
    from organizer.domain.printing.sheet_orders import SheetKind

    kinds = (kind.value for kind in SheetKind if kind is not SheetKind.SPLIT_POSTER)  # which is --split
    parser.add_argument("--what", choices=(_BADGES, *kinds, _WRONG), default=_BADGES)
    parser.add_argument("--only", choices=(_CHANGED,), help=_("only what is new or changed since it was printed"))
    parser.add_argument("--category", help=_("only people of this category, by its name or id"))
    parser.add_argument(
        "--proof",
        action="store_true",
        help=_("only write the PDF, to look at: nothing in the event changes, and codes not yet issued are made up"),
    )
    parser.add_argument(
        "--person", action="append", help=_("only this person, by name, code or id; may be said several times")
    )
    parser.add_argument("--reason", choices=_words(Reason), help=_("why what is on paper just so is printed again"))
    parser.add_argument("--note", help=_("what is kept beside the reason"))


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    """What may be written for the members of an enum, as argparse shows it."""
    return tuple(each.value for each in words)


def _add_paper(badges: "_ArgumentGroup") -> None:
    """On what badges are printed, and how it is used."""
    from organizer.domain.printing.choices import FillOrder, Sides

    badges.add_argument(
        "--stock",
        help=_(
            "the paper: single (one a page, the default), a4, letter, card, a label’s maker and number, or your own"
        ),
    )
    badges.add_argument(
        "--start", type=int, metavar="N", help=_("the first label that is free on the first sheet, counted from 1")
    )
    badges.add_argument(
        "--fill", choices=_words(FillOrder), help=_("whether the label beside or below is next; rows unless told")
    )
    badges.add_argument("--gap", type=float, metavar="MM", help=_("millimetres between badges on paper without labels"))
    badges.add_argument(
        "--cut-marks", action=BooleanOptionalAction, help=_("marks on paper without labels; there unless told")
    )
    badges.add_argument(
        "--sides",
        choices=_words(Sides),
        help=_("over which edge the printer turns the sheet for backs (the long one unless told), or fronts alone"),
    )
    badges.add_argument(
        "--head-to-foot",
        action="store_true",
        default=None,
        help=_("backs upside down, for badges that are turned over their upper edge"),
    )
    badges.add_argument(
        "--dpi",
        type=int,
        metavar="N",
        help=_("dots an inch of the printer, for which codes must be large enough: 203 on rolls and single, else 300"),
    )


def _add_order(badges: "_ArgumentGroup") -> None:
    """By which design badges are made, and how they lie."""
    from organizer.domain.printing.choices import Between, Order

    badges.add_argument("--template", help=_("the design’s name; the event’s default unless told"))
    badges.add_argument("--order", choices=_words(Order), help=_("by what they are sorted; by name unless told"))
    badges.add_argument("--between", choices=_words(Between), help=_("lay a sheet that says it between them"))
    badges.add_argument(
        "--parcels", metavar="N|A-F,G-Z", help=_("so many even parcels, or by letters; each has a cover")
    )
    badges.add_argument(
        "--file-per-parcel",
        action="store_true",
        default=None,
        help=_("each parcel in a file of its own: OUT-1.pdf …, or by the letters OUT-A-F.pdf …"),
    )


def _add_sheets(sheets: "_ArgumentGroup") -> None:
    """Of what sheets are, and how they are made."""
    from organizer.domain.printing.sheet_orders import Languages

    sheets.add_argument("--day", type=int, metavar="N", help=_("only this day, counted from 1"))
    sheets.add_argument("--room", help=_("only this room, by its name or id"))
    sheets.add_argument("--session", help=_("only this session, by its title, code or id"))
    sheets.add_argument(
        "--checked-in", action="store_true", default=None, help=_("certificates only for who is checked in")
    )
    sheets.add_argument(
        "--languages",
        choices=_words(Languages),
        help=_("in which of the event’s languages: both (the default), one, or of tents one on each side"),
    )
    sheets.add_argument("--size", help=_("the paper: a4 (the default) or letter; of a poster a4, a3 or a2"))
    sheets.add_argument(
        "--split",
        action="store_true",
        default=None,
        help=_("a poster of a3 (the default) or a2 on sheets of A4 that are glued together"),
    )


def print_(arguments: Namespace, console: Console) -> Result:
    """Badges of all attendees, or of those whose badge is due; any other kind of sheet; or all that became wrong."""
    _refuse_strangers(arguments)
    document = {_BADGES: _badges, _WRONG: _wrong}.get(arguments.what, _sheets)(arguments, console)
    if document["again"] and not (arguments.proof or _again(arguments)):
        console.note(_unasked(document["again"]))
    lines = _lines(arguments.file, document)
    if arguments.proof and document["pages"]:
        lines.insert(1, _("This is a proof: nothing is marked as printed."))
    return Result(document, "\n".join(lines))


def _unasked(count: int) -> str:
    """Scripts go on: it is said after the result is there, and kept as for another reason."""
    said = ngettext(
        "{n} of these was on paper just so already. Say why it is printed again with --reason.",
        "{n} of these were on paper just so already. Say why they are printed again with --reason.",
        count,
    )
    return said.format(n=f"{count:,}")


def _refuse_strangers(arguments: Namespace) -> None:
    """Raise BadInput for an option that says nothing about what is printed."""
    for option, what in _strangers(arguments):
        if getattr(arguments, option) is not None:
            said = _("{option} is not for {what}; leave it out.")
            raise BadInput(said.format(option=f"--{option.replace('_', '-')}", what=what))


def _strangers(arguments: Namespace) -> Iterator[tuple[str, str]]:
    """Options, and beside what each says nothing."""
    if arguments.proof:
        yield from ((option, "--proof") for option in ("reason", "note"))
    yield from ((option, f"--what {arguments.what}") for option in _of_others(arguments.what))
    if arguments.person:  # for these people, whatever else is said
        yield from ((option, "--person") for name, option in _NARROWED.items() if name not in ("people", "languages"))


def _of_others(what: str) -> Iterator[str]:
    """The options that are not for what is printed."""
    from organizer.domain.printing.sheet_orders import SheetKind

    if what == _BADGES:
        yield from (option for name, option in _NARROWED.items() if name not in ("category", "people"))
        yield from ("size", "split")
        return
    if what == _WRONG:
        yield from (*_OF_BADGES, *_NARROWED.values(), "size", "split", "only", "reason", "note")
        return
    yield from _OF_BADGES
    if what == SheetKind.PAPER_PACK:  # it is as of now, and no piece of the ledger
        yield "only"
    yield from (option for name, option in _NARROWED.items() if name not in SheetKind(what).filters)
    if what != SheetKind.POSTER:
        yield "split"


def _badges(arguments: Namespace, console: Console) -> dict[str, Any]:
    from organizer.domain.printing.badges.runs import Wanted
    from organizer.domain.printing.paper.stock import SINGLE
    from ui.printing.command import BadgeOrder, print_badges, proof_badges

    with opened(arguments.event) as workspace:
        _room, _session, category = _narrowed(workspace, arguments)
        wanted = Wanted(_people(workspace, arguments), category, arguments.only == _CHANGED, _plan(arguments))
        stock = arguments.stock or SINGLE.name
        order = BadgeOrder(wanted, arguments.template, stock, _use(arguments), arguments.dpi)
        if arguments.proof:
            return proof_badges(workspace, arguments.file, console.progress(), order)
        return print_badges(workspace, arguments.file, console.progress(), order, again=_again(arguments))


def _use(arguments: Namespace) -> "Paper":
    """How the paper is used; its stock is found later. Raises BadInput: no such gap."""
    from organizer.domain.printing.choices import FillOrder, Sides
    from organizer.domain.printing.faces import MILLIMETRE
    from organizer.domain.printing.paper.imposition import Paper

    gap = arguments.gap or 0
    if not 0 <= gap <= _WIDEST_GAP:
        raise BadInput(_("Between badges there may be 0 to {most} mm, not {gap}.").format(most=_WIDEST_GAP, gap=gap))
    return Paper(
        start=1 if arguments.start is None else arguments.start,
        order=FillOrder(arguments.fill or FillOrder.ROWS),
        gap=round(gap * MILLIMETRE),
        marks=arguments.cut_marks is not False,
        sides=Sides(arguments.sides or Sides.LONG_EDGE),
        head_to_foot=bool(arguments.head_to_foot),
    )


def _wrong(arguments: Namespace, console: Console) -> dict[str, Any]:
    from ui.printing.command import print_wrong, proof_wrong

    with opened(arguments.event) as workspace:
        write = proof_wrong if arguments.proof else print_wrong
        return write(workspace, arguments.file, console.progress())


def _people(workspace: "Workspace", arguments: Namespace) -> tuple[int, ...] | None:
    """Those who are named, each once. Raises NotFound, BadInput: a name of several."""
    from organizer.services.printing.choices import read_people

    if not arguments.person:
        return None
    known = [Named(each.id, each.names) for each in read_people(workspace)]
    return tuple(dict.fromkeys(find_one(name, known) for name in arguments.person))


def _again(arguments: Namespace) -> "Reprint | None":
    from organizer.domain.printing.choices import Reason
    from organizer.domain.printing.ledger import Reprint

    if not arguments.reason and not arguments.note:
        return None
    return Reprint(Reason(arguments.reason or Reason.OTHER), arguments.note or "")


def _plan(arguments: Namespace) -> "Plan | None":
    """Raises RuleViolation: fewer than one parcel; BadInput: files for parcels without parcels."""
    from organizer.domain.printing.badges.stuffing import Plan
    from organizer.domain.printing.choices import Between, Order

    if arguments.file_per_parcel and arguments.parcels is None:
        raise BadInput(_("--file-per-parcel needs --parcels, which says how many there are."))
    if arguments.order is arguments.between is arguments.parcels is None:
        return None
    between = Between(arguments.between) if arguments.between else None
    order, parcels = Order(arguments.order or Order.NAME), arguments.parcels or "1"
    if parcels.lstrip("-").isdecimal():
        return Plan(order, between, int(parcels), apart=bool(arguments.file_per_parcel))
    letters = tuple(each.strip().upper() for each in parcels.split(","))
    return Plan(order, between, letters=letters, apart=bool(arguments.file_per_parcel))


def _sheets(arguments: Namespace, console: Console) -> dict[str, Any]:
    from organizer.domain.printing.sheet_orders import Attendance, Languages, SheetKind, SheetOrder, size_named
    from ui.printing.command import print_sheets, proof_sheets

    kind = SheetKind.SPLIT_POSTER if arguments.split else SheetKind(arguments.what)
    size = size_named(arguments.size or kind.sizes[0], kind)
    day = None if arguments.day is None else arguments.day - 1
    languages = Languages(arguments.languages or Languages.BOTH)
    with opened(arguments.event) as workspace:
        room, session, category = _narrowed(workspace, arguments)
        due = arguments.only == _CHANGED
        attendance = Attendance.CHECKED_IN if arguments.checked_in else Attendance.REGISTERED
        people = _people(workspace, arguments)
        orders = [SheetOrder(kind, size, day, room, session, category, languages, due, people, attendance)]
        if arguments.proof:
            return proof_sheets(workspace, arguments.file, console.progress(), orders)
        return print_sheets(workspace, arguments.file, console.progress(), orders, again=_again(arguments))


def _narrowed(workspace: "Workspace", arguments: Namespace) -> Iterator[int | None]:
    """The ids of the room, the session and the category that are named."""
    from organizer.services.printing.choices import read_choices

    choices = read_choices(workspace)
    asked = (
        (arguments.room, choices.rooms),
        (arguments.session, choices.sessions),
        (arguments.category, choices.categories),
    )
    for name, known in asked:
        yield None if name is None else find_one(name, [Named(each.id, each.names) for each in known])


def _lines(file: Path, document: dict[str, Any]) -> list[str]:
    counts = _("{printed} printed on {pages} pages, {skipped} skipped, {duplicates} twice").format(**document)
    if again := document.get("again"):
        counts += _(", {n} of them printed before").format(n=again)
    problems = [f"  {each['name']}: {each['text']}" for each in document["problems"]]
    more = [_("  … and {count} more").format(count=len(problems) - _SHOWN)] if len(problems) > _SHOWN else []
    names = document.get("files") or [file.name]
    files = ", ".join((str(file.with_name(names[0])), *names[1:]))
    outcome = f"{files}: {counts}" if document["pages"] else " ".join((_("There is nothing to print."), counts))
    return [outcome, *problems[:_SHOWN], *more]
