"""The invented families: pupils who each stand for something, and those who answer for them."""

from dataclasses import dataclass
from enum import Enum, auto

from demo.school import (
    ENGLISH,
    HORIZON,
    IVANOVO,
    LYCEUM_3,
    SCHOOL_7,
    SCHOOL_20,
    START,
    URALS,
)
from models.people import Kin


class Reach(Enum):
    """How a guardian can be spoken to."""

    LINKED = auto()  # in Telegram, with the bot
    BLOCKED = auto()  # was, and then blocked the bot
    INVITED = auto()  # in Telegram, has an invitation and does not use it
    PHONE = auto()  # by telephone only


@dataclass(frozen=True)
class Guardian:
    """An adult who answers for a child. `account` is the Telegram id, where there is one."""

    name: str
    kin: Kin
    account: int | None
    reach: Reach = Reach.LINKED
    zone: str = URALS
    language: str = "ru"


@dataclass(frozen=True)
class Pupil:
    """A child. `settled`: has told the bot the language and the time zone."""

    name: str
    group: str
    school: str
    account: int | None
    guardians: tuple[Guardian, ...]
    zone: str = URALS
    settled: bool = True


def _mother(name: str, account: int, zone: str = URALS) -> Guardian:
    return Guardian(name, Kin.MOTHER, account, zone=zone)


def _father(name: str, account: int, zone: str = URALS) -> Guardian:
    return Guardian(name, Kin.FATHER, account, zone=zone)


# Two homes in two time zones: both parents read everything, each by their own clock.
LIZA = Pupil(
    "Лиза Кузнецова",
    HORIZON,
    SCHOOL_20,
    2001,
    (
        _mother("Ольга Николаевна Кузнецова", 3001, zone="Europe/Moscow"),
        _father("Павел Игоревич Кузнецов", 3002),
    ),
)

# Nobody at home reads Telegram: the mother blocked the bot, the father only has a telephone.
TIMUR = Pupil(
    "Тимур Сафин",
    HORIZON,
    SCHOOL_7,
    2002,
    (
        Guardian("Альфия Маратовна Сафина", Kin.MOTHER, 3003, Reach.BLOCKED),
        Guardian("Рустам Ильдарович Сафин", Kin.FATHER, None, Reach.PHONE),
    ),
)

# A long name with ё and a hyphen.
ARTYOM = Pupil(
    "Артём Щёголев-Юн",
    HORIZON,
    LYCEUM_3,
    2003,
    (_mother("Инна Олеговна Щёголева", 3005), _father("Виктор Сергеевич Юн", 3006)),
)

# In Moscow for treatment, and her mother with her; the father stayed at home.
SONYA = Pupil(
    "Соня Абрамова",
    HORIZON,
    SCHOOL_20,
    2004,
    (
        _mother("Елена Борисовна Абрамова", 3007, zone="Europe/Moscow"),
        _father("Михаил Львович Абрамов", 3008),
    ),
    zone="Europe/Moscow",
)

# Two hours ahead of the school, with a father who reads English.
MIRON = Pupil(
    "Мирон Ли",
    HORIZON,
    LYCEUM_3,
    2005,
    (
        _mother("Юлия Андреевна Ли", 3009, zone="Asia/Novosibirsk"),
        Guardian("Daniel Lee", Kin.FATHER, 3010, zone="Asia/Novosibirsk", language="en"),
    ),
    zone="Asia/Novosibirsk",
)

# Strong, with a portfolio and a conference ahead; her brother is in the younger group.
VORONTSOVA = _mother("Алла Витальевна Воронцова", 3011)
DASHA = Pupil("Даша Воронцова", HORIZON, LYCEUM_3, 2006, (VORONTSOVA,))

# No Telegram of his own: he looks into his mother's telephone, and so does his brother.
PANOVA = _mother("Наталья Евгеньевна Панова", 3012)
EGOR = Pupil("Егор Панов", HORIZON, IVANOVO, None, (PANOVA,))

# At home other languages are spoken: short and simple Russian; the father is often out of reach.
AMINA = Pupil(
    "Амина Рахимова",
    HORIZON,
    SCHOOL_7,
    2008,
    (
        _mother("Зарина Рахимова", 3013),
        Guardian("Фаррух Рахимов", Kin.FATHER, None, Reach.PHONE),
    ),
)

# His mother teaches him English.
GLEB = Pupil(
    "Глеб Орлов",
    HORIZON,
    SCHOOL_20,
    2009,
    (
        Guardian(ENGLISH.name, Kin.MOTHER, ENGLISH.account),
        _father("Константин Павлович Орлов", 3015),
    ),
)

# Her grandmother is the guardian: large letters, and she would rather be called.
VARYA = Pupil(
    "Варя Нестеренко",
    HORIZON,
    IVANOVO,
    2010,
    (Guardian("Тамара Ивановна Нестеренко", Kin.GRANDMOTHER, 3016),),
)

# Absences and debts, and a mother who has not answered the invitation yet.
NIKITA = Pupil(
    "Никита Зуев",
    HORIZON,
    SCHOOL_7,
    2011,
    (Guardian("Ирина Анатольевна Зуева", Kin.MOTHER, 3017, Reach.INVITED),),
)

# New since Monday, three hours behind the school, half through the welcome.
ULYANA = Pupil(
    "Ульяна Быкова",
    HORIZON,
    SCHOOL_20,
    2012,
    (_mother("Светлана Романовна Быкова", 3018, zone="Europe/Kaliningrad"),),
    zone="Europe/Kaliningrad",
    settled=False,
)

OLDER = (LIZA, TIMUR, ARTYOM, SONYA, MIRON, DASHA, EGOR, AMINA, GLEB, VARYA, NIKITA, ULYANA)

YOUNGER = (
    Pupil("Кирилл Панов", START, IVANOVO, None, (PANOVA,)),
    Pupil("Рома Воронцов", START, LYCEUM_3, 2102, (VORONTSOVA,)),
    Pupil(
        "Алиса Ткаченко",
        START,
        SCHOOL_20,
        2103,
        (
            _mother("Марина Денисовна Ткаченко", 3101),
            _father("Андрей Петрович Ткаченко", 3102),
        ),
    ),
    Pupil("Миша Фролов", START, SCHOOL_7, 2104, (_father("Сергей Иванович Фролов", 3103),)),
    # Her aunt brings her up.
    Pupil(
        "Аня Гаврилова",
        START,
        IVANOVO,
        2105,
        (Guardian("Любовь Семёновна Гаврилова", Kin.GUARDIAN, 3104),),
    ),
    Pupil("Савелий Лебедев", START, SCHOOL_20, 2106, (_mother("Дина Олеговна Лебедева", 3105),)),
)

PUPILS = OLDER + YOUNGER
UNDECIDED = (ULYANA,)  # whose parents have not consented yet, so that nothing is noted of them


def guardians(pupils: tuple[Pupil, ...] = PUPILS) -> list[Guardian]:
    """Everybody who answers for these pupils, once each."""
    return list(dict.fromkeys(guardian for pupil in pupils for guardian in pupil.guardians))
