"""Tags beside names in the class chat: subjects, the tutor, and whose parent, if they agree."""

import pytest
from sqlmodel import delete, select

from handlers.tags import SetTag
from models import chats, people, tags
from models.chats import MemberTag
from models.groups import Group
from models.people import Guardianship, Kin, Person, Reader, Role
from models.tags import Tag, TagKind
from tests.conftest import SCHOOL, School
from tests.gradebook import GradeBook
from ui.i18n import Translator
from ui.tags import LONGEST, drawn


def beside(school: School) -> dict[str, str]:
    """What stands in the chat, by the key of the person."""
    keys = {actor.id: key for key, actor in school.actors.items()}
    there = school.telegram.world.chats[school.chat.id].tags
    return {keys[account]: tag for account, tag in there.items()}


@pytest.fixture
async def allowed(school: School) -> School:
    """The class chat, in which the bot may set tags since a moment ago; somebody else owns it."""
    school.chat.promotes(school.anna, "member")
    await school.chat.promotes_bot(by=school.anna, can_manage_tags=True)
    await school.telegram.settle()
    return school


async def test_staff_has_tags_at_once_and_a_parent_only_by_their_own_word(allowed: School) -> None:
    assert beside(allowed) == {"anna": "тьютор", "dmitry": "Алгебра, Русский"}
    assert "Рядом с именами поставлю предметы" in allowed.anna.last.text
    for key in ("mama", "papa"):
        assert "может стоять, чей вы родитель" in allowed.actors[key].last.text
    assert allowed.liza.heard() == []
    await allowed.restarts()
    await allowed.mama.taps("Показывать")
    assert "стоит, чей вы родитель, например «мама: Лиза»" in allowed.mama.last.text
    assert beside(allowed) == {
        "anna": "тьютор",
        "dmitry": "Алгебра, Русский",
        "mama": "мама: Лиза",
    }
    await allowed.mama.taps("Не показывать")
    assert "mama" not in beside(allowed)
    allowed.liza.presses(allowed.mama.last, SetTag(agreed=True).pack())
    await allowed.telegram.settle()
    assert "liza" not in beside(allowed)
    asked = len(allowed.papa.heard())
    await allowed.chat.promotes_bot(by=allowed.anna)
    await allowed.chat.promotes_bot(by=allowed.anna, can_manage_tags=True)
    assert len(allowed.papa.heard()) == asked, "nobody is asked twice"


async def test_a_tag_goes_with_the_role(allowed: School) -> None:
    await allowed.papa.taps("Показывать")
    assert beside(allowed)["papa"] == "папа: Лиза"
    async with allowed.writing() as session:
        await session.exec(
            delete(Guardianship).where(Guardianship.guardian_id == allowed.ids["papa"])  # type: ignore[arg-type]
        )
        (await session.get_one(Person, allowed.ids["dmitry"])).telegram_id = None
    await allowed.passes(minutes=11)
    assert beside(allowed) == {"anna": "тьютор"}
    async with allowed.app.store.reading() as session:
        left = (await session.exec(select(MemberTag.account_id))).all()
    assert left == [allowed.anna.id]


async def test_whoever_is_about_to_be_forgotten_has_none(allowed: School) -> None:
    """While they are still somebody's father and teach; if it is taken back, tags come again."""
    await allowed.papa.taps("Показывать")
    async with allowed.writing() as session:
        for key in ("papa", "dmitry"):
            leaving = await session.get_one(Person, allowed.ids[key])
            await tags.take_away(session, leaving, at=allowed.clock())
    await allowed.telegram.settle()
    assert beside(allowed) == {"anna": "тьютор"}
    await allowed.passes(minutes=11)
    assert beside(allowed) == {"anna": "тьютор", "dmitry": "Алгебра, Русский"}


async def test_without_the_right_nothing_happens(school: School) -> None:
    calls = len(school.telegram.calls("setChatMemberTag"))
    await school.chat.promotes_bot(by=school.anna)
    await school.mama.sends("/settings")
    await school.mama.taps("Подпись в чате группы")
    assert "бот подписей не ставит" in school.mama.last.text
    await school.mama.taps("Показывать")
    await school.passes(minutes=11)
    assert len(school.telegram.calls("setChatMemberTag")) == calls
    await school.chat.promotes_bot(by=school.anna, can_manage_tags=True)
    assert beside(school)["mama"] == "мама: Лиза"
    await school.chat.demotes_bot(by=school.anna)
    await school.passes(minutes=11)
    assert beside(school)["mama"] == "мама: Лиза", "it may not take it away either"


