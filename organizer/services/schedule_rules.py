"""What the event asks of its schedule: how much each rule weighs, what it accepts, what must hold between sessions."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from organizer.domain.programme.words import OrderKind
from organizer.domain.schedule.grid import Level, OrderRule, Rule, Setting, Snapshot
from organizer.domain.schedule.norms import level_words, setting_of
from organizer.domain.schedule.rulebook import NORMS, Norm
from organizer.errors import BadInput, NotFound
from organizer.i18n import _
from organizer.services.workspace import Workspace
from organizer.storage import tables
from organizer.storage.bulk import insert_row
from organizer.storage.session_rows import title_of
from organizer.storage.timetable_rows import read_settings


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what the event makes of it; ``norm`` tells its title, its unit and what the program has."""

    norm: Norm
    setting: Setting
    changed: bool


def rules(workspace: Workspace) -> tuple[RuleRow, ...]:
    """Every rule in the order in which they are listed."""
    with workspace.reading() as db:
        chosen = Snapshot(settings=read_settings(db))
    return tuple(RuleRow(NORMS[rule], setting_of(rule, chosen), rule in chosen.settings) for rule in Rule)


def set_rule(workspace: Workspace, rule: Rule, level: Level, limit: int | None = None) -> None:
    """Say how much a rule weighs here, and its limit; None: what the program has. BadInput for a limit below 0."""
    if limit is not None and limit < 0:
        raise BadInput(_("A limit is 0 or more."))
    values = {"level": level.value, "limit": limit if NORMS[rule].limit is not None else None}
    setting = tables.rule_setting
    label = _("Rule “{title}”: {level}").format(title=NORMS[rule].title(), level=level_words()[level])
    with workspace.operation(label if limit is None else f"{label}, {limit}") as db:
        if not db.execute(update(setting).where(setting.c.rule == rule.value).values(**values)).rowcount:
            db.execute(insert(setting).values(rule=rule.value, **values))


def reset_rule(workspace: Workspace, rule: Rule) -> None:
    """Let a rule be as the program has it."""
    setting = tables.rule_setting
    with workspace.operation(_("Rule “{title}” as usual").format(title=NORMS[rule].title())) as db:
        db.execute(delete(setting).where(setting.c.rule == rule.value))


def reset_rules(workspace: Workspace) -> None:
    """Let every rule be as the program has it."""
    with workspace.operation(_("All rules as usual")) as db:
        db.execute(delete(tables.rule_setting))


def set_hours_of_day(workspace: Workspace, opens: int, closes: int) -> None:
    """When a day of the event begins and ends, in minutes since its midnight; it may end after the next one."""
    if not 0 <= opens < closes <= 48 * 60:
        raise BadInput(_("A day has to begin before it ends."))
    with workspace.operation(_("Hours of the day")) as db:
        db.execute(update(tables.event).values(opens=opens, closes=closes))


def add_order(workspace: Workspace, kind: OrderKind, session: int, other: int) -> int:
    """Say what must hold between two sessions; returns the id of the order rule, which may have been there."""
    if session == other:
        raise BadInput(_("These are one session."))
    titles = {"first": _ask(workspace, title_of, session), "second": _ask(workspace, title_of, other)}
    order = tables.order_rule
    with workspace.operation(order_words(kind).format(**titles)) as db:
        same = (order.c.kind == kind.value, order.c.session_id == session, order.c.other_session_id == other)
        known = db.scalar(select(order.c.id).where(*same))
        values = {"kind": kind.value, "session_id": session, "other_session_id": other}
        return known if known is not None else insert_row(db, order, values)


def remove_order(workspace: Workspace, rule: OrderRule) -> None:
    """Let nothing have to hold between two sessions any more. NotFound when it was removed meanwhile."""
    order = tables.order_rule
    with workspace.operation(_("Remove an order rule")) as db:
        if not db.execute(delete(order).where(order.c.id == rule.id)).rowcount:
            raise NotFound(_("This order rule does not exist any more."))


def order_words(kind: OrderKind) -> str:
    """What must hold, with places for the titles ``first`` and ``second``."""
    words = {
        OrderKind.BEFORE: _("“{first}” before “{second}”"),
        OrderKind.SAME_DAY: _("“{first}” and “{second}” on one day"),
        OrderKind.NOT_PARALLEL: _("“{first}” and “{second}” not parallel"),
    }
    return words[kind]


def _ask(workspace: Workspace, question: Callable[..., str], *values: object) -> str:
    """What something is called, before the operation that is named by it."""
    with workspace.reading() as db:
        return question(db, *values)
