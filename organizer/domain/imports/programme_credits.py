"""Who is credited in a programme, and which credits mean one thing."""

from collections.abc import Iterator

from organizer.domain.folding import fold
from organizer.domain.programme.in_files import Credit, Programme
from organizer.domain.programme.words import RoleKind

ON_STAGE = frozenset({RoleKind.SPEAKER, RoleKind.PANELIST})
"""Files rarely tell speakers from panelists: a credit as speaker is content with either."""


def credits_of(programme: Programme) -> Iterator[Credit]:
    """Everybody named in the file, as often as they are."""
    for session in programme.sessions:
        yield from session.people
        for talk in session.talks:
            yield from talk.people


def identity(credit: Credit) -> str:
    """Who a credit means: what the source calls the person, else name and organization."""
    return credit.uid or f"{fold(credit.name)}\n{fold(credit.organization)}"


def same_roles(role: RoleKind) -> frozenset[RoleKind]:
    """The roles that a credit is content with."""
    return ON_STAGE if role in ON_STAGE else frozenset({role})
