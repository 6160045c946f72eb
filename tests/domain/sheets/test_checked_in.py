import pytest

from organizer.domain.sheets.checked_in import is_checked_in


@pytest.mark.parametrize(
    "fields",
    [
        {"Checked in": "Yes"},
        {"Attended": "true"},
        {"Check-in time": "2026-11-05 09:12"},
        {"签到": "已签到"},
        {"T-shirt": "L", "是否签到": "是"},
    ],
)
def test_who_has_come_by_the_sheet_of_another_platform(fields: dict[str, str]) -> None:
    assert is_checked_in(fields)


@pytest.mark.parametrize(
    "fields",
    [{}, {"Checked in": "No"}, {"Checked in": ""}, {"签到": "未签到"}, {"Vegetarian": "Yes"}, {"Check-in time": "-"}],
)
def test_who_has_not(fields: dict[str, str]) -> None:
    assert not is_checked_in(fields)
