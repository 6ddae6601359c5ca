"""Do the tests bite? Twenty bugs of one line each, put in one at a time; each must turn a test red.

`make sabotage` copies the tree, makes sure that the named tests are green there, and then breaks
one thing after the other. A sabotage whose text is no longer in its file fails loudly: whoever
changes such a place says here what its bug would look like now.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE = 180  # seconds; a test that hangs has noticed, too
GREEN, RED = 0, 1  # what pytest says; anything else is a mistake of ours
STORED = "        kept, stored = await store(self.store, updates, self.clock())\n"
LOOKED = "        kept = [one for one in map(read, updates) if one is not None]\n"
COUNTED = "        self._count_missing({update.update_id for update in kept})\n"
MOVED_ON = "        self.offset = max(update.update_id for update in kept) + 1\n"
NAMESAKE = (
    "or (await session.exec(__import__('sqlmodel').select(Person).where("
    "Person.name == getattr(event.from_user, 'full_name', '')))).first() "
)


class Sabotage(NamedTuple):
    """What is broken, where, how, and the tests of which at least one must notice."""

    what: str
    file: str
    good: str
    bad: str
    tests: tuple[str, ...]


def of(what: str, file: str, good: str, bad: str, *tests: str) -> Sabotage:
    return Sabotage(what, file, good, bad, tests)


SABOTAGES = (
    of(
        "updates of one chat side by side",
        "bot/receiver.py",
        "lane, overheard = _lane(raw), _overheard(raw, forums)",
        "lane, overheard = _lane(raw) and update_id, _overheard(raw, forums)",
        "tests/test_workers.py::test_one_chat_in_order_and_others_beside_it",
    ),
    of(
        "confirmed before it is stored",
        "bot/receiver.py",
        STORED + COUNTED + MOVED_ON,
        LOOKED + COUNTED + MOVED_ON + STORED,
        "tests/test_receiver.py::test_while_the_store_is_full_nothing_is_confirmed",
    ),
    of(
        "no second look at the right when sending",
        "jobs/composing.py",
        "thing: Any = await access(session, to, kind.action, kind.about, notification.about)",
        "thing: Any = await session.get(kind.about, notification.about)",
        "tests/test_delivery.py::test_who_loses_the_right_hears_nothing_of_what_waits",
    ),
    of(
        "a decision that does not ask what has been decided",
        "models/reassignment/passing.py",
        "where(col(Request.id) == request.id, col(Request.state).in_(old))",
        "where(col(Request.id) == request.id)",
        "tests/faults/test_rivals.py::"
        "test_of_all_who_decide_at_once_one_wins_and_the_others_hear_who",
    ),
    of(
        "an id that is not bound to whoever sends it",
        "models/permissions/reach.py",
        'return wanted.where(id == bindparam("id"), theirs)',
        'return wanted.where(id == bindparam("id"))',
        "tests/test_permissions.py",
    ),
    of(
        "known by name instead of by number",
        "bot/middlewares.py",
        "me = await people.by_telegram(session, author(event)) or _stranger(unit.reader)",
        "me = await people.by_telegram(session, author(event)) "
        + NAMESAKE
        + "or _stranger(unit.reader)",
        "tests/faults/test_ground.py::test_a_namesake_is_a_stranger",
    ),
    of(
        "in the name of a chat is in one's own name",
        "bot/asides.py",
        "event.sender_chat or event.via_bot or event.is_automatic_forward",
        "event.via_bot or event.is_automatic_forward",
        "tests/faults/test_ground.py::test_whoever_speaks_in_the_name_of_a_chat_is_nobody",
    ),
    of(
        "a group hears what is drawn for one reader",
        "jobs/composing.py",
        "if isinstance(to, Group) and not kind.aloud:",
        "if isinstance(to, Group) and not kind:",
        "tests/test_delivery.py::test_what_can_not_be_drawn_holds_nobody_up",
    ),
    of(
        "secrets are kept and tried again",
        "jobs/saying.py",
        "return self.photo is None and self.document is None and not self.secret",
        "return self.photo is None and self.document is None",
        "tests/test_workers.py::test_secrets_never_touch_the_store",
    ),
    of(
        "no end of trying",
        "bot/handling.py",
        "while attempts < TRIES:",
        "while attempts < TRIES * 2:",
        "tests/test_workers.py::test_one_that_is_always_broken_is_given_up_with_an_apology",
    ),
    of(
        "retry_after is not heeded",
        "jobs/verdicts.py",
        "timedelta(seconds=error.retry_after + 1)",
        "timedelta(seconds=1)",
        "tests/test_delivery.py::test_too_many_requests_pause_that_chat_only",
    ),
    of(
        "dialogs are kept in memory",
        "bot/dispatching.py",
        "dp = Dispatcher(storage=DialogStorage())",
        "dp = Dispatcher()",
        "tests/faults/test_crashes.py::test_a_dialog_goes_on_after_a_death_between_any_two_steps",
    ),
    of(
        "a commit is not on the disk",
        "bot/database.py",
        '"synchronous=FULL"',
        '"synchronous=OFF"',
        "tests/faults/test_ground.py",
    ),
    of(
        "moments without a zone",
        "models/base.py",
        "if value is not None and value.tzinfo is None:",
        "if value is not None and value.year == 0:",
        "tests/faults/test_ground.py::test_a_moment_without_a_zone_is_no_moment",
    ),
    of(
        "what has been seen is not asked of the store",
        "models/inbox.py",
        "(await session.exec(_there(), params=told)).all()",
        "(await session.exec(delete(Inbox).where(col(Inbox.update_id).in_(told['ids'])))) and ()",
        "tests/test_workers.py::test_what_is_delivered_again_is_done_once",
    ),
    of(
        "what has been seen is kept for ever",
        "models/inbox.py",
        "KEPT = timedelta(hours=48)",
        "KEPT = timedelta(days=4800)",
        "tests/test_receiver.py::test_numbers_begin_anew_after_a_silent_week",
    ),
    of(
        "an update in the log",
        "bot/handling.py",
        'log.error("update %s is poison: %s", item.update_id, trouble)',
        'log.error("update %s is poison: %s %s", item.update_id, trouble, item.raw)',
        "tests/test_receiver.py::test_what_can_not_be_read_delays_nobody",
    ),
    of(
        "what is deleted can be read in the file",
        "bot/database.py",
        '"secure_delete=ON"',
        '"secure_delete=OFF"',
        "tests/faults/test_ground.py",
    ),
    of(
        "guessing without a limit",
        "models/invitations/keys.py",
        "if await _too_many(session, telegram_id, at):",
        "if await _too_many(session, telegram_id, at) and not telegram_id:",
        "tests/test_invitations.py::test_five_wrong_keys_an_hour_and_the_right_one_waits",
    ),
    of(
        "a right is lost, and what is on its way goes on",
        "jobs/composing.py",
        "        return Verdict(State.VOID)\n    return saying",
        "        return saying\n    return saying",
        "tests/test_revocation.py::test_a_drawn_answer_that_waits_is_dropped",
    ),
)


def copied(to: Path) -> None:
    """The tree as it stands, uncommitted changes included; what git ignores stays behind."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            target = to / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def verdict(tree: Path, tests: tuple[str, ...]) -> tuple[bool, str]:
    """Whether these tests are green there, and what they said."""
    asked = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            asked,
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, "hung"
    if done.returncode not in (GREEN, RED):
        raise SystemExit(f"pytest could not run {tests}:\n{done.stdout}{done.stderr}")
    return done.returncode == GREEN, done.stdout


