"""The library: what somebody finds in it, section by section or by a word."""

from sqlmodel import col, select

from models.base import Session
from models.guides import questions
from models.guides.tables import KEEP, Guide, Section, VersionState
from models.people import Person, Role
from models.permissions import Action, within

STARTERS = (Role.STUDENT, Role.PARENT, Role.TEACHER, Role.TUTOR)  # who has guides from the start


async def shelf(session: Session, me: Person, section: Section | None = None) -> list[Guide]:
    """What somebody reads in their language, newest first."""
    mine = select(Guide).where(within(me, Action.SEE_GUIDES, Guide))
    if section is not None:
        mine = mine.where(Guide.section == section)
    found = (await session.exec(mine.order_by(col(Guide.id).desc()))).all()
    return [guide for guide in found if guide.language in (None, me.language)]


async def kept(session: Session, me: Person) -> list[Guide]:
    """What somebody looks after, put away guides last."""
    mine = select(Guide).where(within(me, KEEP, Guide))
    found = (await session.exec(mine.order_by(col(Guide.archived), col(Guide.id).desc()))).all()
    return [guide for guide in found if guide.newest is not None]


def starter_roles(me: Person) -> list[Role]:
    """For which roles somebody reads the guides that come with the project."""
    held = {Role.TUTOR if role is Role.ADMIN else role for role in me.roles}
    return [role for role in STARTERS if role in held]


async def text_of(session: Session, guide: Guide) -> str:
    """Everything of a guide in which a word may be found, with its formatting."""
    newest = guide.newest
    if newest is None or newest.state is VersionState.DRAFT:
        return ""
    texts = [newest.title, newest.post.html, *(file.name for file in newest.post.attachments)]
    for question in await questions.shared(session, guide):
        texts += [question.post.html, question.answer.html if question.answer else ""]
    return " ".join(texts)
