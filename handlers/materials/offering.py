"""A file that nobody has asked for: somebody who keeps a course may want it in the library."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.materials.adding import ask_files, joined, title_of
from handlers.materials.callbacks import Make, MakeIn
from models import courses, materials
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group
from models.materials import KEEP
from models.people import Person
from models.posts import Post
from ui import Row, Screen, button, left_to_others, may, offer, screen
from ui.posts import is_for_others, received

private = Router(name=__name__)

offer(Post, KEEP, "materials-make", lambda post: Make(post=post.id))


@private.message(StateFilter(None), is_for_others)
@may(KEEP)
@left_to_others()
async def offer_place(message: Message, session: Session, me: Person) -> Screen | None:
    if await joined(session, message, me):
        return None
    post = await received(session, message, me.id)
    return screen("materials-make-of-it", [button("materials-make", Make(post=post.id))])


@private.callback_query(Make.filter())
@may(KEEP)
async def make(
    _: CallbackQuery, callback_data: Make, session: Session, me: Person, state: FSMContext
) -> Screen:
    """Into the only course, or into which?"""
    mine = await courses.of_person(session, me, KEEP)
    post = await _own(session, callback_data.post, me)
    if len(mine) == 1:
        return await _begun(session, post, mine[0], me, state)
    names = {one.group_id for one in mine}
    groups = {id: (await session.get_one(Group, id)).name for id in names}
    rows: list[Row] = [
        [
            button(
                "materials-subject",
                MakeIn(post=post.id, course=one.id),
                subject=one.subject,
                group=groups[one.group_id] if len(groups) > 1 else "",
                n=0,
            )
        ]
        for one in mine
    ]
    return screen("materials-which-course" if mine else "materials-no-course", *rows)


@private.callback_query(MakeIn.filter())
@may(KEEP, course=Course)
async def make_in(
    _: CallbackQuery,
    callback_data: MakeIn,
    course: Course,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    post = await _own(session, callback_data.post, me)
    return await _begun(session, post, course, me, state)


async def _own(session: Session, id: int, me: Person) -> Post:
    post = await session.get(Post, id)
    if post is None or post.author_id != me.id:
        raise AccessDenied
    return post


async def _begun(
    session: Session, post: Post, course: Course, me: Person, state: FSMContext
) -> Screen:
    await materials.put_copy(session, post, course, by=me, title=title_of(post))
    return await ask_files(session, course, me, state)
