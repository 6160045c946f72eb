from pathlib import Path

from organizer.domain.printing.paper.stock import Source
from organizer.domain.printing.paper.stock_catalogue import catalogue
from tests.label_templates import read_figures, read_templates


def test_the_catalogue_is_what_its_sources_say(corpus: Path) -> None:
    labels = corpus / "labels"
    templates = read_templates(labels / "glabels")
    assert templates.stocks == tuple(each for each in catalogue() if each.source is Source.GLABELS)
    assert read_figures(labels / "stock_figures.json") == tuple(e for e in catalogue() if e.source is Source.PRETIX)
    assert (
        sum(templates.left_out.values()) + len(templates.stocks) + sum(len(each.aliases) for each in templates.stocks)
        == 527 + 313
    )
