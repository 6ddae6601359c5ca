"""The list of sabotages fits the code; whether the tests notice them says `make sabotage`."""

import re

import pytest

from tests.faults.sabotage import ROOT, SABOTAGES, Sabotage, broken


def test_there_are_twenty() -> None:
    assert len(SABOTAGES) == 20
    assert len({sabotage.what for sabotage in SABOTAGES}) == 20


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda sabotage: sabotage.what)
def test_each_finds_its_place_and_its_tests(sabotage: Sabotage) -> None:
    compile(broken(sabotage), sabotage.file, "exec")
    for test in sabotage.tests:
        place, _, name = test.partition("::")
        text = (ROOT / place).read_text()
        assert not name or re.search(rf"def {name}\(", text), test


def test_a_place_that_is_gone_is_said_aloud() -> None:
    with pytest.raises(SystemExit, match="0 times"):
        broken(SABOTAGES[0]._replace(good="a line that nobody wrote"))
