"""From one state of a request to the next: of two who decide at once, one wins."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import col

from models.base import Session
from models.people import Person
from models.reassignment.tables import AlreadySettled, Request, RequestState, RequestStep


async def pass_on(
    session: Session,
    request: Request,
    old: tuple[RequestState, ...],
    new: RequestState,
    *,
    by: Person,
    at: datetime,
    reason: str = "",
    to: datetime | None = None,
    phoned_at: datetime | None = None,
) -> None:
    """Change the state and write down who did it; AlreadySettled if it is not `old` any more."""
    await session.flush()
    mine = update(Request).where(col(Request.id) == request.id, col(Request.state).in_(old))
    values: dict[str, Any] = {"state": new, "since": at, "reminded_at": None}
    if to is not None or new is RequestState.ASKED:
        values["offered_at"] = to
    if (await session.exec(mine.values(values))).rowcount != 1:
        raise await _settled(session, request)
    step = RequestStep(
        request_id=request.id,
        state=new,
        actor_id=by.id,
        at=at,
        reason=reason,
        offered_at=to,
        phoned_at=phoned_at,
    )
    session.add(step)
    await session.flush()
    await session.refresh(request, ["state", "since", "reminded_at", "offered_at", "steps"])


async def _settled(session: Session, request: Request) -> AlreadySettled:
    """Who was quicker, when, and what they made of it."""
    await session.refresh(request, ["state", "offered_at", "steps"])
    last = request.steps[-1]
    return AlreadySettled(
        name=last.actor.called,
        at=last.at,
        state=request.state.value,
        to=last.offered_at or "",
    )
