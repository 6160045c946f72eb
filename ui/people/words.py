"""What people and their organizations hold, in words."""

from organizer.domain.country_names import CountryNames
from organizer.domain.names.organizations import OrganizationKind
from organizer.domain.people.person import PersonField
from organizer.domain.people.words import RegistrationStatus
from organizer.i18n import _, current_language

_USUAL_NAMES = CountryNames()


def status_words() -> dict[str, str]:
    """The states of a registration in words."""
    return {
        RegistrationStatus.CONFIRMED: _("Confirmed"),
        RegistrationStatus.PENDING: _("Pending"),
        RegistrationStatus.CANCELLED: _("Cancelled"),
    }


def value_word(field: str, text: str, countries: CountryNames = _USUAL_NAMES) -> str:
    """What a field says, in words where the program writes a code; ``countries`` as the event calls them."""
    if field == PersonField.COUNTRY:
        return countries.shown(text, current_language())
    return status_words().get(text, text) if field == PersonField.STATUS else text


def kind_word(kind: str) -> str:
    """What an organization is, in a word; nothing where that is not known."""
    words: dict[str, str] = {
        OrganizationKind.UNIVERSITY: _("University"),
        OrganizationKind.ENTERPRISE: _("Enterprise"),
        OrganizationKind.INSTITUTION: _("Institution"),
        OrganizationKind.AUTHORITY: _("Authority"),
        OrganizationKind.MEDIA: _("Media"),
    }
    return words.get(kind, "")
