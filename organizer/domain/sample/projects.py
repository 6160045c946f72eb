"""The call of the sample event: applications, what the reviewers gave, and who was selected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from organizer.domain.people.words import ProjectStatus
from organizer.domain.sample.cast import Casting, Record, Texts, uid

_REVIEWS = 3  # reviewers an application
_RESERVES = 5  # in each sector
_OPENINGS = ("Developed with", "First shown together with", "Tested for two years at", "Patented jointly with")


@dataclass(frozen=True, slots=True)
class Call:
    """The rows of ``project`` and ``score``, and the ids of those who judged."""

    projects: list[Record]
    scores: list[Record]
    reviewers: tuple[int, ...]

    def selected(self, sector: str) -> list[Record]:
        """What was selected in a sector, the best first."""
        chosen = [
            each for each in self.projects if each["sector"] == sector and each["status"] == ProjectStatus.SELECTED
        ]
        return sorted(chosen, key=lambda each: (-each["total"], each["id"]))


def call_for_projects(
    random: Random, texts: Texts, places: Mapping[str, int], casting: Casting, employers: Sequence[Record]
) -> Call:
    """The applications with scores and outcome; ``places``: how many are selected in each sector.

    The records also carry ``sector`` and ``total``, which are no columns.
    """
    reviewers = tuple(casting.take("CN", "expert") for _ in range(12))
    projects = _applications(random, texts)
    scores = [score for each in projects for score in _judge(random, each, reviewers, texts["criteria"])]
    for number, score in enumerate(scores, 1):
        score["id"] = number
    for sector, wanted in places.items():
        _select([each for each in projects if each["sector"] == sector], wanted)
    applicants = [each for each in employers if each["kind"] in ("university", "enterprise", "institution")]
    for each in projects:
        _apply(random, each, casting, [one for one in applicants if one["country"] == each["country"]])
    return Call(projects, scores, reviewers)


def _applications(random: Random, texts: Texts) -> list[Record]:
    """As many as ``countries`` says together, spread evenly over the sectors."""
    countries = [country for country, count in texts["countries"].items() for _ in range(count)]
    random.shuffle(countries)
    sectors = list(texts["sectors"])
    ideas = {
        key: random.sample(list(product(each["technologies"], each["uses"])), k=_per_sector(countries, sectors, key))
        for key, each in texts["sectors"].items()
    }
    listed = [(sector, idea) for sector in sectors for idea in ideas[sector]]
    random.shuffle(listed)
    return [
        {
            "id": number,
            "uid": uid("project", number),
            "code": f"P{number:03d}",
            "title": f"{technology} for {use}",
            "second_title": f"面向{chinese_use}的{chinese_technology}",
            "country": country,
            "stage": random.choice(texts["stages"]),
            "sector": sector,
        }
        for number, (country, (sector, ((technology, chinese_technology), (use, chinese_use)))) in enumerate(
            zip(countries, listed, strict=True), 1
        )
    ]


def _per_sector(countries: Sequence[str], sectors: Sequence[str], sector: str) -> int:
    each, left = divmod(len(countries), len(sectors))
    return each + (sectors.index(sector) < left)


def _judge(random: Random, project: Record, reviewers: Sequence[int], criteria: Sequence[str]) -> list[Record]:
    """Three reviewers give hundredths of a point, 0 to 1,000, for each criterion; ``total`` is their sum."""
    quality = random.gauss(640, 120)
    rows = [
        {
            "project_id": project["id"],
            "reviewer_id": reviewer,
            "criterion": criterion,
            "value": _points(random, quality),
        }
        for reviewer in random.sample(reviewers, k=_REVIEWS)
        for criterion in criteria
    ]
    project["total"] = sum(row["value"] for row in rows)
    return rows


def _points(random: Random, quality: float) -> int:
    return 50 * round(min(1000, max(0, random.gauss(quality, 90))) / 50)


def _select(projects: list[Record], wanted: int) -> None:
    ranked = sorted(projects, key=lambda each: (-each["total"], each["id"]))
    for rank, each in enumerate(ranked):
        each["status"] = _outcome(rank, wanted).value


def _outcome(rank: int, wanted: int) -> ProjectStatus:
    if rank < wanted:
        return ProjectStatus.SELECTED
    if rank < wanted + _RESERVES:
        return ProjectStatus.RESERVE
    return ProjectStatus.WITHDRAWN if rank % 41 == 40 else ProjectStatus.REJECTED


def _apply(random: Random, project: Record, casting: Casting, employers: Sequence[Record]) -> None:
    """Give a project its organization and contact: a selected one's contact will speak, so is nobody else's."""
    employer = random.choice(employers)
    if project["status"] == ProjectStatus.SELECTED:
        project["contact_id"] = casting.take(project["country"], "speaker")
        casting.employers[project["contact_id"]] = employer
    else:
        free = casting.free(project["country"])
        project["contact_id"] = random.choice(free) if free else None
        if project["contact_id"]:
            employer = casting.employers.setdefault(project["contact_id"], employer)
    project["organization_id"] = employer["id"]
    project["summary"] = f"{random.choice(_OPENINGS)} {employer['name']}. Stage: {project['stage'].lower()}."
