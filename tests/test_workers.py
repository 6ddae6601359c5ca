"""Each update is brought to its end once: in order, beside others, through crashes and mistakes."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from aiogram import Dispatcher, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from sqlmodel import select

import bot.app
from bot import handling
from bot.fsm_storage import DialogStorage
from bot.middlewares import AccessMiddleware
from models import inbox, outbox
from models.base import Session
from models.dialogs import Dialog
from models.inbox import InboxState, Received
from models.outbox import Notification
from models.people import Person
from models.permissions import Action
from models.preferences import UnknownZone
from tests.conftest import School
from tests.notes import dies_and_returns, inbox_of, person
from ui import Screen, may, screen


class Asked(StatesGroup):
    first = State()
    second = State()


class Deeds:
    """What the handlers of these tests have done, and what they wait for."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.order: list[str] = []
        self.breaks = 0
        self.gate = asyncio.Event()
        self.waiting = asyncio.Event()

    async def wait(self) -> None:
        self.waiting.set()
        await self.gate.wait()

    async def reached(self) -> None:
        """A handler stands at the gate."""
        async with asyncio.timeout(10):
            await self.waiting.wait()


def said(text: str) -> Screen:
    return screen("timetable-of-child", child=text)


def dispatcher_of(deeds: Deeds) -> Dispatcher:
    dispatcher = Dispatcher(storage=DialogStorage())
    dispatcher.message.middleware(AccessMiddleware())
    dispatcher.include_routers(doing(deeds), asking(deeds))
    return dispatcher


def doing(deeds: Deeds) -> Router:
    router = Router()

    @router.message(Command("note"))
    @may(Action.SEE_MENU)
    async def note(_: Message, command: CommandObject, me: Person) -> Screen:
        deeds.order.append(f"{me.called} {command.args}")
        return said(f"записал {command.args}")

    @router.message(Command("slow"))
    @may(Action.SEE_MENU)
    async def slow(_: Message, me: Person) -> Screen:
        await deeds.wait()
        deeds.order.append(f"{me.called} slow")
        return said("готово")

    @router.message(Command("write"))
    @may(Action.SET_PREFERENCES)
    async def write(_: Message, session: Session, me: Person) -> list[Screen]:
        deeds.done["write"] += 1
        me.called += "!"
        session.add(me)
        if deeds.breaks:
            deeds.breaks -= 1
            raise ZeroDivisionError
        return [said("сделано"), said("тайна").but(secret=True)]

    @router.message(Command("hold"))
    @may(Action.SET_PREFERENCES)
    async def hold(_: Message, session: Session, me: Person) -> Screen:
        me.called += "!"
        await session.flush()
        await deeds.wait()
        return said("отпустил")

    @router.message(Command("refuse"))
    @may(Action.SET_PREFERENCES)
    async def refuse(_: Message, session: Session, me: Person, now: datetime) -> Screen:
        me.called += "!"
        outbox.notify(session, me, "menu-commands", me.id, at=now)
        await session.flush()
        raise UnknownZone

    @router.message(Command("leave"))
    @may(Action.SET_PREFERENCES)
    async def leave(_: Message, session: Session, me: Person) -> Screen:
        me.called += "!"
        await session.flush()
        raise SkipHandler

    @router.message(Command("leave"))
    @may(Action.SEE_MENU)
    async def take(_: Message, me: Person, state: FSMContext) -> Screen:
        return said(f"{me.called}, {await state.get_state()}")

    return router


def asking(deeds: Deeds) -> Router:
    router = Router()

    @router.message(Command("ask"))
    @may(Action.SET_PREFERENCES)
    async def ask(_: Message, state: FSMContext) -> Screen:
        await state.set_state(Asked.first)
        return said("как зовут?")

    @router.message(Asked.first, F.text)
    @may(Action.SET_PREFERENCES)
    async def first(message: Message, state: FSMContext) -> Screen:
        await state.update_data(name=message.text)
        await state.set_state(Asked.second)
        if not deeds.gate.is_set():
            await deeds.wait()
        return said("сколько лет?")

    @router.message(Asked.second, F.text)
    @may(Action.SET_PREFERENCES)
    async def second(message: Message, state: FSMContext, session: Session, me: Person) -> Screen:
        name = await state.get_value("name")
        me.called = f"{name} {message.text}"
        session.add(me)
        await state.clear()
        return said(me.called)

    return router


@pytest.fixture
def deeds(monkeypatch: pytest.MonkeyPatch) -> Deeds:
    """Handlers of our own in place of the real ones."""
    deeds = Deeds()
    dispatcher = dispatcher_of(deeds)
    monkeypatch.setattr(bot.app, "dispatcher", lambda: dispatcher)
    monkeypatch.setattr(handling, "BACK_OFF", (0, 0))
    return deeds


