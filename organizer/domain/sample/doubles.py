"""Who stands in the sample event twice, as happens where several people write lists: something to tidy up."""

from collections.abc import Sequence
from dataclasses import replace

from organizer.domain.sample.cast import Casting, Guest, Record, Texts, uid
from organizer.domain.sample.names import Name, ascii_word


def organizations_again(texts: Texts, known: Sequence[Record]) -> list[Record]:
    """The organizations that somebody wrote down in another way, with ids after those of ``known``."""
    named = {each["name"]: each for each in known}
    return [
        named[meant]
        | {"id": number, "uid": uid("organization", number), "name": written, "second_name": "", "website": ""}
        for number, (meant, written) in enumerate(texts["written_again"], len(known) + 1)
    ]


def register_again(guests: list[Guest], casting: Casting) -> None:
    """Let three of those without a part be others without a part, who registered once more in another way.

    One mistypes the name and has the same phone, one writes it in Latin letters, one takes the family name for the
    given one and has the same address. Where there are too few people, nobody does.
    """
    for country, change in (("DE", _mistyped), ("CN", _in_latin_letters), ("IT", _turned)):
        pair = sorted(casting.free(country))[:2]
        if len(pair) == 2:
            one, other = (guests[number - 1] for number in pair)
            guests[other.id - 1] = change(one, other)


def _mistyped(one: Guest, other: Guest) -> Guest:
    """A letter of the family name is missing."""
    family = one.name.family
    middle = len(family) // 2
    short = family[:middle] + family[middle + 1 :]
    name = replace(one.name, family=short, name=f"{one.name.given} {short}", latin=f"{one.name.given} {short}")
    return replace(_same(one, other, name), phone=one.phone)


def _in_latin_letters(one: Guest, other: Guest) -> Guest:
    given, family = one.name.latin.rsplit(" ", 1)
    return _same(one, other, Name(one.name.latin, "", family, given, one.name.latin))


def _turned(one: Guest, other: Guest) -> Guest:
    """Family name first, and each in the other's column."""
    family, given = one.name.family, one.name.given
    name = replace(one.name, name=f"{family} {given}", family=given, given=family, latin=f"{family} {given}")
    return replace(_same(one, other, name), email=one.email)


def _same(one: Guest, other: Guest, name: Name) -> Guest:
    """The other, who is the one under that name, with an address of that name's initials."""
    initials = "".join(ascii_word(word)[:3] for word in name.latin.split())
    address = f"{initials}{other.id}@{one.email.partition('@')[2]}"
    return replace(other, name=name, organization=one.organization, email=address)
