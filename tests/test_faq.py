"""The same question once: found by a family, turned into an answer for all by the tutor."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from models import audiences, faq
from models.audiences import PartKind
from models.base import AccessDenied, Session
from models.desk import Message
from models.faq import Faq, FaqState, matching, wording
from models.faq.matching import Known
from models.faq.tables import (
    AboutChild,
    AnswerEmpty,
    FaqDecided,
    FaqReadersMissing,
    FaqTooLong,
    QuestionUnfindable,
)
from models.groups import GroupStaff
from models.people import Person, Role, person
from models.words import alike
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook
from tests.test_desk_forum import linked
from tests.test_guides import mailed

KEY = "t.me/school_bot?start=abcdefghijklmnop1"
LINK, IN_THE_LESSON = "Где взять ссылку на урок?", "Откройте урок: ссылка под ним."


async def published(
    session: Session, school: School, question: str = LINK, answer: str = IN_THE_LESSON
) -> Faq:
    """By the tutor, for the families of her group."""
    anna = await session.get_one(Person, school.ids["anna"])
    one = await faq.draft(session, question, answer, by=anna, at=WEDNESDAY)
    await faq.publish(session, one, by=anna, at=WEDNESDAY)
    return one


@pytest.fixture
async def known(school: School) -> int:
    """The number of an answer that is there already."""
    async with school.writing() as session:
        return (await published(session, school)).id


async def messages(school: School) -> list[Message]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(Message).order_by(col(Message.id)))).all())


async def answers(school: School) -> list[Faq]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(Faq).order_by(col(Faq.id)))).unique().all())


async def test_asked_once_answered_for_all_and_found_again(school: School) -> None:
    anna, mama, papa, liza = school.anna, school.mama, school.papa, school.liza
    await mama.sends("Здравствуйте! Лиза не может найти ссылку на физику, где она у вас лежит?")
    assert mama.last.buttons == []
    await anna.replies(anna.last, "Откройте урок в «Сегодня»: ссылка под ним")
    await anna.taps("Сделать ответом для всех")
    assert "Семья спросила: Здравствуйте! Лиза не может найти" in anna.last.text
    await anna.sends("Где Лизе взять ссылку на урок?")
    assert anna.last.text.startswith("Это может быть о ребёнке: «Лизе».")
    await anna.sends("Где взять ссылку на урок?")
    assert anna.last.text == (
        "Так это увидят семьи. Пока этого не видит никто.\n\nГде взять ссылку на урок?\n\n"
        "Откройте урок в «Сегодня»: ссылка под ним\n\nДля кого: 8-Д"
    )
    await papa.sends("Где ссылка на урок?")
    assert papa.last.buttons == [], "a draft is nobody's answer"
    await anna.taps("Опубликовать", on=anna.heard()[-2])
    assert (await answers(school))[0].state is FaqState.PUBLISHED

    await school.restarts()
    await liza.sends("Добрый день!")
    await liza.sends("не вижу ссылки на уроки, где их взять?")
    assert liza.last.text == "Возможно, это ответ:"
    assert liza.last.buttons == [["❓ Где взять ссылку на урок?"]]
    assert "не вижу ссылки на уроки" in anna.last.text, "passed on in any case"
    assert "Похожий ответ уже есть: «Где взять ссылку на урок?»" in anna.last.text
    asked = anna.last
    await liza.taps("Где взять")
    assert liza.last.html.endswith("Откройте урок в «Сегодня»: ссылка под ним")
    assert liza.last.buttons == [["Да, это ответ"], ["Нет, жду ответа"]]
    yes = liza.last.data("Да, это ответ")
    await liza.taps("Да, это ответ")
    assert liza.last.text.startswith("✓ Где взять ссылку на урок?\n\nОткройте урок в «Сегодня»")
    assert liza.last.text.endswith("Останется вопрос — просто напиши.")
    liza.presses(liza.last, yes)
    await school.telegram.settle()
    assert "✓ Семья нашла ответ сама" in asked.text
    assert asked.buttons == [["Ответить"]]
    assert [one.helped for one in await answers(school)] == [1]
    greeting, question = (await messages(school))[-2:]
    assert greeting.answered_at == question.answered_at is not None
    await anna.sends("/desk")
    assert "Ждут ответа: 1" in anna.last.text, "only the father's"


async def test_the_tutor_says_it_again_in_one_tap(school: School, known: int) -> None:
    anna, mama = school.anna, school.mama
    await mama.sends("Откуда взять ссылку на урок?")
    assert mama.last.text.endswith("Возможно, это ответ:")
    asked = anna.last
    assert asked.buttons == [["Ответить им"], ["Ответить", "Закрыть"]]
    await anna.taps("Ответить им")
    assert anna.last.text == f"Лиза Кузнецова: это получит Ольга Кузнецова.\n\n{IN_THE_LESSON}"
    send = anna.last.data("Отправить")
    await anna.taps("Отправить")
    told = anna.last
    assert told.text.startswith("✓ Лиза Кузнецова: отправлено — Ольга Кузнецова.")
    assert mama.last.text == f"Лиза · Анна Петровна, тьютор\n\n{IN_THE_LESSON}"
    anna.presses(told, send)
    await school.telegram.settle()
    assert anna.alert == "На этот вопрос уже ответили."
    assert asked.buttons == [["Ответить"]]
    await mama.replies(mama.last, "А где взять ссылку на запись урока?")
    assert "Похожий ответ" not in anna.last.text, "a reply goes on with the talk"
    assert anna.last.wire["reply_to_message"]["text"] == told.text
    await mama.taps("Где взять", on=next(one for one in mama.heard() if one.buttons))
    await mama.taps("Нет, жду ответа")
    assert mama.last.text == "На этот вопрос уже ответили."


async def test_in_the_forum_it_is_the_same_tap(school: School, known: int) -> None:
    forum = await linked(school)
    await school.mama.sends("Откуда взять ссылку на урок?")
    topic = forum.topic("Лиза Кузнецова, 8-Д")
    assert "Похожий ответ уже есть" in topic.last.text
    await school.anna.taps("Ответить им", where=forum)
    await school.anna.taps("Отправить", where=forum)
    assert school.mama.last.text.endswith(IN_THE_LESSON)
    assert topic.last.text.startswith("✓ Лиза Кузнецова")
    await school.papa.sends("А форма нужна?")
    await school.anna.sends("Нужна. " * 450, topic=topic)
    await school.anna.sends("/desk")
    await school.anna.taps("Отвечено: 1")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("Сделать ответом для всех")
    await school.anna.sends("Нужна ли школьная форма?")
    assert "Напишите ответ для всех" in school.anna.last.text, "it is too long to stand in a list"


async def test_withdrawn_it_is_read_by_nobody(school: School, known: int) -> None:
    anna, mama = school.anna, school.mama
    await mama.sends("Откуда взять ссылку на урок?")
    suggested, asked = mama.last, anna.last
    await mama.taps("Где взять")
    opened = mama.last
    await anna.sends("/guides")
    await anna.taps("Частые вопросы")
    await anna.taps(LINK)
    assert "Семьи это видят." in anna.last.text
    await anna.taps("Убрать")
    assert "🗄 Убрано" in anna.last.text
    await mama.taps("Где взять", on=suggested)
    assert mama.last.text.startswith("Этого ответа больше нет.")
    await mama.taps("Частые вопросы")
    assert mama.last.buttons == []
    await anna.taps("Ответить им", on=asked)
    assert anna.alert
    await mama.taps("Да, это ответ", on=opened)
    assert opened.text.startswith("Отлично!"), "it has helped while it was there"
    assert [one.helped for one in await answers(school)] == [0]
    await school.papa.sends("Где же взять ссылку на урок?")
    assert school.papa.last.buttons == []
    assert "Похожий ответ" not in anna.last.text
    await school.papa.sends("/guides")
    assert "Частые вопросы" not in str(school.papa.last.buttons)
    await anna.taps("Вернуть", on=next(one for one in anna.heard() if "Убрано" in one.text))
    await school.papa.sends("/guides")
    assert "Частые вопросы" in str(school.papa.last.buttons)


async def test_it_is_browsed_searched_and_asked_for(school: School, known: int) -> None:
    mama = school.mama
    await mailed(school, "Родители", title="Как подключиться к уроку", text="Где кнопка входа?")
    await mama.sends("/guides")
    await mama.taps("Частые вопросы")
    await mama.taps(LINK)
    assert mama.last.text == f"{LINK}\n\n{IN_THE_LESSON}"
    await mama.taps("← Все вопросы")
    await mama.sends("/guides ссылки")
    assert mama.last.buttons[0] == [f"❓ {LINK}"]
    await mama.sends("/guides откуда берутся ссылки на уроки?")
    assert mama.last.buttons[0] == [f"❓ {LINK}"]
    await mama.sends("/ask где взять ссылку на урок")
    whom, maybe = mama.heard()[-2:]
    assert maybe.buttons == [[f"❓ {LINK}"]]
    assert whom.text.startswith("Лиза: кому напишете?")
    await mama.taps(LINK, on=maybe)
    assert maybe.text == f"{LINK}\n\n{IN_THE_LESSON}"
    await mama.sends("/ask как подключиться к уроку")
    await mama.taps("📄 Как подключиться")
    assert mama.last.buttons == [["Открыть инструкцию"]]

    await mama.sends("Подскажите, как подключиться к уроку?")
    await mama.taps("📄 Как подключиться")
    await mama.taps("Открыть инструкцию")
    assert mama.last.text.startswith("📄 Как подключиться к уроку")
    maybe = mama.heard()[-2]
    await mama.taps("Нет, жду ответа", on=maybe)
    assert maybe.text == "Хорошо. Вопрос у тьютора, ответ придёт сюда."
    await school.liza.sends("Подскажите, как подключиться к уроку?")
    assert school.liza.last.buttons == [], "the guide is for parents"


async def test_what_is_no_question_in_words_is_only_passed_on(school: School, known: int) -> None:
    mama, anna = school.mama, school.anna
    await mama.sends_photo()
    await mama.sends_voice(b"OggS where is the link")
    await mama.sends("Where is the link to the lesson?")
    await mama.sends("Сыну грустно. " * 200)
    assert len([one for one in anna.heard() if one.buttons]) == 4
    assert not [one for one in mama.heard() if one.buttons]
    await mama.sends("Какая сегодня тема?")
    await mama.edits("Откуда взять ссылку на урок?")
    assert "Похожий ответ уже есть" in anna.last.text, "the copy is drawn anew"
    await mama.sends("Что-то ещё. " * 150 + "Откуда взять ссылку на урок?")
    assert mama.last.text == "Возможно, это ответ:"


async def test_the_tutor_words_corrects_and_throws_away(school: School) -> None:
    anna = school.anna
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.group("other", "5-Д")
        anna_too = GroupStaff(
            group_id=school.ids["other"], person_id=school.ids["anna"], role=Role.TUTOR
        )
        session.add(anna_too)
    await school.mama.sends("Что с учебниками?")
    await anna.replies(anna.last, "Лизе выдали всё")
    sent = anna.last
    await anna.taps("Сделать ответом для всех", on=sent)
    await anna.sends("Какие нужны учебники?")
    assert "может быть личное: «Лизе»" in anna.last.text
    assert [one.answer for one in await answers(school)] == [""]
    await anna.sends_voice(b"OggS books")
    assert anna.last.text.startswith("Ответ для всех — это слова")
    await anna.sends("Алгебра Мерзляка", entities=[{"type": "bold", "offset": 8, "length": 8}])
    assert "<b>Мерзляка</b>" in anna.last.html
    assert "Для кого: 8-Д\n" in f"{anna.last.text}\n"
    await anna.taps("Для кого")
    await anna.taps("5-Д")
    await anna.taps("8-Д")
    await anna.taps("Готово")
    assert anna.last.text.endswith("Для кого: 5-Д")
    await anna.taps("Опубликовать")
    card = anna.last
    await school.papa.sends("Какие учебники нужны?")
    assert school.papa.last.buttons == [], "it is for another group"
    await anna.taps("Для кого", on=card)
    await anna.taps("5-Д", on=card)
    assert "Выберите хотя бы одну группу" in (anna.alert or "")
    await anna.taps("8-Д", on=card)
    await anna.taps("Готово", on=card)
    await anna.taps("Изменить вопрос", on=card)
    assert "Сейчас: Какие нужны учебники?" in card.text
    await anna.sends("Какие учебники нужны Кузнецовой?")
    assert anna.last.text.startswith("Это может быть о ребёнке")
    await anna.sends("Какие учебники купить?")
    await school.papa.sends("Какие учебники надо купить?")
    assert school.papa.last.buttons == [["❓ Какие учебники купить?"]]
    await anna.taps("Сделать ответом для всех", on=sent)
    assert "Какие учебники купить?" in anna.last.text, "it is made once"

    await anna.taps("← Все вопросы")
    await anna.taps("Новый вопрос")
    await anna.sends("Как быть?")
    assert anna.last.text.startswith("По этим словам вопрос никто не найдёт.")
    await anna.sends("Когда каникулы?")
    await anna.sends("С 26 октября.")
    await anna.taps("Выбросить")
    assert [one.question for one in await answers(school)] == ["Какие учебники купить?"]


async def test_what_is_kept_out_of_telegram_is_found_all_the_same(closed: School) -> None:
    """Nothing is passed on or kept of what was asked; an answer for all is nobody's own."""
    async with closed.writing() as session:
        await published(session, closed)
    mama = closed.mama
    await mama.sends("Откуда взять ссылку на урок?")
    assert mama.last.text.startswith("Переписку школа через Telegram не ведёт")
    assert mama.last.text.endswith("Возможно, это ответ:")
    await mama.taps(LINK)
    assert mama.last.text == f"{LINK}\n\n{IN_THE_LESSON}"
    assert mama.last.buttons == [["← Все вопросы"]]
    assert await messages(closed) == []
    await closed.anna.sends("/guides")
    await closed.anna.taps("Частые вопросы")
    await closed.anna.taps("Новый вопрос")
    await closed.anna.sends("Когда каникулы?")
    await closed.anna.sends("С 26 октября.")
    await closed.anna.taps("Опубликовать")
    await mama.sends("/guides")
    await mama.taps("Частые вопросы")
    assert len(mama.last.buttons) == 2


