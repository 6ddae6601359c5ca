"""What a reader can do with a request now, as the buttons of its card."""

from datetime import datetime

from handlers.reassignment.callbacks import (
    Accept,
    Agree,
    AgreeTo,
    Assign,
    Decline,
    Files,
    Phone,
    Purpose,
    Refuse,
    Substitute,
    Times,
    TurnDown,
    Withdraw,
)
from handlers.reassignment.wording import brief
from models.reassignment import OPEN, TURN, Part, Request, RequestState
from ui import Row, button, minute


def actions(request: Request, parts: frozenset[Part]) -> list[Row]:
    """First what is waited for, then the rest."""
    rows: list[Row] = []
    if Part.TEACHES in parts:
        rows += _of_teacher(request)
    if Part.DECIDES in parts:
        rows += _of_tutor(request)
    if Part.SPEAKS in parts:
        rows += _of_asker(request)
    if request.post is not None and request.post.attachments:
        n = len(request.post.attachments)
        rows.append([button("reassignment-files", Files(request=request.id), n=n)])
    return rows


def timed(request: Request) -> str:
    return "yes" if request.timed else "no"


def _of_teacher(request: Request) -> list[Row]:
    if request.state is not RequestState.ASKED:
        return []
    id = request.id
    rows: list[Row] = [
        [
            button(
                "reassignment-agree-to",
                AgreeTo(request=id, minute=minute(wished.at)),
                style="success",
                to=brief(request, wished.at),
            )
        ]
        for wished in request.wishes
    ]
    if not rows:
        rows.append([button("reassignment-agree", Agree(request=id), style="success")])
    other = Times(request=id, purpose=Purpose.COUNTER)
    rows.append([button("reassignment-counter", other, timed=timed(request))])
    rows.append([button("reassignment-decline", Decline(request=id))])
    return rows


def _of_asker(request: Request) -> list[Row]:
    if request.state not in OPEN:
        return []
    id = request.id
    back: Row = [button("reassignment-withdraw", Withdraw(request=id))]
    if request.state is not RequestState.COUNTERED:
        return [back]
    return [
        [
            button("reassignment-accept", Accept(request=id), style="success"),
            button("reassignment-turn-down", TurnDown(request=id)),
        ],
        back,
    ]


def _of_tutor(request: Request) -> list[Row]:
    """The tutor assigns what is agreed, notes a call, finds something else, or says no."""
    id = request.id
    rows: list[Row] = []
    if request.state is RequestState.AGREED:
        rows += [_assigning(request, at) for at in _named_times(request)]
        other = Times(request=id, purpose=Purpose.ASSIGN)
        rows.append([button("reassignment-choose-time", other, timed=timed(request))])
    elif request.state in OPEN:
        if request.state is RequestState.DECLINED and request.lesson_id is not None:
            rows.append([button("reassignment-substitute", Substitute(request=id))])
        rows.append([button("reassignment-phone", Phone(request=id))])
    if request.state in OPEN:
        rows.append([button("reassignment-refuse", Refuse(request=id))])
    return rows


def named_for(request: Request, parts: frozenset[Part]) -> list[datetime]:
    """What this reader can say yes to: the time agreed, else those that the family would like."""
    if TURN.get(request.state) not in parts & {Part.TEACHES, Part.DECIDES}:
        return []
    return _named_times(request)


def _named_times(request: Request) -> list[datetime]:
    if request.offered_at is not None:
        return [request.offered_at]
    return [wished.at for wished in request.wishes]


def _assigning(request: Request, at: datetime) -> Row:
    done = Assign(request=request.id, minute=minute(at))
    return [button("reassignment-assign", done, style="success", to=brief(request, at))]
