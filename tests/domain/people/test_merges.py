from organizer.domain.people.merges import merges


def test_pairs_that_hang_together_come_to_one() -> None:
    assert list(merges([(1, 2), (3, 4)])) == [(1, 2), (3, 4)]
    assert list(merges([(1, 2), (2, 3), (3, 1)])) == [(1, 2), (1, 3)]
    assert list(merges([(2, 1), (3, 2), (1, 4)])) == [(2, 1), (3, 2), (3, 4)]


def test_nobody_is_made_one_with_oneself() -> None:
    assert list(merges([(1, 1)])) == []


def test_a_long_chain_ends() -> None:
    pairs = [(number + 1, number) for number in range(5_000)]
    assert list(merges([*pairs, (9_999, 0)])) == [*pairs, (9_999, 5_000)]