async def test_nobody_else_finds_or_keeps_it(school: School, known: int) -> None:
    await school.mama.sends("Откуда взять ссылку на урок?")
    suggestion = school.mama.last.data(LINK)
    await school.mama.taps(LINK)
    yes = school.mama.last.data("Да, это ответ")
    keep = f"faq-keep:{known}"
    for who in (school.dmitry, school.stranger, school.papa):
        await who.sends("/start")
        for data in (yes, keep):
            who.presses(who.last, data)
            await school.telegram.settle()
            assert who.alert
    for who in (school.dmitry, school.stranger):
        who.presses(who.last, suggestion)
        await school.telegram.settle()
    assert school.dmitry.last.text.startswith("Этого ответа больше нет."), "there or not"
    assert IN_THE_LESSON not in school.stranger.last.text
    async with school.writing() as session:
        one = await session.get_one(Faq, known)
        papa = await session.get_one(Person, school.ids["papa"])
        [said] = (await session.exec(select(Message))).all()
        with pytest.raises(AccessDenied):
            await faq.solves(session, said, one, by=papa, at=WEDNESDAY)


async def test_the_edges_of_the_verbs(school: School, known: int) -> None:
    async with school.writing() as session:
        one = await session.get_one(Faq, known)
        anna = await session.get_one(Person, school.ids["anna"])
        boss = person("Игорь Главный", Role.ADMIN, zone=SCHOOL)
        session.add(boss)
        await session.flush()
        with pytest.raises(FaqDecided):
            await faq.publish(session, one, by=anna, at=WEDNESDAY)
        with pytest.raises(FaqDecided):
            await faq.discard(session, one, by=anna)
        with pytest.raises(FaqTooLong):
            await faq.reword(session, one, by=anna, question="Ссылка? " * 20)
        with pytest.raises(FaqTooLong):
            await faq.reword(session, one, by=anna, answer="Да. " * 1000)
        with pytest.raises(AnswerEmpty):
            await faq.reword(session, one, by=anna, answer="<b> </b>")
        with pytest.raises(QuestionUnfindable):
            await faq.draft(session, "?!", by=anna, at=WEDNESDAY)
        with pytest.raises(AboutChild):
            await faq.reword(session, one, by=boss, answer="Как у Лизы")
        with pytest.raises(AboutChild):
            await faq.draft(session, "Где <Лиза>?", by=anna, at=WEDNESDAY)
        told = "Это решает Ол<b>ьга</b> Кузнецова, а Дмитрий Лапин и school@example.org помогут"
        assert await faq.about_children(session, anna, told) == ["Ольга Кузнецова"]
        with pytest.raises(AccessDenied):
            await faq.toggle_group(session, one, 10**6, by=anna)
        draft = await faq.draft(session, "Когда каникулы?", by=anna, at=WEDNESDAY)
        with pytest.raises(AnswerEmpty):
            await faq.publish(session, draft, by=anna, at=WEDNESDAY)
        await faq.reword(session, draft, by=anna, answer="Скоро")
        with pytest.raises(AccessDenied):
            await faq.publish(session, draft, by=boss, at=WEDNESDAY)
        group = school.ids["group"]
        await faq.toggle_group(session, draft, group, by=anna)
        with pytest.raises(FaqReadersMissing):
            await faq.publish(session, draft, by=anna, at=WEDNESDAY)
        everybody = await faq.draft(session, "Есть ли бассейн?", "Нет", by=boss, at=WEDNESDAY)
        await faq.publish(session, everybody, by=boss, at=WEDNESDAY)
        mama = await session.get_one(Person, school.ids["mama"])
        assert [f.question for f in await faq.shelf(session, mama)] == ["Есть ли бассейн?", LINK]
        assert await faq.kept(session, boss) == [everybody, one], "a draft is its author's"
        await audiences.toggle(
            session, one.audience, PartKind.ROLE, group_id=group, role=Role.PARENT
        )
        assert [f.question for f in await faq.shelf(session, mama)] == ["Есть ли бассейн?"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Спросите у Лизы", ["Лизы"]),
        ("Как у Кузнецовой?", ["Кузнецовой"]),
        ("Где &lt;Лиза&gt;?", ["Лиза"]),
        ("спросите лизу", ["лизу"]),
        ('<a href="https://t.me/school_bot?start=abcdefghijklmnop1">вход</a>', [KEY]),
        ("Где Ли<b>за</b>?", ["Лиза"]),
        ("Вопрос к Дмитрию Андреевичу, звоните: 8 343 123-45-67", []),
    ],
)
async def test_what_tells_about_a_child_is_seen(
    school: School, text: str, quotes: list[str]
) -> None:
    """What the guard of the groups sees, see `tests/test_guard.py`."""
    async with school.app.store.reading() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        assert await faq.about_children(session, anna, text) == quotes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ссылка", "ссылками", True),
        ("ссылка", "сылка", True),
        ("сылка", "ссылка", True),
        ("пароль", "пороль", True),
        ("камера", "кмаера", True),
        ("платформа", "плтформа", True),
        ("зачёт", "зачетов", True),
        ("открывается", "открыть", True),
        ("родители", "родительское", True),
        ("отметки", "оценка", True),
        ("lesson", "lessons", True),
        ("урок", "уровень", False),
        ("урок", "срок", False),
        ("оценка", "очередь", False),
    ],
)
def test_forms_of_a_word_are_the_same_word(one: str, other: str, same: bool) -> None:
    assert (alike(wording.stem(one), wording.stem(other)) > 0.5) is same


