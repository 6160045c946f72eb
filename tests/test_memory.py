import gc

import pytest

from organizer.memory import let_go, many_objects


def test_the_collector_rests_inside_and_works_afterwards() -> None:
    frozen = gc.get_freeze_count()
    with many_objects():
        with many_objects():
            assert not gc.isenabled()
        assert not gc.isenabled()
        made = [[] for _ in range(10)]
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen
    assert len(made) == 10


def test_the_collector_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), many_objects():
        raise ValueError("x")
    assert gc.isenabled()


@pytest.mark.parametrize("container", [list(range(5_001)), dict.fromkeys(range(5_001)), []])
def test_letting_go_empties(container: list[int] | dict[int, None]) -> None:
    let_go(container)
    assert not container
