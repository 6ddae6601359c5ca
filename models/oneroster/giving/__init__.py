"""The school given out as a OneRoster set, to move on or to another program beside this one."""

import asyncio
from datetime import datetime

from models.base import Session
from models.lists.known import known
from models.oneroster.giving.archive import zipped
from models.oneroster.giving.gradebook import Gradebook
from models.oneroster.giving.ids import Ids
from models.oneroster.giving.rosters import Rosters
from models.oneroster.sourced import remembered_for_good
from models.timetable import local_day


async def given_out(session: Session, *, marks: bool, zone: str, at: datetime) -> bytes:
    """The set as it stands; taken in again here, it changes nothing."""
    ids = Ids(await remembered_for_good(session))
    rosters = Rosters(await known(session, None), ids, local_day(at, zone))
    files = await rosters.files(session)
    if marks:
        files |= await Gradebook(rosters, ids, zone).files(session)
    return await asyncio.to_thread(zipped, files)
