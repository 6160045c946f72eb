"""``print``: what goes on paper."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organizer.errors import BadInput
from organizer.i18n import _
from ui.commands.console import Console, Result, Verbs, add_verb
from ui.commands.naming import Named, find_one
from ui.commands.opening import opened

if TYPE_CHECKING:
    from organizer.domain.printing.badges.stuffing import Plan
    from organizer.domain.printing.ledger import Reprint
    from organizer.services.workspace import Workspace

_OF_BADGES = ("stock", "template", "dpi", "order", "between", "parcels", "file_per_parcel", "reason", "note")
_NARROWED = ("day", "room", "session", "category", "languages")
_WHAT = (
    *("badges", "agenda", "booklet", "poster"),
    *("door-signs", "session-signs", "reserved-seats", "tents", "small-tents", "name-plates"),
    *("personal", "meeting-slips", "certificates", "sign-in", "session-sign-in", "run-sheets", "walk-in", "paper-pack"),
)
_SHOWN = 20  # problems told one by one; JSON has them all


def add(verbs: Verbs) -> None:
    """The verbs of paper."""
    parser = add_verb(
        verbs, "print", _("write badges, or sheets of any other kind, to a PDF and mark them printed"), print_
    )
    parser.add_argument("event", metavar=_("EVENT"))
    parser.add_argument("file", metavar="OUT.pdf", type=Path)
    parser.add_argument("--what", choices=_WHAT, default="badges")
    parser.add_argument("--only", choices=("changed",), help=_("only what is new or changed since it was printed"))
    parser.add_argument("--category", help=_("only people of this category, by its name or id"))
    badges = parser.add_argument_group(_("badges"))
    badges.add_argument(
        "--stock",
        help=_("the paper: single (one a page, the default), a4, letter, card, or a label’s maker and number"),
    )
    badges.add_argument("--template", help=_("the design’s name; the event’s default unless told"))
    badges.add_argument(
        "--dpi",
        type=int,
        metavar="N",
        help=_("dots an inch of the printer, for which codes must be large enough: 203 on rolls and single, else 300"),
    )
    orders = ("name", "second-name", "organization", "code", "category", "country")
    badges.add_argument("--order", choices=orders, help=_("by what they are sorted; by name unless told"))
    badges.add_argument("--between", choices=("letter", "category"), help=_("lay a sheet that says it between them"))
    badges.add_argument(
        "--parcels", metavar="N|A-F,G-Z", help=_("so many even parcels, or by letters; each has a cover")
    )
    badges.add_argument(
        "--file-per-parcel",
        action="store_true",
        help=_("each parcel in a file of its own: OUT-1.pdf …, or by the letters OUT-A-F.pdf …"),
    )
    reasons = ("lost", "damaged", "corrected", "other")
    badges.add_argument("--reason", choices=reasons, help=_("why badges that were printed already are printed again"))
    badges.add_argument("--note", help=_("what is kept beside the reason"))
    sheets = parser.add_argument_group(_("everything else"))
    sheets.add_argument("--day", type=int, metavar="N", help=_("only this day, counted from 1"))
    sheets.add_argument("--room", help=_("only this room, by its name or id"))
    sheets.add_argument("--session", help=_("only this session, by its title, code or id"))
    sheets.add_argument(
        "--languages",
        choices=("both", "first", "second", "sides"),
        help=_("in which of the event’s languages: both (the default), one, or of tents one on each side"),
    )
    sheets.add_argument("--size", help=_("the paper: a4 (the default) or letter; of a poster a4, a3 or a2"))
    sheets.add_argument(
        "--split",
        action="store_true",
        help=_("a poster of a3 (the default) or a2 on sheets of A4 that are glued together"),
    )


def print_(arguments: Namespace, console: Console) -> Result:
    """Badges of all attendees, or of those whose badge is due; any other kind of sheet, whole or narrowed."""
    _refuse_strangers(arguments)
    document = _badges(arguments, console) if arguments.what == "badges" else _sheets(arguments, console)
    return Result(document, "\n".join(_lines(arguments.file, document)))


def _refuse_strangers(arguments: Namespace) -> None:
    """Raise BadInput for an option that says nothing about what is printed."""
    given = [
        f"--{name.replace('_', '-')}"
        for name in _strangers(arguments.what)
        if getattr(arguments, name) not in (None, False)
    ]
    if given:
        text = _("{option} is not for {what}; leave it out.")
        raise BadInput(text.format(option=given[0], what=f"--what {arguments.what}"))


def _strangers(what: str) -> Iterator[str]:
    if what == "badges":
        yield from (*(name for name in _NARROWED if name != "category"), "size", "split")
        return
    from organizer.domain.printing.sheet_orders import SheetKind

    yield from _OF_BADGES
    if what == SheetKind.PAPER_PACK:  # it is as of now, and no piece of the ledger
        yield "only"
    yield from (name for name in _NARROWED if name not in SheetKind(what).filters)
    if what != SheetKind.POSTER:
        yield "split"


def _badges(arguments: Namespace, console: Console) -> dict[str, Any]:
    from organizer.domain.printing.badges.runs import Wanted
    from ui.printing.command import print_badges

    with opened(arguments.event) as workspace:
        _room, _session, category = _narrowed(workspace, arguments)
        return print_badges(
            workspace,
            arguments.file,
            console.progress(),
            wanted=Wanted(category=category, due=arguments.only == "changed", plan=_plan(arguments)),
            again=_again(arguments),
            stock=arguments.stock or "single",
            template=arguments.template,
            resolution=arguments.dpi,
        )


def _again(arguments: Namespace) -> "Reprint | None":
    from organizer.domain.printing.ledger import Reason, Reprint

    if not arguments.reason and not arguments.note:
        return None
    return Reprint(Reason(arguments.reason or Reason.OTHER), arguments.note or "")


def _plan(arguments: Namespace) -> "Plan | None":
    """Raises RuleViolation: fewer than one parcel; BadInput: files for parcels without parcels."""
    from organizer.domain.printing.badges.stuffing import Between, Order, Plan

    if arguments.file_per_parcel and arguments.parcels is None:
        raise BadInput(_("--file-per-parcel needs --parcels, which says how many there are."))
    if arguments.order is arguments.between is arguments.parcels is None:
        return None
    between = Between(arguments.between) if arguments.between else None
    order, parcels = Order(arguments.order or Order.NAME), arguments.parcels or "1"
    if parcels.lstrip("-").isdecimal():
        return Plan(order, between, int(parcels), apart=arguments.file_per_parcel)
    letters = tuple(each.strip().upper() for each in parcels.split(","))
    return Plan(order, between, letters=letters, apart=arguments.file_per_parcel)


def _sheets(arguments: Namespace, console: Console) -> dict[str, Any]:
    from organizer.domain.printing.sheet_orders import Languages, SheetKind, SheetOrder, size_named
    from ui.printing.command import print_sheets

    kind = SheetKind.SPLIT_POSTER if arguments.split else SheetKind(arguments.what)
    size = size_named(arguments.size or kind.sizes[0], kind)
    day = None if arguments.day is None else arguments.day - 1
    languages = Languages(arguments.languages or Languages.BOTH)
    with opened(arguments.event) as workspace:
        room, session, category = _narrowed(workspace, arguments)
        due = arguments.only == "changed"
        order = SheetOrder(kind, size, day, room, session, category, languages, due)
        return print_sheets(workspace, arguments.file, console.progress(), order)


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
