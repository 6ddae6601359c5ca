"""Invitations, told as people live them."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from models import invitations, outbox, people
from models.invitations import (
    Account,
    AlreadyConnected,
    Invitation,
    KeySpent,
    OwnAccount,
    PersonConnected,
    StaffMember,
    WrongGuess,
)
from models.outbox import Notification, State
from models.people import Kin, Person, Role
from models.timetable import Lesson
from tests.conftest import SCHOOL, School


@pytest.fixture
async def granny(school: School) -> School:
    """The school with a grandmother who is on the roster and not in Telegram yet."""
    school.actors["granny"] = school.telegram.person(
        "Нина", "Кузнецова", id=1101, username="nina_k"
    )
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        nina = await people.add_guardian(session, "Нина Кузнецова", liza, Kin.GRANDMOTHER)
        school.ids["granny"] = nina.id
    return school


async def key_for(school: School, name: str, by: str | None = "anna") -> invitations.Key:
    async with school.writing() as session:
        person = await session.get_one(Person, school.ids[name])
        author = await session.get_one(Person, school.ids[by]) if by else None
        return await invitations.invite(session, person, by=author, at=school.clock())


async def stored(school: School, name: str) -> Person:
    async with school.app.store.reading() as session:
        return await session.get_one(Person, school.ids[name])


async def test_a_grandmother_joins_by_link_and_is_asked_two_questions(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.granny.sends(f"/start {key.token}")
    asked = granny.granny.last
    assert "Нина Кузнецова\nЛиза К. — бабушка" in asked.text
    assert asked.buttons == [["Да, это я"], ["Нет, это ошибка"]]
    assert all(
        "start" not in m.wire.get("text", "")
        for m in granny.granny.chat().log
        if not m.mine and not m.deleted
    )

    await granny.granny.taps("Да, это я")
    assert asked.text.startswith("Готово, Нина Кузнецова!")
    assert asked.buttons == []
    assert "На каком языке писать?" in granny.granny.last.text
    await granny.granny.taps("Русский")
    assert "Где вы живёте?" in granny.granny.last.text
    await granny.granny.taps("Москва")
    *_, zone, greeting, guides = granny.granny.heard()
    assert "Москва, UTC+3. У вас сейчас 08:35" in zone.text
    assert greeting.text.startswith("Здравствуйте, Нина Кузнецова!")
    assert ["С чего начать"] in guides.buttons
    assert ["Сегодня", "Неделя"] in granny.granny.keyboard
    assert ("today", "уроки на сегодня") in granny.granny.commands
    await granny.granny.taps("Сегодня")
    assert granny.granny.last.text.startswith("Лиза: ср, 14 октября")
    assert "09:00–09:40 Физика" in granny.granny.last.text


async def test_the_tutor_and_the_other_guardians_hear_who_came(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.granny.sends(f"/start {key.token}")
    await granny.granny.taps("Да, это я")
    told = granny.anna.last
    assert (
        told.text == "Подключение: Нина Кузнецова\nЛиза Кузнецова — бабушка\n\nВ Telegram: @nina_k"
    )
    for parent in (granny.mama, granny.papa):
        assert parent.last.text.startswith("Лиза: к боту подключается ещё один близкий")
        assert "@nina_k" in parent.last.text
    assert granny.liza.heard() == []

    await granny.anna.taps("Это не тот человек: отключить")
    await granny.anna.taps("Да, отключить")
    assert "Готово, отключено: Нина Кузнецова" in granny.anna.last.text
    assert granny.granny.last.text.startswith("Школа отключила этот чат")
    assert granny.granny.commands == []
    assert granny.granny.keyboard == []
    await granny.granny.sends("/today")
    assert "Уроков" not in granny.granny.last.text


@pytest.mark.parametrize("seconds", [-1, 0, 1])
async def test_a_key_lives_three_days_to_the_second(granny: School, seconds: int) -> None:
    key = await key_for(granny, "granny")
    granny.clock.advance(invitations.LIVES + timedelta(seconds=seconds))
    await granny.granny.sends(f"/start {key.token}")
    assert ("Это вы?" in granny.granny.last.text) == (seconds < 0)


@pytest.mark.parametrize(
    "spoil",
    [
        str.lower,
        lambda code: f"{code[:3]} {code[3:7]} - {code[7:]}",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.translate(str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")),
    ],
)
async def test_a_typed_code_is_forgiven_its_spelling(granny: School, spoil) -> None:  # type: ignore[no-untyped-def]
    key = await key_for(granny, "granny")
    await granny.granny.sends(spoil(key.code))
    assert "Это вы?" in granny.granny.last.text
    await granny.granny.taps("Да, это я")
    assert (await stored(granny, "granny")).telegram_id == granny.granny.id


async def test_used_voided_expired_and_unknown_keys_all_sound_the_same(granny: School) -> None:
    old = await key_for(granny, "granny")
    async with granny.writing() as session:
        found = await session.get_one(Invitation, old.invitation.id)
        assert await invitations.void(session, found, at=granny.clock())
    key = await key_for(granny, "granny")
    await granny.granny.sends(f"/start {key.token}")
    await granny.granny.taps("Да, это я")
    said = []
    for wrong in (key.token, old.token, "nothing"):
        await granny.stranger.sends(f"/start {wrong}")
        said.append(granny.stranger.last.text)
    await granny.stranger.sends("ABCDE-FGHJK")
    said.append(granny.stranger.last.text)
    assert len(set(said)) == 1
    assert "войти нельзя" in said[0]


async def test_five_wrong_keys_an_hour_and_the_right_one_waits(granny: School) -> None:
    key = await key_for(granny, "granny")
    for number in range(5):
        await granny.granny.sends(f"ABCDE-FGHJ{number}")
    wrong = granny.granny.last.text
    await granny.granny.sends(f"/start {key.token}")
    assert granny.granny.last.text == wrong
    granny.clock.advance(timedelta(hours=1, seconds=1))
    await granny.granny.sends(f"/start {key.token}")
    assert "Это вы?" in granny.granny.last.text


async def test_a_crowd_of_guessers_closes_the_door_for_an_hour(granny: School) -> None:
    key = await key_for(granny, "granny")
    async with granny.writing() as session:
        session.add_all(WrongGuess(telegram_id=7000 + n, at=granny.clock()) for n in range(50))
    await granny.granny.sends(key.code)
    assert "войти нельзя" in granny.granny.last.text
    granny.clock.advance(timedelta(hours=1, seconds=1))
    await granny.granny.sends(key.code)
    assert "Это вы?" in granny.granny.last.text


async def test_a_double_tap_joins_once(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.granny.sends(f"/start {key.token}")
    asked = granny.granny.last
    data = asked.data("Да, это я")
    granny.granny.presses(asked, data)
    granny.granny.presses(asked, data)
    await granny.telegram.settle()
    assert granny.granny.alert == "Всё в порядке: вы уже в боте. Меню — /menu"
    assert [m.text for m in granny.anna.heard() if "Подключение" in m.text] == [
        granny.anna.last.text
    ]


async def test_of_two_with_one_key_one_gets_in(granny: School) -> None:
    key = await key_for(granny, "granny")
    for actor in (granny.granny, granny.stranger):
        await actor.sends(f"/start {key.token}")
    for actor in (granny.granny, granny.stranger):
        await actor.taps("Да, это я", wait=False)
    await granny.telegram.settle()
    said = sorted(actor.heard()[0].text[:6] for actor in (granny.granny, granny.stranger))
    assert said == ["Готово", "По это"]


async def test_two_who_hold_the_same_invitation_do_not_both_use_it(granny: School) -> None:
    key = await key_for(granny, "granny")
    async with granny.writing() as session:
        invitation = await session.get_one(Invitation, key.invitation.id)
        for number in (1, 2):
            stranger = Person(name="", called="", zone=SCHOOL)
            accepting = invitations.accept(
                session,
                invitation,
                account=Account(number, "Нина"),
                me=stranger,
                at=granny.clock(),
            )
            if number == 1:
                await accepting
            else:
                with pytest.raises(KeySpent):
                    await accepting
    await granny.telegram.settle()


async def test_no_is_no(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.stranger.sends(f"/start {key.token}")
    await granny.stranger.taps("Нет, это ошибка")
    assert "ничего не изменилось" in granny.stranger.last.text
    assert (await stored(granny, "granny")).telegram_id is None
    await granny.granny.sends(f"/start {key.token}")
    assert "Это вы?" in granny.granny.last.text


async def test_a_student_cannot_become_their_own_grandmother(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.liza.sends(f"/start {key.token}")
    await granny.liza.taps("Да, это я")
    assert "у ученика свой чат" in (granny.liza.alert or "")
    assert (await stored(granny, "granny")).telegram_id is None
    await granny.granny.sends(f"/start {key.token}")
    assert "Это вы?" in granny.granny.last.text


async def test_a_teacher_who_is_a_mother_too_keeps_one_account(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.dmitry.sends(f"/start {key.token}")
    await granny.dmitry.taps("Да, это я")
    async with granny.app.store.reading() as session:
        dmitry = await session.get_one(Person, granny.ids["dmitry"])
        assert dmitry.roles == {Role.TEACHER, Role.PARENT}
        assert await session.get(Person, granny.ids["granny"]) is None
    assert granny.dmitry.heard()[-2].text.startswith("Здравствуйте, Дмитрий Андреевич!")
    await granny.dmitry.sends("/today")
    assert "Лиза" in granny.dmitry.last.text
    assert "Дмитрий Андреевич Лапин" in granny.anna.last.text


async def test_what_was_queued_is_not_delivered_after_a_disconnect(granny: School) -> None:
    async with granny.writing() as session:
        lesson = (await session.exec(select(Lesson))).first()
        assert lesson is not None
        later = granny.clock() + timedelta(hours=1)
        outbox.notify(session, granny.ids["mama"], "reminders-soon", lesson.id, at=later)
        mama = await session.get_one(Person, granny.ids["mama"])
        anna = await session.get_one(Person, granny.ids["anna"])
        await invitations.disconnect(session, mama, by=anna, at=granny.clock())
    await granny.passes(hours=2)
    assert [m.text[:14] for m in granny.mama.heard()] == ["Школа отключил"]
    async with granny.app.store.reading() as session:
        row = (
            await session.exec(select(Notification).where(Notification.kind == "reminders-soon"))
        ).first()
        assert row is not None
        assert (row.state, row.trouble) == (State.UNREACHABLE, "no-telegram")


async def test_the_store_never_holds_a_key(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.granny.sends(f"/start {key.token}")
    await granny.granny.sends(key.code)
    assert "Это вы?" in granny.granny.last.text
    async with granny.app.store.reading() as session:
        raw = (await (await session.connection()).exec_driver_sql("SELECT * FROM inbox")).all()
        rows = (
            await (await session.connection()).exec_driver_sql("SELECT * FROM notification")
        ).all()
        held = (
            await (await session.connection()).exec_driver_sql("SELECT * FROM invitation")
        ).all()
    for secret in (key.token, key.code):
        assert secret not in f"{raw}{rows}{held}"


async def test_an_english_newcomer_reads_english_from_the_first_word(granny: School) -> None:
    lee = granny.telegram.person("Daniel", "Lee", id=1102, language="en")
    key = await key_for(granny, "granny")
    await lee.sends(f"/start {key.token}")
    assert "Is that you?" in lee.last.text
    assert "Лиза К. — grandmother" in lee.last.text
    await lee.taps("Yes")
    assert "Which language do you prefer?" in lee.last.text
    await lee.taps("English")
    await lee.taps("Another city…")
    await lee.sends("Berlin")
    assert "Your clock shows 07:35 now" in lee.heard()[-3].text
    assert dict(lee.commands)["settings"] == "language, time zone, quiet hours"
    assert not re.search("[а-яё]", lee.last.text.replace("Нина Кузнецова", ""))


async def test_the_first_administrator_claims_the_key_of_the_console(bare: School) -> None:
    async with bare.writing() as session:
        key = await invitations.first_admin(session, zone=SCHOOL, at=bare.clock())
    assert key is not None
    rudakov = bare.telegram.person("Владимир", "Рудаков", id=1041)
    await rudakov.sends(key.code)
    assert "для первого администратора" in rudakov.last.text
    await rudakov.taps("Да, это я")
    assert rudakov.heard()[0].text.startswith("Готово, Владимир Рудаков!")
    async with bare.writing() as session:
        assert await invitations.first_admin(session, zone=SCHOOL, at=bare.clock()) is None


async def test_each_start_makes_the_key_of_the_console_anew(bare: School) -> None:
    keys = []
    for _ in range(2):
        async with bare.writing() as session:
            keys.append(await invitations.first_admin(session, zone=SCHOOL, at=bare.clock()))
    first, second = keys
    assert first is not None
    assert second is not None
    guest = bare.telegram.person("Кто-то", id=1042)
    await guest.sends(first.code)
    assert "войти нельзя" in guest.last.text
    await guest.sends(second.code)
    assert "Это вы?" in guest.last.text


async def test_a_restart_between_the_link_and_the_yes(granny: School) -> None:
    key = await key_for(granny, "granny")
    await granny.granny.sends(f"/start {key.token}")
    await granny.restarts()
    await granny.granny.taps("Да, это я")
    assert (await stored(granny, "granny")).telegram_id == granny.granny.id


def test_a_word_is_no_code() -> None:
    for text in ("привет", "/start", "ABCDE-FGHJ", "ABCDE-FGHJKL", "спасибо большое", ""):
        assert not invitations.looks_like_code(text)


async def test_who_is_in_already_needs_no_key_and_gets_none(granny: School) -> None:
    key = await key_for(granny, "granny")
    async with granny.writing() as session:
        nina = await session.get_one(Person, granny.ids["granny"])
        anna = await session.get_one(Person, granny.ids["anna"])
        nina.telegram_id, nina.settled = 1101, True
        invitation = await session.get_one(Invitation, key.invitation.id)
        herself = Account(1101, "Нина")
        with pytest.raises(AlreadyConnected):
            await invitations.accept(
                session, invitation, account=herself, me=nina, at=granny.clock()
            )
        with pytest.raises(PersonConnected):
            await invitations.invite(session, nina, by=anna, at=granny.clock())


async def test_who_has_been_here_before_is_welcomed_at_once(granny: School) -> None:
    key = await key_for(granny, "granny")
    async with granny.writing() as session:
        (await session.get_one(Person, granny.ids["granny"])).settled = True
    await granny.granny.sends(f"/start {key.token}")
    await granny.granny.taps("Да, это я")
    assert "На каком языке" not in granny.granny.last.text
    assert (await stored(granny, "granny")).telegram_id == 1101


async def test_the_settings_make_a_stranger_and_a_tutor_administrators(granny: School) -> None:
    async with granny.writing() as session:
        vera, anna = Account(1006, "Вера"), await session.get_one(Person, granny.ids["anna"])
        for account, me in (
            (vera, Person(name="", called="", zone=SCHOOL)),
            (Account(1001, "Анна"), anna),
        ):
            made = await invitations.appoint(
                session, account, me=me, zone=SCHOOL, at=granny.clock()
            )
            await session.refresh(made, ["grants"])
            assert made.telegram_id == account.id
            assert Role.ADMIN in made.roles
        assert anna.roles == {Role.TUTOR, Role.ADMIN}
    await granny.telegram.settle()


async def test_who_is_shown_out_and_by_whom(granny: School) -> None:
    """Nobody oneself, a tutor no colleague; and who is not in stays out without a word."""
    async with granny.writing() as session:
        anna, dmitry, nina = [
            await session.get_one(Person, granny.ids[who]) for who in ("anna", "dmitry", "granny")
        ]
        with pytest.raises(OwnAccount):
            await invitations.disconnect(session, anna, by=anna, at=granny.clock())
        with pytest.raises(StaffMember):
            await invitations.disconnect(session, dmitry, by=anna, at=granny.clock())
        await invitations.disconnect(session, nina, by=anna, at=granny.clock())
        assert await outbox.copies(session, "invitations-disconnected", nina.id) == []
