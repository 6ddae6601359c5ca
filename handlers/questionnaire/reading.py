"""What families have told, for the staff as far as each guardian has allowed."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.questionnaire.callbacks import Begin, Play, ShowFamily, ShowTold
from handlers.questionnaire.wording import lines, played, recorded, who
from models import questionnaire
from models.advice import Known
from models.base import AccessDenied, Session
from models.people import Person, Role
from models.permissions import access
from models.permissions import may as allowed
from models.questionnaire import (
    ANSWERED,
    ASK,
    READ,
    REFUSED,
    AnswersState,
    FamilyAnswer,
    FamilyAnswers,
)
from models.rosters import Profile
from ui import (
    Phrase,
    Row,
    Screen,
    button,
    may,
    notification,
    offer,
    offers,
    pages,
    phrase,
    screen,
)

private = Router(name=__name__)

ON_A_SCREEN = 10

offer(Known, READ, "questionnaire-told-open", lambda _known: ShowTold())
offer(
    Profile,
    ASK,
    "questionnaire-open",
    lambda profile: ShowFamily(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


@private.callback_query(ShowTold.filter())
@may(READ)
async def told(_: CallbackQuery, callback_data: ShowTold, session: Session, me: Person) -> Screen:
    """Whose families have told something that this person may read."""
    found, page = await questionnaire.told_of(session, me), callback_data.page
    rows: list[Row] = [
        [button("questionnaire-student", ShowFamily(student=one.id), name=one.name)]
        for one in pages.cut(found, page, ON_A_SCREEN)
    ]
    turns = pages.turns(len(found), page, ON_A_SCREEN, lambda number: ShowTold(page=number))
    return screen("questionnaire-told" if found else "questionnaire-none-told", *rows, turns)


@private.callback_query(ShowFamily.filter())
@may(READ)
async def show_family(
    _: CallbackQuery, callback_data: ShowFamily, session: Session, me: Person
) -> Screen:
    return await _family(session, me, callback_data.student, callback_data.page)


async def _family(session: Session, me: Person, student_id: int, page: int) -> Screen:
    """One guardian's answers on a page; of the others, how it stands with them."""
    found = await questionnaire.about(session, me, student_id)
    asks = allowed(me, ASK)
    if not found and not asks:
        raise AccessDenied
    student = found[0].student if found else await access(session, me, ASK, Person, student_id)
    sent = [one for one in found if one.state is AnswersState.SENT]
    turns = pages.turns(len(sent), page, 1, lambda n: ShowFamily(student=student_id, page=n))
    again = [button("questionnaire-begin", Begin(student=student_id))] if asks else []
    others = [await _state(session, one) for one in found if one not in sent]
    rows: list[Row] = [turns, again, *offers(me, student)]
    if not sent:
        return screen("questionnaire-none-of", *rows, child=student.name, others=others)
    [shown] = pages.cut(sent, page, 1)
    plays = [
        button("questionnaire-play", Play(answer=one.id), n=one.number + 1)
        for one in recorded(shown)
    ]
    return screen(
        "questionnaire-family",
        plays,
        *rows,
        child=student.name,
        who=await who(session, shown),
        at=shown.ended_at or shown.asked_at,
        readers=shown.readers.value,
        lines=lines(shown),
        others=others,
    )


async def _state(session: Session, answers: FamilyAnswers) -> Phrase:
    return phrase(
        "questionnaire-state",
        who=await who(session, answers),
        state=answers.state.value,
        at=answers.ended_at or answers.asked_at,
    )


@private.callback_query(Play.filter())
@may(READ, answer=FamilyAnswer)
async def play(_: CallbackQuery, answer: FamilyAnswer, session: Session) -> Screen:
    answers = await session.get_one(FamilyAnswers, answer.answers_id)
    back = button("questionnaire-to-family", ShowFamily(student=answers.student_id))
    return played(answers, answer, back)


@notification(ANSWERED, FamilyAnswers, READ)
async def answered(session: Session, answers: FamilyAnswers, _to: Person) -> Screen | None:
    """To whoever may read it: that there is something, and nothing of what it says."""
    if answers.state is not AnswersState.SENT:
        return None
    return screen(
        "questionnaire-news",
        [button("questionnaire-read", ShowFamily(student=answers.student_id))],
        child=answers.student.name,
        who=await who(session, answers),
    )


@notification(REFUSED, FamilyAnswers, READ)
async def refused(session: Session, answers: FamilyAnswers, _to: Person) -> Screen | None:
    """To the tutor who has asked: they do not want to answer, and that is that."""
    if answers.state is not AnswersState.REFUSED:
        return None
    return screen(
        "questionnaire-refused", child=answers.student.name, who=await who(session, answers)
    )