def broken(sabotage: Sabotage) -> str:
    """The file with the bug in it; fails if the place is not there exactly once."""
    text = (ROOT / sabotage.file).read_text()
    if text.count(sabotage.good) != 1:
        raise SystemExit(
            f"{sabotage.what}: {sabotage.file} has this {text.count(sabotage.good)} times"
        )
    return text.replace(sabotage.good, sabotage.bad)


def caught(tree: Path, sabotage: Sabotage) -> bool:
    """Break it there, see whether a test notices, mend it again."""
    place = tree / sabotage.file
    whole = place.read_text()
    place.write_text(broken(sabotage))
    try:
        green, _ = verdict(tree, sabotage.tests)
    finally:
        place.write_text(whole)
    return not green


def main() -> None:
    """Print how many of the bugs a test has noticed; the exit code says whether all were."""
    wanted = [s for s in SABOTAGES if not sys.argv[1:] or any(w in s.what for w in sys.argv[1:])]
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        copied(tree)
        green, said = verdict(tree, tuple(dict.fromkeys(t for s in wanted for t in s.tests)))
        if not green:
            raise SystemExit(f"these tests are red without any sabotage:\n{said}")
        count = 0
        for sabotage in wanted:
            found = caught(tree, sabotage)
            count += found
            print(f"{'caught' if found else 'MISSED':<7} {sabotage.what}", flush=True)
    print(f"{count} of {len(wanted)} sabotages caught")
    sys.exit(count != len(wanted))


if __name__ == "__main__":
    main()
