import pytest

from organizer.errors import Cancelled
from organizer.progress import Progress, heeded


def test_a_long_loop_hears_cancel_every_thousand_items() -> None:
    progress = Progress()
    assert list(heeded(range(2_500), progress)) == list(range(2_500))
    seen = []
    with pytest.raises(Cancelled):  # noqa: PT012 - the loop is what is tested
        for item in heeded(range(5_000), progress):
            seen.append(item)
            if item == 1_500:
                progress.cancel()
    assert seen == list(range(2_000))