def read_set() -> tuple[list[Known], list[tuple[str, str, int | None]]]:
    """Published questions, and messages: to measure by (`!`) or not, text, what answers it."""
    path = Path(__file__).parent / "data" / "faq.tsv"
    known: list[Known] = []
    messages: list[tuple[str, str, int | None]] = []
    answer: int | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition("\t")
        if mark == "=":
            answer = len(known)
            known.append(("faq", answer, text))
        elif mark == "~":
            answer = None
        elif not mark.startswith("#"):
            messages.append((mark, text, answer))
    return known, messages


@pytest.mark.parametrize("mark", [" ", "!"])
def test_what_is_suggested_is_nearly_always_right(mark: str) -> None:
    """The figures of docs/decisions/0045: 19 of 20 that are shown are right, 17 of 20 are found."""
    known, messages = read_set()
    index = matching.index(tuple(known))
    shown = right = wanted = 0
    for _, text, answer in (one for one in messages if one[0] == mark):
        found = [match.key[1] for match in index.matches(text, most=2)]
        shown += bool(found)
        right += answer in found
        wanted += answer is not None
    assert wanted >= 40
    assert right / shown >= 0.95
    assert right / wanted >= 0.85


@settings(deadline=None, max_examples=100)
@given(st.text() | st.sampled_from([text for _, text, _ in read_set()[1]]), st.text())
def test_no_text_breaks_it(text: str, question: str) -> None:
    """It is looked at while a question is passed on, which must not fail."""
    index = matching.Index([("faq", 1, question), ("faq", 2, LINK)])
    assert all(0 < match.score <= 1.0001 for match in index.matches(text, most=2))
    wording.questions(text)
