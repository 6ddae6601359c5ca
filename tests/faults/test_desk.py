"""Many families write while the process goes away: nothing is lost, nothing goes astray."""

import asyncio

from sqlmodel import select

from emulator import Person as Actor
from models.desk import Message, Thread, ThreadState
from models.people import Role
from tests.conftest import School
from tests.faults.figures import FULL, Promise
from tests.gradebook import GradeBook

FAMILIES = 500 if FULL else 20
TUTORS = 4
PATIENCE = 1500 if FULL else 60  # seconds; the oracles read the whole store after each message


def asked(number: int) -> str:
    return f"Вопрос семьи {number}, пожалуйста"


def answered(number: int) -> str:
    return f"Ответ для семьи {number}, спасибо"


async def _families(school: School) -> tuple[list[Actor], list[Actor]]:
    async with school.writing() as session:
        book = GradeBook(session, school)
        for tutor in range(TUTORS):
            await book.person(f"tutor{tutor}", f"Тьютор Номер{tutor}", Role.TUTOR, connected=True)
            await book.group(f"class{tutor}", f"{tutor}-Т", tutor=f"tutor{tutor}")
        for number in range(FAMILIES):
            child, mother = f"child{number}", f"mother{number}"
            await book.student(child, f"Дитя Семейное{number}", f"class{number % TUTORS}")
            await book.person(mother, f"Мама Семейная{number}", Role.PARENT, connected=True)
            await book.guards(mother, child)
    mothers = [school.actors[f"mother{number}"] for number in range(FAMILIES)]
    return mothers, [school.actors[f"tutor{tutor}"] for tutor in range(TUTORS)]


async def _restarts(school: School) -> None:
    """As on SIGTERM: what is in hand ends, what has come waits in the store."""
    school.app.stop()
    await school._running
    loop = asyncio.get_running_loop()
    school._running = loop.create_task(school.app.run())


async def test_threads_survive_a_restart_and_stay_apart(school: School, promise: Promise) -> None:
    mothers, tutors = await _families(school)
    for number, mother in enumerate(mothers):
        await mother.sends(asked(number), wait=False)
        if number == FAMILIES // 2:
            await _restarts(school)
    await school.telegram.settle(PATIENCE)
    for tutor, actor in enumerate(tutors):
        mine = [asked(number) for number in range(tutor, FAMILIES, TUTORS)]
        got = [heard for heard in actor.heard() if "Вопрос семьи" in heard.text]
        assert sorted(heard.text.splitlines()[-1] for heard in got) == sorted(mine)
        for place, heard in enumerate(got):
            number = int(heard.text.rpartition("семьи ")[2].partition(",")[0])
            await actor.replies(heard, answered(number), wait=False)
            if tutor == 1 and place == len(got) // 2:
                await _restarts(school)
    await school.telegram.settle(PATIENCE)
    for number, mother in enumerate(mothers):
        answers = [heard.text for heard in mother.heard() if "Ответ для семьи" in heard.text]
        assert [text.splitlines()[-1] for text in answers] == [answered(number)]
    async with school.app.store.reading() as session:
        states = (await session.exec(select(Thread.state))).all()
        said = (await session.exec(select(Message.id))).all()
    assert states == [ThreadState.WAITING] * FAMILIES
    assert len(said) == 2 * FAMILIES
    promise("P1", f"{FAMILIES} threads, two restarts: none lost, none to another family")
