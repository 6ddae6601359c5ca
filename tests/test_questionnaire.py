"""Asking the family: three questions, text or voice, respected refusals, second thoughts."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models import consents, people, questionnaire
from models.base import AccessDenied, Session
from models.consents import ConsentMissing
from models.erasure.effect import erase
from models.groups import GroupStaff
from models.outbox import Notification
from models.people import Guardianship, Person, Role
from models.posts import Post
from models.questionnaire import AnswersState, FamilyAnswer, FamilyAnswers, Questionnaire, Readers
from models.questionnaire.tables import (
    AnswersClosed,
    AnswerTooLong,
    AskedAlready,
    NobodyToAsk,
    QuestionEmpty,
)
from tests.conftest import WEDNESDAY, School
from tests.gradebook import GradeBook


@pytest.fixture
async def home(school: School) -> School:
    """The school of the stories, with a psychologist of the class."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        vera = await book.person("vera", "Вера Туманова", Role.PSYCHOLOGIST, connected=True)
        ids = {"group_id": school.ids["group"], "person_id": vera.id}
        session.add(GroupStaff(**ids, role=Role.PSYCHOLOGIST))
    return school


async def asked(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("👪 Спросить родителей")
    assert "Родители пока ничего не рассказали" in school.anna.last.text
    await school.anna.taps("Спросить родителей")


async def test_a_mother_answers_a_father_refuses_and_nobody_nags(home: School) -> None:
    anna, mama, papa = home.anna, home.mama, home.papa
    await asked(home)
    assert "Получат: Ольга Кузнецова, Павел Кузнецов." in anna.last.text
    await anna.taps("Не отправлять")
    await anna.taps("Слова семьи")
    await anna.taps("Спросить родителей")
    await anna.taps("✏️ 1")
    await anna.taps("Оставить обычный")
    await anna.taps("✏️ 2")
    await home.restarts()
    await anna.sends("Чего Лиза боится?")
    assert "2. Чего Лиза боится?" in anna.last.text
    sends = anna.last.data("Отправить")
    draft = anna.last
    await anna.taps("Отправить")
    anna.presses(draft, sends)
    await home.telegram.settle()
    assert "уже отправлены" in (anna.alert or "")

    assert mama.last.text.startswith("Лиза: Анна Петровна (тьютор) просит рассказать")
    await papa.taps("Не хочу отвечать")
    assert "отвечать не нужно" in papa.last.text
    assert "папа, Павел Кузнецов — отказ отвечать" in anna.last.text

    await mama.taps("Ответить")
    assert "вопрос 1 из 3" in mama.last.text
    await mama.sends("Ей помогают картинки и схемы")
    assert "Чего Лиза боится?" in mama.last.text
    await home.restarts()
    await mama.sends_voice()
    await mama.taps("Продолжу потом")
    await home.passes(days=3, minutes=1)
    assert "напоминаю" in mama.last.text
    quiet = len(papa.heard())
    await home.passes(days=4)
    assert len(papa.heard()) == quiet, "a refusal is not reminded"
    await mama.taps("Продолжить")
    await mama.taps("Не хочу отвечать на этот вопрос")
    heard = len(home.vera.heard())
    assert "Кому можно это прочитать?" in mama.last.text
    await mama.taps("Тьютору и психологу")
    assert "Их видят тьютор и психолог." in mama.last.text

    assert "мама, Ольга Кузнецова — есть ответы" in anna.last.text
    await anna.taps("Прочитать")
    assert "источник: семья" in anna.last.text
    assert "Ей помогают картинки и схемы" in anna.last.text
    assert "решили не отвечать" in anna.last.text
    assert "папа, Павел Кузнецов: отказ отвечать" in anna.last.text
    await anna.taps("🎤 2")
    assert anna.last.media is not None
    assert len(home.vera.heard()) == heard + 1
    await home.vera.sends("/advice")
    await home.vera.taps("👪 Слова семьи")
    await home.vera.taps("Лиза Кузнецова")
    assert "Ей помогают картинки и схемы" in home.vera.last.text
    await home.dmitry.sends("/advice")
    await home.dmitry.taps("👪 Слова семьи")
    assert "Пока никто ничего не рассказал" in home.dmitry.last.text

    await mama.sends("/settings")
    await mama.taps("Мои ответы о ребёнке")
    await mama.taps("Лиза")
    await mama.taps("✏️ 1")
    await mama.sends("Ей помогают схемы и тишина")
    assert "Ей помогают схемы и тишина" in mama.last.text
    assert "Другие родители их не видят" in mama.last.text
    own = mama.last
    await mama.taps("🎤 2")
    assert mama.last.media is not None
    await mama.taps("Кто читает", on=own)
    await mama.taps("И преподавателям тоже", on=own)
    assert home.dmitry.last.text.startswith("Лиза Кузнецова: мама, Ольга Кузнецова — есть ответы")
    await home.dmitry.taps("Прочитать")
    assert "схемы и тишина" in home.dmitry.last.text
    assert "Спросить родителей" not in str(home.dmitry.last.buttons)
    await mama.taps("Мои ответы", on=own)
    await papa.sends("/settings")
    await papa.taps("Мои ответы о ребёнке")
    await papa.taps("Лиза")
    assert "схемы" not in papa.last.text
    await mama.taps("Забрать ответы")
    await mama.taps("Да, удалить")
    await home.vera.sends("/advice")
    await home.vera.taps("👪 Слова семьи")
    assert "Пока никто ничего не рассказал" in home.vera.last.text
    async with home.app.store.reading() as session:
        assert (await session.exec(select(FamilyAnswer))).all() == []
        assert (await session.exec(select(Post))).all() == []


async def someone(session: Session, school: School, key: str) -> Person:
    return await session.get_one(Person, school.ids[key])


async def opened(session: Session, school: School) -> FamilyAnswers:
    """The mother has been asked."""
    liza, anna = await someone(session, school, "liza"), await someone(session, school, "anna")
    asking = await questionnaire.prepare(session, liza, by=anna, at=WEDNESDAY)
    await questionnaire.send(session, asking, at=WEDNESDAY)
    mama = select(FamilyAnswers).where(FamilyAnswers.guardian_id == school.ids["mama"])
    return (await session.exec(mama)).one()


def state_of(answers: FamilyAnswers) -> AnswersState:
    return answers.state


async def said(session: Session, by: Person, text: str = "Любит тишину") -> Post:
    post = Post(author_id=by.id, html=text)
    session.add(post)
    await session.flush()
    return post


async def test_the_edges_of_asking(home: School) -> None:
    async with home.app.store.writing() as session:
        liza, anna = await someone(session, home, "liza"), await someone(session, home, "anna")
        asking = await questionnaire.prepare(session, liza, by=anna, at=WEDNESDAY)
        assert (await questionnaire.prepare(session, liza, by=anna, at=WEDNESDAY)).id == asking.id
        for wrong in (" ", "123"):
            with pytest.raises(QuestionEmpty):
                questionnaire.put(asking, 0, wrong)
        with pytest.raises(AskedAlready):
            questionnaire.put(asking, 3, "Что?")
        with pytest.raises(AccessDenied):
            await questionnaire.prepare(session, anna, by=anna, at=WEDNESDAY)
        await questionnaire.send(session, asking, at=WEDNESDAY)
        with pytest.raises(AskedAlready):
            questionnaire.put(asking, 0, "Что?")
        again = await questionnaire.prepare(session, liza, by=anna, at=WEDNESDAY)
        assert await questionnaire.to_ask(session, liza, at=WEDNESDAY) == []
        await questionnaire.forget_drafts(session, before=WEDNESDAY + timedelta(days=2))
        assert len((await session.exec(select(Questionnaire))).all()) == 1
        again = await questionnaire.prepare(session, liza, by=anna, at=WEDNESDAY)
        with pytest.raises(NobodyToAsk):
            await questionnaire.send(session, again, at=WEDNESDAY)
        await consents.withdraw(session, liza, by=anna, at=WEDNESDAY)
        with pytest.raises(ConsentMissing):
            await questionnaire.prepare(session, liza, by=anna, at=WEDNESDAY)
        with pytest.raises(ConsentMissing):
            await questionnaire.send(session, again, at=WEDNESDAY)
        await session.rollback()


async def test_the_edges_of_answering(home: School) -> None:
    async with home.app.store.writing() as session:
        answers = await opened(session, home)
        liza, anna = await someone(session, home, "liza"), await someone(session, home, "anna")
        mama, papa = await someone(session, home, "mama"), await someone(session, home, "papa")
        at = WEDNESDAY
        with pytest.raises(AccessDenied):
            await questionnaire.answer(session, answers, 0, None, by=papa, at=at)
        with pytest.raises(AccessDenied):
            await questionnaire.answer(session, answers, 3, None, by=mama, at=at)
        long = await said(session, mama)
        with pytest.raises(AnswerTooLong):
            await questionnaire.answer(session, answers, 0, long, by=mama, at=at, length=1001)
        for number in range(3):
            await questionnaire.answer(session, answers, number, None, by=mama, at=at)
        await questionnaire.send_answers(session, answers, Readers.TEACHERS, by=mama, at=at)
        assert state_of(answers) is AnswersState.REFUSED, "three times no is a refusal"
        await questionnaire.refuse(session, answers, by=mama, at=at)
        refusals = select(Notification).where(Notification.kind == questionnaire.REFUSED)
        assert len((await session.exec(refusals)).all()) == 1
        half = at + timedelta(days=179)
        assert papa.id not in [o.id for o in await questionnaire.to_ask(session, liza, at=half)]
        later = at + timedelta(days=181)
        assert [one.id for one in await questionnaire.to_ask(session, liza, at=later)] == [mama.id]

        post = await said(session, mama)
        await questionnaire.answer(session, answers, 1, post, by=mama, at=at)
        assert state_of(answers) is AnswersState.OPEN, "a changed mind"
        await questionnaire.send_answers(session, answers, Readers.TUTOR, by=mama, at=at)
        await questionnaire.send_answers(session, answers, Readers.PSYCHOLOGIST, by=mama, at=at)
        news = select(Notification.person_id).where(Notification.kind == questionnaire.ANSWERED)
        told = (await session.exec(news)).all()
        assert sorted(filter(None, told)) == sorted([anna.id, home.ids["vera"]])
        with pytest.raises(AccessDenied):
            await questionnaire.withdraw(session, answers, by=papa, at=at)
        await consents.withdraw(session, liza, by=anna, at=at)
        vera = await someone(session, home, "vera")
        for reader in (anna, vera):
            assert await questionnaire.about(session, reader, liza.id) == []
        assert [one.id for one in await questionnaire.mine(session, mama)] == [answers.id]
        with pytest.raises(ConsentMissing):
            await questionnaire.answer(session, answers, 1, None, by=mama, at=at)
        await questionnaire.withdraw(session, answers, by=mama, at=at)
        assert state_of(answers) is AnswersState.WITHDRAWN
        await session.rollback()


async def test_what_was_never_sent_is_forgotten_and_what_is_erased_is_gone(home: School) -> None:
    async with home.app.store.writing() as session:
        answers = await opened(session, home)
        mama = await someone(session, home, "mama")
        post = await said(session, mama)
        await questionnaire.answer(session, answers, 0, post, by=mama, at=WEDNESDAY)
        await questionnaire.mind(session, at=WEDNESDAY + timedelta(days=4))
        await questionnaire.mind(session, at=WEDNESDAY + timedelta(days=5))
        reminded = select(Notification).where(Notification.kind == questionnaire.REMINDED)
        assert len((await session.exec(reminded)).all()) == 2, "each of them once"
        await questionnaire.mind(session, at=WEDNESDAY + timedelta(days=30))
        assert answers.state is AnswersState.LAPSED
        assert (await session.exec(select(Post))).all() == []
        with pytest.raises(AnswersClosed):
            await questionnaire.answer(session, answers, 0, None, by=mama, at=WEDNESDAY)
        tie = select(Guardianship).where(Guardianship.guardian_id == mama.id)
        await session.delete((await session.exec(tie)).one())
        await session.flush()
        assert await questionnaire.mine(session, mama) == [], "no longer her child"
        await session.rollback()
    async with home.app.store.writing() as session:
        answers = await opened(session, home)
        mama, liza = await someone(session, home, "mama"), await someone(session, home, "liza")
        await questionnaire.answer(
            session, answers, 0, await said(session, mama), by=mama, at=WEDNESDAY
        )
        await erase(session, liza)
        for table in (Questionnaire, FamilyAnswers, FamilyAnswer, Post):
            assert (await session.exec(select(table))).all() == []
        await session.rollback()


async def test_two_children_and_english(home: School) -> None:
    async with home.writing() as session:
        book = GradeBook(session, home)
        await book.student("kirill", "Кирилл Кузнецов")
        await book.guards("mama", "kirill")
        (await someone(session, home, "mama")).language = "en"
        anna = await someone(session, home, "anna")
        for key in ("liza", "kirill"):
            child = await someone(session, home, key)
            asking = await questionnaire.prepare(session, child, by=anna, at=WEDNESDAY)
            await questionnaire.send(session, asking, at=WEDNESDAY)
        assert len(await people.children(session, home.ids["mama"])) == 2
    mama = home.mama
    await home.passes(minutes=1)
    await mama.taps("Answer")
    assert "Кирилл · question 1 of 3" in mama.last.text
    await mama.sends("x" * 1001)
    assert "1,000 fit" in mama.last.text
    await mama.sends("He likes drawings and needs breaks")
    await mama.taps("Later")
    await mama.sends("/settings")
    await mama.taps("My answers about my child")
    assert [row[0] for row in mama.last.buttons] == ["Кирилл · October 14", "Лиза · October 14"]
