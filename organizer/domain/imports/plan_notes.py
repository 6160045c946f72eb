"""What is to be said about an import of people as a whole, beside its rows."""

from collections import Counter
from collections.abc import Iterator

from organizer.domain.imports.people_plan import PeoplePlan
from organizer.domain.sheets.own_headers import header
from organizer.domain.sheets.workbook import Field
from organizer.i18n import _, ngettext

_NAMED = 3  # addresses that are named


def plan_notes(plan: PeoplePlan) -> tuple[str, ...]:
    """Sentences for the review and for whoever reads the command line's answer."""
    return (*_taken_without(plan), *_shared(plan))


def _taken_without(plan: PeoplePlan) -> Iterator[str]:
    """How many rows are taken without one of their values, by column."""
    rows = Counter(label for values in plan.dropped.values() for label in dict.fromkeys(each.label for each in values))
    for label, count in rows.items():
        text = ngettext(
            "{count:,} row is taken without “{field}”; what its cell says is kept in the person’s note.",
            "{count:,} rows are taken without “{field}”; what their cells say is kept in each person’s note.",
            count,
        )
        yield text.format(count=count, field=header(Field(label)))


def _shared(plan: PeoplePlan) -> Iterator[str]:
    """Addresses that are nobody's own."""
    for each in plan.shared[:_NAMED]:
        text = _("{email} stands in {count:,} rows; it is kept for each and not used to tell who is who.")
        yield text.format(email=each.email, count=each.rows)
    more = len(plan.shared) - _NAMED
    if more > 0:
        text = ngettext(
            "The same holds for {count:,} more address.", "The same holds for {count:,} more addresses.", more
        )
        yield text.format(count=more)
