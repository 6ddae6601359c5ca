"""What buttons say is an interface: known, unlike each other, and short enough."""

from collections import Counter

import pytest
from aiogram.fsm.state import StatesGroup

from tests.callbacks import SNAPSHOT, callbacks, longest, snapshot
from ui import CallbackData


def test_buttons_are_an_interface_and_a_change_of_them_is_seen() -> None:
    """They stay in people's chats for months. Changed fields need a new prefix; then
    `python -m tests.callbacks` writes the snapshot anew, for the review to see."""
    assert snapshot() == SNAPSHOT.read_text(encoding="utf-8")


def test_every_button_fits_into_64_bytes_and_says_something_of_its_own() -> None:
    class Wordy(CallbackData, prefix="a-prefix-of-a-quite-unreasonable-length"):
        lesson: int
        teacher: int

    with pytest.raises(ValueError, match="too long"):
        longest(Wordy)
    found = list(callbacks())
    assert len({kind.__prefix__ for kind in found}) == len(found) > 10
    assert max(len(longest(kind).encode()) for kind in found) <= 64


def test_no_two_buttons_and_no_two_dialogs_are_called_the_same() -> None:
    """Of two with one name the feature further up would answer for both."""
    prefixes = Counter(kind.__prefix__ for kind in callbacks())
    assert [name for name, times in prefixes.items() if times > 1] == []
    dialogs = [kind for kind in StatesGroup.__subclasses__() if kind.__module__.startswith("hand")]
    questions = Counter(state for kind in dialogs for state in kind.__all_states_names__)
    assert [name for name, times in questions.items() if times > 1] == []
