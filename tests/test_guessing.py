"""Wrong keys look alike, and old ones open nothing; a hundred thousand guesses: `tests/faults`."""

from models import invitations, people
from models.people import Person
from tests.conftest import School


async def test_every_wrong_key_costs_the_same_calls(school: School) -> None:
    """Unknown, expired and used look alike: the same words, by the same number of calls."""
    keys = {}
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        liza = await session.get_one(Person, school.ids["liza"])
        for name in ("expired", "used"):
            who = await people.add_guardian(session, f"{name} Гость", liza, people.Kin.GRANDMOTHER)
            keys[name] = await invitations.invite(session, who, by=anna, at=school.clock())
    guest = school.telegram.person("Гость", id=1201)
    await guest.sends(f"/start {keys['used'].token}")
    await guest.taps("Да, это я")
    school.clock.advance(invitations.LIVES)
    school.telegram.person("Чужая", id=1202)
    said, calls = [], []
    for payload in ("nothing", keys["expired"].token, keys["used"].token):
        before = len(school.telegram.calls())
        await school.stranger.sends(f"/start {payload}")
        new = school.telegram.calls()[before:]
        calls.append([call.method for call in new if call.chat_id == school.stranger.id])
        said.append(school.stranger.last.text)
    assert len(set(said)) == 1
    assert calls[0]
    assert calls == [calls[0]] * 3


async def test_after_a_disconnect_old_keys_open_nothing(school: School) -> None:
    """Neither the one that was used nor one that was made before and never used."""
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        liza = await session.get_one(Person, school.ids["liza"])
        nina = await people.add_guardian(session, "Нина Кузнецова", liza, people.Kin.GRANDMOTHER)
        old = await invitations.invite(session, nina, by=anna, at=school.clock())
        key = await invitations.invite(session, nina, by=anna, at=school.clock())
    granny = school.telegram.person("Нина", id=1203)
    await granny.sends(f"/start {key.token}")
    await granny.taps("Да, это я")
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        nina = await session.get_one(Person, nina.id)
        await invitations.disconnect(session, nina, by=anna, at=school.clock())
    for payload in (key.token, old.token):
        await granny.sends(f"/start {payload}")
        assert "войти нельзя" in granny.last.text
    for code in (key.code, old.code):
        await granny.sends(code)
        assert "войти нельзя" in granny.last.text
    async with school.app.store.reading() as session:
        assert (await session.get_one(Person, nina.id)).telegram_id is None
