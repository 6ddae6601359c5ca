"""Days as people type them, in Russian and English, with and without year and hours."""

from datetime import date, time

import pytest

from ui.periods import Period, typed_period

TODAY = date(2026, 10, 14)
WINTER = Period(date(2026, 12, 29), date(2027, 1, 9))
TUESDAY = date(2026, 10, 20)


MAY = date(2027, 5, 25)
NINE = time(9), time(12)


def one(day: date, *hours: int) -> Period:
    starts, ends = map(time, hours) if hours else (None, None)
    return Period(day, day, starts, ends)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("с 29 декабря по 9 января", WINTER),
        ("29.12 — 9.01", WINTER),
        ("29.12.2026–09.01.2027", WINTER),
        ("2026-12-29 по 2027-01-09", WINTER),
        ("каникулы: 29 дек - 9 янв", WINTER),
        ("from December 29 to January 9", WINTER),
        ("29 Dec – 9 Jan 2027", WINTER),
        ("4 ноября", one(date(2026, 11, 4))),
        ("13.10", one(date(2027, 10, 13))),
        ("13.10.26", one(date(2026, 10, 13))),
        ("8 марта", one(date(2027, 3, 8))),
        ("1 мая", one(date(2027, 5, 1))),
        ("May 9, 2027", one(date(2027, 5, 9))),
        ("завтра", one(date(2026, 10, 15))),
        ("Послезавтра", one(date(2026, 10, 16))),
        ("tomorrow", one(date(2026, 10, 15))),
        ("с 19 по 23 октября", Period(date(2026, 10, 19), date(2026, 10, 23))),
        ("с 10 по 20 октября", Period(date(2026, 10, 10), date(2026, 10, 20))),
        ("19-23 октября", Period(date(2026, 10, 19), date(2026, 10, 23))),
        ("29 февраля 2028", one(date(2028, 2, 29))),
        ("20 октября с 9 до 12", one(TUESDAY, 9, 12)),
        ("с 9 до 12 20 октября", one(TUESDAY, 9, 12)),
        ("20.10 9:00–12:00", one(TUESDAY, 9, 12)),
        ("20.10 from 9 to 12", one(TUESDAY, 9, 12)),
        ("с 13 до 15 октября", Period(date(2026, 10, 13), date(2026, 10, 15))),
        ("20.10 с 12 до 9", None),
        ("20.10 25:00-26:00", None),
        ("31.02", None),
        ("29 февраля", None),  # there is none next year
        ("", None),
        ("на той неделе", None),
        ("1.10, 2.10 и 3.10", None),
        ("13.13", None),
        ("с 23 по 19 октября", None),
        ("29.12.2027 - 9.01.2027", None),
        ("42", None),
        ("послепослезавтра", None),
        ("по вторникам до 25 мая", Period(TODAY, MAY, weekdays=frozenset({1}))),
        ("вторник и четверг с 9 до 12 до 25 мая", Period(TODAY, MAY, *NINE, frozenset({1, 3}))),
        ("on Tuesdays until May 25", Period(TODAY, MAY, weekdays=frozenset({1}))),
        ("по средам с 20.10 по 25.05.2027", Period(TUESDAY, MAY, weekdays=frozenset({2}))),
        ("во вторник", one(TUESDAY)),
        ("в среду", one(TODAY)),
        ("по понедельникам и пятницам", None),  # until when?
    ],
)
def test_what_is_typed_is_what_is_meant(text: str, meant: Period | None) -> None:
    assert typed_period(text, TODAY) == meant
