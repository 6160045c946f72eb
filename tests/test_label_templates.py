import json
from pathlib import Path

import pytest

from organizer.domain.printing.paper.stock import Grid, Labels, Source, Stock, from_json
from organizer.errors import BadInput
from tests.label_templates import main, read_figures, read_templates

PAPERS = """<Glabels-paper-sizes>
  <Paper-size id="A4" width="210mm" height="297mm"/>
  <Paper-size id="US-Letter" width="8.5in" height="11in"/>
</Glabels-paper-sizes>"""

TEMPLATES = """<Glabels-templates>
  <Template brand="Sample" part="12" equiv="11"/>
  <Template brand="Sample" part="11" size="A4" _description="Name badges">
    <Label-rectangle id="0" width="80mm" height="5cm" round="in">
      <Markup-margin size="1mm"/>
      <Layout nx="2" ny="5" x0="18mm" y0="13mm" dx="95mm" dy="55mm"/>
    </Label-rectangle>
  </Template>
  <Template brand="Sample" part="Round" size="US-Letter" description="Round labels">
    <Label-round id="0" radius="1.25in">
      <Layout nx="1" ny="1" x0="72" y0="36pt" dx="0" dy="0"/>
      <Layout nx="1" ny="1" x0="72" y0="300pt" dx="0" dy="0"/>
    </Label-round>
  </Template>
  <Template brand="Sample" part="Own" size="other" width="100mm" height="60mm">
    <Label-rectangle id="0" width="100mm" height="60mm" round="2mm">
      <Layout nx="1" ny="1" x0="0" y0="0"/>
    </Label-rectangle>
  </Template>
  <Template brand="Sample" part="Disk" size="A4">
    <Label-cd id="0" radius="58mm" hole="20mm" waste="1mm"><Layout nx="1" ny="1" x0="0" y0="0"/></Label-cd>
  </Template>
  <Template brand="Sample" part="Disk 2" equiv="Disk"/>
  <Template brand="Sample" part="Mini" size="A4">
    <Label-rectangle id="0" width="17mm" height="50mm"><Layout nx="1" ny="1" x0="0" y0="0"/></Label-rectangle>
  </Template>
  <Template brand="Sample" part="Wide" size="A4">
    <Label-rectangle id="0" width="211mm" height="50mm"><Layout nx="1" ny="1" x0="0" y0="0"/></Label-rectangle>
  </Template>
</Glabels-templates>"""

FIGURES = [
    {
        **{"product": "Sample 99", "page": "A4", "cols": 2, "rows": 5, "left_mm": 17.5, "top_mm": 13.5},
        **{"label_w_mm": 80, "label_h_mm": 50, "pitch_x_mm": 95, "pitch_y_mm": 55, "source": "pretix", "note": ""},
    },
    {"product": "Sample 11", "source": "gLabels sample-templates.xml"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "paper-sizes.xml").write_text(PAPERS)
    (tmp_path / "sample-templates.xml").write_text(TEMPLATES)
    return tmp_path


def test_templates_become_stocks_with_their_figures_and_names(folder: Path) -> None:
    badges, own, rounds = read_templates(folder).stocks
    assert badges == Stock(
        "Sample 11",
        210_000,
        297_000,
        Labels(80_000, 50_000, (Grid(2, 5, 18_000, 13_000, 95_000, 55_000),)),
        about="Name badges",
        aliases=("Sample 12",),
        source=Source.GLABELS,
    )
    assert (own.width, own.height, own.labels) == (
        *(100_000, 60_000),
        Labels(100_000, 60_000, (Grid(1, 1, 0, 0, 100_000, 60_000),), 2_000),
    )
    assert rounds.labels is not None
    assert rounds.labels.are_round
    assert [grid.figures() for grid in rounds.grids] == [
        (1, 1, 25_400, 12_700, 63_500, 63_500),
        (1, 1, 25_400, 105_833, 63_500, 63_500),
    ]


TOO_WIDE = "The labels reach over the paper’s edge: they end at 211 mm, and it is 210 mm wide."


def test_what_is_left_out_is_counted_with_its_reason(folder: Path) -> None:
    assert read_templates(folder).left_out == {
        "disks and ellipses": 1,
        "too small for a name": 1,
        "the same as one that is left out": 1,
        f"impossible figures (Sample Wide: {TOO_WIDE})": 1,
    }


def test_a_length_that_is_none_is_refused(folder: Path) -> None:
    (folder / "sample-templates.xml").write_text(TEMPLATES.replace('"80mm"', '"80 furlong mm"'))
    with pytest.raises(BadInput, match="80 furlong mm"):
        read_templates(folder)


def test_both_files_are_written_a_line_a_stock(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = folder / "figures.json"
    figures.write_text(json.dumps(FIGURES))
    main([str(folder), str(figures), str(folder)])
    written = (folder / "glabels.json").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 3 + 2
    read = tuple(from_json(each, Source.GLABELS) for each in json.loads(written))
    assert read == read_templates(folder).stocks
    assert [from_json(each, Source.PRETIX) for each in json.loads((folder / "pretix.json").read_text())] == [
        *read_figures(figures)
    ]
    assert "3 stocks, 1 others of the same figures" in capsys.readouterr().out
