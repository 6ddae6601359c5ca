"""The same question once: found by a family, turned into an answer for all by the tutor."""

from sqlmodel import col, select

from models.desk import Message
from models.faq import Faq, FaqState
from tests.conftest import School


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
    assert anna.last.text.startswith("Здесь есть имя: Лиза Кузнецова.")
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
    assert liza.last.text.startswith("Отлично! Тьютор увидит")
    liza.presses(liza.last, yes)
    await school.telegram.settle()
    assert "✓ Семья нашла ответ сама" in asked.text
    assert asked.buttons == [["Ответить"]]
    assert [one.helped for one in await answers(school)] == [1]
    greeting, question = (await messages(school))[-2:]
    assert greeting.answered_at == question.answered_at is not None
    await anna.sends("/desk")
    assert "Ждут ответа: 1" in anna.last.text, "only the father's"


async def test_the_tutor_says_it_again_in_one_tap(school: School) -> None:
    pass
