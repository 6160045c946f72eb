"""How our workbooks look: paper is light, so these are the light theme's colours."""

from typing import Any

INK, LINE, HEAD, QUIET, PAUSE = "#1B2330", "#D5DAE2", "#E8EEFC", "#667085", "#F1F3F6"


def tint(color: str) -> str:
    """An eighth of ``color`` on white: dark text on it keeps a contrast above 4.5 to 1."""
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) / 8):02X}" for part in parts)


def print_setup(page: Any, rows: tuple[int, int]) -> None:
    """A4 across, as wide as the paper, ``rows`` (from 0, the last one inside) on every page."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(*rows)
    page.set_footer("&L&F  &A&R&P / &N")