@pytest.fixture
async def stage(deeds: Deeds, school: School) -> AsyncIterator[tuple[School, Deeds]]:
    await dies_and_returns(school)  # with the handlers of our own
    yield school, deeds
    deeds.gate.set()


Stage = tuple[School, Deeds]


async def test_one_chat_in_order_and_others_beside_it(stage: Stage) -> None:
    school, deeds = stage
    await school.anna.sends("/slow", wait=False)
    await deeds.reached()
    for number in range(3):
        await school.anna.sends(f"/note {number}", wait=False)
    for number in range(3):
        await school.liza.sends(f"/note {number}", wait=False)
    await school.telegram.until(lambda: len(school.liza.heard()) == 3)
    assert school.anna.heard() == []
    deeds.gate.set()
    await school.telegram.settle()
    mine = [line.removeprefix("Анна Петровна ") for line in deeds.order if "Анна" in line]
    assert mine == ["slow", "0", "1", "2"]
    assert next(h.text.strip() for h in school.anna.heard()) == "готово"
    assert [h.text.strip() for h in school.liza.heard()] == [f"записал {n}" for n in range(3)]


async def test_looking_is_possible_beside_a_held_transaction(stage: Stage) -> None:
    school, deeds = stage
    await school._stop()  # so that both are received together
    # As Telegram does, the emulator gives one at a time to whoever asks the same again at once.
    school.telegram.updates._previous_offset = None
    await school.anna.sends("/hold", wait=False)
    await school.liza.sends("/note 1", wait=False)
    school._running = asyncio.get_running_loop().create_task(school.app.run())
    await deeds.reached()
    await school.telegram.until(lambda: school.liza.heard())
    assert (await person(school, "anna")).called == "Анна Петровна"
    deeds.gate.set()
    await school.telegram.settle()
    assert (await person(school, "anna")).called == "Анна Петровна!"


async def test_what_is_delivered_again_is_done_once(stage: Stage) -> None:
    school, deeds = stage
    await school.anna.sends("/write")
    for _ in range(3):
        await school.telegram.redeliver(1)
        await school.telegram.settle()
    assert deeds.done["write"] == 1
    assert len(school.anna.heard()) == 2
    assert len(await inbox_of(school)) == 1


async def test_what_another_process_has_done_meanwhile_is_taken_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """We had lost our place among the replicas: nothing happens twice, and nothing is said."""
    school, deeds = stage
    real = inbox.store

    async def overtaken(*where: Any, **more: Any) -> Any:
        stored = await real(*where, **more)
        for item in stored.new:
            await inbox.finish(where[0], item.update_id)
        return stored

    monkeypatch.setattr(inbox, "store", overtaken)
    await school.anna.sends("/write")
    assert deeds.done["write"] == 1
    assert (await person(school, "anna")).called == "Анна Петровна"
    assert school.anna.heard() == []
    assert "done by another process" in caplog.text


