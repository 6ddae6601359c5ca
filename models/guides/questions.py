"""Questions about guides go to whoever keeps the asker's group, and the answers come back."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, or_, update
from sqlmodel import col, select

from models import groups, outbox, people
from models.audiences import places
from models.base import AccessDenied, Session
from models.groups import Enrollment, GroupStaff
from models.guides import drafting
from models.guides.tables import (
    ANSWERED,
    KEEP,
    QUESTION,
    Guide,
    GuideQuestion,
    GuideVersion,
    NothingToShare,
    QuestionAnswered,
    Section,
)
from models.people import Person, Role, RoleGrant
from models.permissions import may
from models.posts import Post

ALBUM_ARRIVES = timedelta(seconds=2)


async def ask(
    session: Session,
    post: Post,
    *,
    by: Person,
    at: datetime,
    version: GuideVersion | None = None,
    section: Section | None = None,
) -> GuideQuestion:
    """Ask about a version, about a section, or in general; those who answer hear of it."""
    question = GuideQuestion(
        version_id=version.id if version else None,
        section=section,
        asker_id=by.id,
        post_id=post.id,
        asked_at=at,
        asker=by,
        post=post,
    )
    session.add(question)
    await session.flush()
    due = _complete(post, at)
    for keeper in await _keepers(session, by, version):
        outbox.notify(session, keeper, QUESTION, question.id, at=due)
    return question


async def _keepers(session: Session, asker: Person, version: GuideVersion | None) -> list[Person]:
    """The tutors of the asker's groups; for staff the author; where there is neither, the admins"""
    learners = [asker.id, *(child.id for child in await people.children(session, asker.id))]
    learnt = select(Enrollment.group_id).where(col(Enrollment.student_id).in_(learners))
    tutors = await groups.staff(session, list((await session.exec(learnt)).all()), Role.TUTOR)
    keepers = [tutor for tutor in tutors if tutor.id != asker.id]
    if not keepers and version is not None:
        author = (await drafting.of(session, version)).author
        keepers = [author] if may(author, KEEP) and author.id != asker.id else []
    if keepers:
        return keepers
    holders = select(RoleGrant.person_id).where(RoleGrant.role == Role.ADMIN)
    admins = select(Person).where(col(Person.id).in_(holders), Person.id != asker.id)
    return list((await session.exec(admins)).all())


async def answer(
    session: Session, question: GuideQuestion, post: Post, *, by: Person, at: datetime
) -> None:
    """The asker reads it under the guide's title. Of two who answer at once, one does."""
    await session.flush()
    mine = update(GuideQuestion).where(
        col(GuideQuestion.id) == question.id, col(GuideQuestion.answer_id).is_(None)
    )
    mine = mine.values(answer_id=post.id, answered_by=by.id, answered_at=at)
    if (await session.exec(mine)).rowcount != 1:
        raise QuestionAnswered
    await session.refresh(question)
    due = _complete(post, at)
    outbox.notify(session, question.asker_id, ANSWERED, question.id, at=due)


def _complete(post: Post, at: datetime) -> datetime:
    """When all of a post will be there: the files of an album come one by one."""
    return at + ALBUM_ARRIVES if post.album else at


async def may_share(session: Session, me: Person, question: GuideQuestion) -> bool:
    """A guide is added to by who keeps it; a starter guide by who has answered, for theirs."""
    if question.version_id is not None:
        version = await session.get_one(GuideVersion, question.version_id)
        return await drafting.keeps(session, me, await drafting.of(session, version))
    if question.section is not None:
        return question.answered_by == me.id or drafting.everywhere(me)
    return False


async def share(session: Session, question: GuideQuestion, *, shared: bool, by: Person) -> None:
    """Everybody who reads the guide finds question and answer under it, or does not any more."""
    if not await may_share(session, by, question):
        raise AccessDenied
    if not question.sayable:
        raise NothingToShare
    question.shared = shared
    await session.flush()


async def shared(session: Session, guide: Guide) -> list[GuideQuestion]:
    """What has been asked about a guide, in any version, and answered for all."""
    about = col(GuideQuestion.version_id).in_([version.id for version in guide.versions])
    return await _shared(session, about)


async def shared_in(session: Session, me: Person, section: Section) -> list[GuideQuestion]:
    """The same of a starter guide: what one's own tutors and the administrators have answered."""
    around = [col(GroupStaff.group_id).in_(places(me, role)) for role in me.roles]
    tutors = select(GroupStaff.person_id).where(
        GroupStaff.role == Role.TUTOR, or_(false(), *around)
    )
    admins = select(RoleGrant.person_id).where(RoleGrant.role == Role.ADMIN)
    by = col(GuideQuestion.answered_by)
    near = or_(by == me.id, by.in_(tutors), by.in_(admins))
    about = and_(col(GuideQuestion.version_id).is_(None), col(GuideQuestion.section) == section)
    return await _shared(session, about & near)


async def _shared(session: Session, wanted: ColumnElement[bool]) -> list[GuideQuestion]:
    found = select(GuideQuestion).where(wanted, col(GuideQuestion.shared))
    return list((await session.exec(found.order_by(col(GuideQuestion.id)))).all())
