"""Guesses at a thousand living keys, as many as the limits let through: none of them opens."""

import hashlib
import os
import random
from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlmodel import col, func, select

from models import invitations, people
from models.invitations import Invitation
from models.invitations.keys import ALPHABET, CODE_LENGTH, TRIES_IN_ALL, TRIES_PER_ACCOUNT
from models.people import Person, Role
from tests.conftest import SCHOOL, School

FULL = os.environ.get("FAULTS") == "full"
GUESSES = 100_000 if FULL else 400
ALIVE = 1_000


async def invited(school: School) -> list[int]:
    """A thousand people who have a key each; the hashes stand for codes that nobody knows."""
    async with school.writing() as session:
        newcomers = [people.person(f"Гость {n}", Role.PARENT, zone=SCHOOL) for n in range(ALIVE)]
        session.add_all(newcomers)
        await session.flush()
        rows = [
            {
                "person_id": person.id,
                "token_hash": hashlib.sha256(f"t{person.id}".encode()).hexdigest(),
                "code_hash": hashlib.sha256(f"c{person.id}".encode()).hexdigest(),
                "made_at": school.clock(),
                "expires_at": school.clock() + timedelta(days=3650),
            }
            for person in newcomers
        ]
        await session.exec(insert(Invitation), params=rows)
        return [person.id for person in newcomers]


async def test_nobody_guesses_a_key(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit: five an account and fifty in all each hour, then the next hour."""
    await invited(school)
    # The slow hash is what a guess costs us, not what makes it miss.
    monkeypatch.setattr(hashlib, "scrypt", lambda code, **_: hashlib.sha256(b"c" + code).digest())
    dice, at, hits = random.Random(4), school.clock(), 0
    made = 0
    while made < GUESSES:
        at += timedelta(hours=1, seconds=1)
        async with school.app.store.writing() as session:
            for number in range(TRIES_IN_ALL):
                code = "".join(dice.choice(ALPHABET) for _ in range(CODE_LENGTH))
                account = 10**6 + made // TRIES_PER_ACCOUNT
                found = await invitations.find(session, code, telegram_id=account, at=at)
                hits += found is not None
                made += 1
                assert number < TRIES_IN_ALL
    async with school.app.store.reading() as session:
        used = select(func.count()).where(col(Invitation.used_at).is_not(None))
        assert (await session.exec(used)).one() == 0
    assert (made, hits) == (GUESSES, 0)


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