async def test_what_has_come_is_worked_without_reading_the_inbox(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, deeds = stage
    monkeypatch.setattr(inbox, "waiting", None)  # breaks who reads it
    for _ in range(2):
        await school.anna.sends("/write")
    assert deeds.done["write"] == 2


async def test_what_was_read_before_it_was_handed_over_is_done_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    school, deeds = stage
    workers, handed = school.app.workers, list[Any]()
    with monkeypatch.context() as patch:
        patch.setattr(workers, "take", handed.append)
        await school.anna.sends("/write", wait=False)
        await school.telegram.until(lambda: handed)
    workers.wake()
    await school.telegram.until(lambda: deeds.done["write"])
    await school.telegram.settle()
    workers.take(handed[0])
    await school.telegram.settle()
    assert deeds.done["write"] == 1
    assert len(school.anna.heard()) == 2
    assert "another process" not in caplog.text


async def test_what_has_come_waits_for_what_another_process_has_stored(stage: Stage) -> None:
    school, deeds = stage
    await school.anna.sends("/slow", wait=False)
    await deeds.reached()
    [slow] = await inbox_of(school)
    raw = (
        str(slow.raw)
        .replace("/slow", "/note 1")
        .replace(f'"update_id": {slow.update_id}', f'"update_id": {slow.update_id - 1}')
    )
    async with school.app.store.writing() as session:
        theirs = Received(slow.update_id - 1, slow.lane, raw)
        await inbox.store(session, [theirs], at=school.clock())
    await school.anna.sends("/note 2", wait=False)
    await school.telegram.until(lambda: len(school.app.workers._known) == 3)
    deeds.gate.set()
    await school.telegram.settle()
    assert [one.split()[-1] for one in deeds.order] == ["slow", "1", "2"]
    school.oracles.forgive("ledger")  # the emulator knows nothing of one of them


async def test_what_ends_while_we_look_is_not_done_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The inbox is read while an update is at work; it ends before the list arrives."""
    school, deeds = stage
    real = inbox.waiting
    await school.anna.sends("/slow", wait=False)
    await deeds.reached()

    async def late(*whose: Any, **more: Any) -> Any:
        seen = await real(*whose, **more)
        deeds.gate.set()
        await school.telegram.until(lambda: school.anna.id not in school.app.workers._lanes)
        return seen

    monkeypatch.setattr(inbox, "waiting", late)
    school.app.workers.wake()
    await school.liza.sends("/note 1")
    assert deeds.order.count("Анна Петровна slow") == 1
    assert len(school.anna.heard()) == 1
    school.oracles.forgive("conservation")  # the list is still being read


async def test_two_taps_publish_once(school: School) -> None:
    await school.anna.sends("/today")
    await school.anna.taps("11:00 Физика")
    await school.anna.taps("Перенести")
    await school.anna.taps("чт 15 окт, 11:00")
    draft = school.anna.last
    data = draft.data("Сообщить всем")
    for _ in range(3):
        school.anna.presses(draft, data)
    await school.telegram.acted(wait=True)
    assert len(school.liza.heard()) == 1
    assert school.anna.alert


async def test_a_broken_handler_gets_another_chance(stage: Stage) -> None:
    school, deeds = stage
    deeds.breaks = 2
    await school.anna.sends("/write")
    assert deeds.done["write"] == 3
    assert (await person(school, "anna")).called == "Анна Петровна!"
    [update] = await inbox_of(school)
    assert (update.state, update.attempts, update.raw) == (InboxState.DONE, 2, None)


async def test_one_that_is_always_broken_is_given_up_with_an_apology(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    school, deeds = stage
    deeds.breaks = 3
    await school.anna.sends("/write", wait=False)
    await school.anna.sends("/note 2", wait=False)
    await school.telegram.settle()
    dead, done = await inbox_of(school)
    assert (dead.state, done.state) == (InboxState.DEAD, InboxState.DONE)
    apology, noted = (heard.text for heard in school.anna.heard())
    assert dead.trouble
    assert dead.trouble in apology
    assert f"code {dead.trouble}" in caplog.text
    assert noted.strip() == "записал 2"
    assert (await person(school, "anna")).called == "Анна Петровна"


async def test_what_ends_the_process_each_time_is_given_up_and_what_was_beside_it_is_not(
    stage: Stage,
) -> None:
    school, deeds = stage
    await school.anna.sends("/slow", wait=False)
    await school.papa.sends("/slow", wait=False)
    for _ in range(handling.TRIES + 1):
        await deeds.reached()
        await school._stop()
        deeds.waiting.clear()
        await school.app.prepare()
        school._running = asyncio.get_running_loop().create_task(school.app.run())
    await school.telegram.until(school.anna.heard)
    await deeds.reached()
    deeds.gate.set()
    await school.telegram.settle()
    ended, beside = await inbox_of(school)
    assert (ended.state, beside.state) == (InboxState.DEAD, InboxState.DONE)
    assert beside.attempts < handling.TRIES
    assert deeds.order == ["Павел Кузнецов slow"]
    assert [len(who.heard()) for who in (school.anna, school.papa)] == [1, 1]


async def test_a_refusal_undoes_everything(stage: Stage) -> None:
    school, _ = stage
    await school.anna.sends("/refuse")
    assert (await person(school, "anna")).called == "Анна Петровна"
    async with school.app.store.reading() as session:
        assert (await session.exec(select(Notification))).all() == []
    assert len(school.anna.heard()) == 1
    assert (await inbox_of(school))[0].state is InboxState.DONE


async def test_a_crash_after_the_commit_does_not_lose_the_answer(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, deeds = stage

    async def never(*_: Any) -> None:
        await deeds.wait()

    monkeypatch.setattr(school.app.workers.handling.answers, "give", never)
    await school.anna.sends("/write", wait=False)
    await deeds.reached()
    assert school.anna.heard() == []
    await dies_and_returns(school)
    assert [h.text.strip() for h in school.anna.heard()] == ["сделано"]  # secrets are not stored
    assert deeds.done["write"] == 1


async def test_a_crash_before_the_commit_does_it_again_from_the_start(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, deeds = stage

    async def never(*_: Any) -> Any:
        await deeds.wait()

    monkeypatch.setattr(school.app.workers.handling.answers, "keep", never)
    await school.anna.sends("/write", wait=False)
    await deeds.reached()
    await dies_and_returns(school)
    assert deeds.done["write"] == 2
    assert (await person(school, "anna")).called == "Анна Петровна!"
    assert [h.text.strip() for h in school.anna.heard()] == ["сделано", "тайна"]


async def test_an_answer_that_can_not_be_given_is_no_reason_to_do_it_again(stage: Stage) -> None:
    school, deeds = stage
    school.telegram.fail("sendMessage", 401, "", chat=school.anna)
    await school.anna.sends("/write")
    assert deeds.done["write"] == 1
    await school.passes(seconds=15)
    assert "сделано" in [h.text.strip() for h in school.anna.heard()]
    assert deeds.done["write"] == 1


@pytest.mark.parametrize("kind", ["html502", "reset", "lost_answer", "status500"])
async def test_an_answer_that_did_not_arrive_arrives_later(stage: Stage, kind: Any) -> None:
    school, deeds = stage
    for text in ("/note 1", "/write"):
        school.telegram.fail("sendMessage", chat=school.anna, kind=kind)
        await school.anna.sends(text)
        await school.passes(seconds=15)
    heard = Counter(h.text.strip() for h in school.anna.heard())
    extra = 1 if kind == "lost_answer" else 0
    assert (heard["записал 1"], heard["сделано"]) == (1 + extra, 1 + extra)
    assert deeds.done["write"] == 1


async def test_secrets_never_touch_the_store(stage: Stage) -> None:
    school, _ = stage
    await school.anna.sends("/write")
    assert [h.text.strip() for h in school.anna.heard()] == ["сделано", "тайна"]
    school.telegram.fail("sendMessage", chat=school.anna, kind="html502", times=2)
    await school.anna.sends("/write")
    async with school.app.store.reading() as session:
        rows = (await session.exec(select(Notification))).all()
    assert len(rows) == 2
    assert "тайна" not in "".join(row.payload or "" for row in rows)


async def test_a_dialog_survives_a_restart_at_each_step(stage: Stage) -> None:
    school, deeds = stage
    deeds.gate.set()
    for text, answer in (("/ask", "как зовут?"), ("Аня", "сколько лет?"), ("40", "Аня 40")):
        await school.anna.sends(text)
        assert school.anna.last.text.strip() == answer
        await dies_and_returns(school)
    assert (await person(school, "anna")).called == "Аня 40"
    async with school.app.store.reading() as session:
        assert (await session.exec(select(Dialog))).all() == []


async def test_a_crash_in_a_dialog_takes_state_and_answer_back(stage: Stage) -> None:
    school, deeds = stage
    await school.anna.sends("/ask")
    await school.anna.sends("Аня", wait=False)
    await deeds.reached()
    async with school.app.store.reading() as session:
        [dialog] = (await session.exec(select(Dialog))).all()
        assert (dialog.state, dialog.answers) == (Asked.first.state, "{}")
    deeds.gate.set()
    await dies_and_returns(school)
    await school.anna.sends("40")
    assert (await person(school, "anna")).called == "Аня 40"


async def test_other_words_end_a_dialog(stage: Stage) -> None:
    school, deeds = stage
    deeds.gate.set()
    await school.anna.sends("/ask")
    await school.anna.sends("/note 5")
    async with school.app.store.reading() as session:
        assert (await session.exec(select(Dialog))).all() == []
    assert school.anna.last.text.strip() == "записал 5"


async def test_who_leaves_an_update_to_others_leaves_nothing_behind(stage: Stage) -> None:
    school, deeds = stage
    deeds.gate.set()
    await school.anna.sends("/ask")
    await school.anna.sends("/leave")
    assert school.anna.last.text.strip() == "Анна Петровна, Asked:first"
    await school.anna.sends("Аня")
    assert school.anna.last.text.strip() == "сколько лет?"


async def test_a_busy_store_is_nobodys_fault(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    school, deeds = stage
    monkeypatch.setattr(handling, "STORE_REST", 0)
    real, busy = school.app.workers.handling._handle, iter(range(5))

    async def handle(update: Any) -> None:
        if next(busy, None) is not None:
            async with school.app.store.reading() as session:
                session.add(Dialog(chat_id=1, user_id=1))  # readers may not write: SQLITE_READONLY
                await session.flush()
        await real(update)

    monkeypatch.setattr(school.app.workers.handling, "_handle", handle)
    await school.anna.sends("/write")
    assert deeds.done["write"] == 1
    assert (await inbox_of(school))[0].attempts == 0
    assert len([r for r in caplog.records if r.levelno == logging.ERROR]) == 5