async def test_who_is_not_there_or_governs_is_left_alone_for_a_day(school: School) -> None:
    await school.dmitry.leaves(school.chat)
    await school.chat.promotes_bot(by=school.anna, can_manage_tags=True)
    assert beside(school) == {}
    await school.dmitry.joins(school.chat)
    await school.passes(minutes=11)
    assert beside(school) == {}
    await school.passes(days=1)
    assert beside(school) == {"dmitry": "Алгебра, Русский"}


async def test_a_tag_that_somebody_has_given_themselves_is_theirs(school: School) -> None:
    school.telegram.world.chats[school.chat.id].tags[school.dmitry.id] = "капитан"
    await school.chat.promotes_bot(by=school.anna, can_manage_tags=True)
    assert beside(school) == {"dmitry": "капитан"}


async def test_telegram_refuses_after_all(school: School) -> None:
    school.telegram.fail("setChatMemberTag", 400, "not enough rights to manage tags")
    await school.chat.promotes_bot(by=school.anna, can_manage_tags=True)
    assert beside(school) == {}
    await school.passes(days=1, minutes=1)
    assert beside(school) == {"dmitry": "Алгебра, Русский"}


async def test_a_group_that_grows_keeps_its_tags(school: School) -> None:
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        session.add(MemberTag(chat_id=school.chat.id, account_id=1, source="tutor||"))
        await session.flush()
        await chats.moved(session, school.chat.id, -100999)
        assert (await tags.standing(session, -100999)).keys() == {1}
        await chats.left(
            session,
            -100999,
            by=await session.get_one(Person, school.ids["anna"]),
            at=school.clock(),
        )
        assert await tags.standing(session, -100999) == {}
        await session.refresh(group)
        assert await tags.differing(session, group, at=school.clock()) == {}


async def test_children_of_this_group_only_and_staff_is_nobodys_parent(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.group("five", "5-Д")
        await book.student("kirill", "Кирилл Кузнецов", "five")
        await book.student("artyom", "Артём Кузнецов")
        for child in ("kirill", "artyom"):
            await book.guards("mama", child)
        await book.guards("dmitry", "artyom")
        for key in ("mama", "dmitry"):
            by = await session.get_one(Person, school.ids[key])
            await tags.choose(session, True, by=by, at=school.clock())
        group = await session.get_one(Group, school.ids["group"])
        wanted = await tags.wanted(session, group)
    assert wanted[school.mama.id].of == ("Артём", "Лиза")
    assert wanted[school.dmitry.id].kind is TagKind.SUBJECT
    assert people.person("Кто-то", Role.PARENT, zone=SCHOOL).telegram_id not in wanted


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (Tag(TagKind.SUBJECT, ("Алгебра", "Геометрия")), "Алгебра"),
        (Tag(TagKind.SUBJECT, ("Английский язык",)), "Английский язык"),
        (Tag(TagKind.SUBJECT, ("Литературное чтение",)), "Литературное"),
        (Tag(TagKind.SUBJECT, ("Электроэнцефалография",)), "Электроэнцефалог"),
        (Tag(TagKind.SUBJECT, ("Музыка 🎵",)), "Музыка"),
        (Tag(TagKind.KIN, ("Лиза", "Артём"), Kin.FATHER), "папа: Лиза"),
        (Tag(TagKind.KIN, ("Ия", "Лев"), Kin.MOTHER), "мама: Ия, Лев"),
        (Tag(TagKind.KIN, ("Александра",), Kin.GRANDMOTHER), "бабушка"),
        (Tag(TagKind.PSYCHOLOGIST), "психолог"),
    ],
)
def test_a_tag_fits(tag: Tag, text: str, words: Translator) -> None:
    assert drawn(words, Reader(), tag) == text
    assert len(drawn(words, Reader("en"), tag)) <= LONGEST
