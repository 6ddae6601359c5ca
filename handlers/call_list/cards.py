"""The screen of a call: whom, under which number, what to say, and what came of it."""

from datetime import datetime

from handlers.call_list.callbacks import AskNumber, AskWhen, Family, OpenLine, Say, ShowCalls
from handlers.call_list.wording import before, children, clock, speech, who, why
from models.base import Session
from models.call_list import Call, CallResult, Line
from models.people import Person, Role
from ui import Button, Screen, button, phrase, screen

MORE_SHOWN = 5


async def card(session: Session, me: Person, line: Line, call: Call, now: datetime) -> Screen:
    """Everything that is needed during the call, and its results as buttons."""
    callee, id = line.callee, call.id
    number = line.number
    matters = line.matters
    role = Role.TUTOR if Role.TUTOR in me.roles else Role.COORDINATOR
    return screen(
        "call-list-card",
        [
            button("call-list-reached", Say(call=id, result=CallResult.REACHED), style="success"),
            button("call-list-no-answer", Say(call=id, result=CallResult.NO_ANSWER)),
        ],
        [button("call-list-later", AskWhen(call=id)), *_wrong(line, call)],
        [number_button(line)],
        [to_family(callee.student)],
        [to_list()],
        children=children(callee),
        who=who(callee),
        number=line.dialled,
        wrong="yes" if line.wrong else "no",
        best=number.hours.value if number else "any",
        clock=clock(line.person, now),
        before=before(line, now),
        hello=phrase(
            "call-list-hello",
            name=me.called,
            role=role.value,
            child=callee.student.name,
            whom="" if callee.kin is None else line.person.called,
        ),
        speech=await speech(session, me, line, matters[0]) if matters else "",
        more=[phrase("call-list-more", why=why(matter)) for matter in matters[1:MORE_SHOWN]],
    )


def _wrong(line: Line, call: Call) -> list[Button]:
    """Their own, which Telegram has confirmed, is not for others to call wrong."""
    if not line.noted:
        return []
    return [button("call-list-wrong", Say(call=call.id, result=CallResult.WRONG_NUMBER))]


def number_button(line: Line) -> Button:
    ask = AskNumber(student=line.callee.student.id, person=line.person.id)
    return button("call-list-ask-number", ask, known="yes" if line.dialled else "no")


def to_list() -> Button:
    return button("call-list-to-list", ShowCalls())


def to_family(student: Person) -> Button:
    return button("call-list-to-family", Family(student=student.id), name=student.called)


def to_call(student: Person, person: Person, words: str = "call-list-call") -> Button:
    return button(words, OpenLine(student=student.id, person=person.id), name=person.called)
