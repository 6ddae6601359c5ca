"""Downloads: the school's tables, taken out so that they can be read in again."""

from models.downloads.kinds import PERSONAL, Download, Period, Table, Wish, groups_of, since
from models.downloads.receipts import receipts
from models.downloads.records import attendance, marks, works
from models.downloads.requests import requests
from models.downloads.studies import levels, tasks
from models.downloads.weekly import timetable

TABLES = {
    Download.TIMETABLE: (timetable,),
    Download.MARKS: (tasks, marks, works, levels),
    Download.ATTENDANCE: (attendance,),
    Download.REQUESTS: (requests,),
    Download.RECEIPTS: (receipts,),
}

__all__ = ["PERSONAL", "TABLES", "Download", "Period", "Table", "Wish", "groups_of", "since"]
