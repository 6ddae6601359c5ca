"""The invented school: four schools that send pupils, two groups, and everybody who works there."""

from dataclasses import dataclass

from models.people import Role

URALS = "Asia/Yekaterinburg"

SCHOOL_20, SCHOOL_7, LYCEUM_3, IVANOVO = "СОШ №20", "СОШ №7", "Лицей №3", "Ивановская СОШ"
SCHOOLS = (SCHOOL_20, SCHOOL_7, LYCEUM_3, IVANOVO)  # the first is the base of the others

HORIZON, START = "8-Д, Горизонт", "5-Д, Старт"
GROUPS = (HORIZON, START)
CHATS = {HORIZON: -1002000000008}  # the younger group has no chat yet
FORUM, FORUM_CHAT = "Семьи 8-Д", -1002000000018  # of the tutor alone, with topics; no bot yet


@dataclass(frozen=True)
class Worker:
    """Somebody on the staff. `duty` is what they do here, in Russian and in English;
    `account` is their Telegram id."""

    name: str
    role: Role
    account: int
    duty: tuple[str, str]
    groups: tuple[str, ...] = ()
    school: str | None = None


TUTOR = Worker(
    "Анна Петровна Соколова", Role.TUTOR, 1001, ("тьютор 8-Д", "tutor of 8-Д"), (HORIZON,)
)
SUBSTITUTE = Worker(
    "Игорь Львович Мартынов",
    Role.TUTOR,
    1002,
    ("тьютор 5-Д", "tutor of 5-Д"),
    (START,),
)

MATHS = Worker("Ольга Викторовна Ким", Role.TEACHER, 1011, ("математика", "mathematics"))
RUSSIAN = Worker(
    "Марина Сергеевна Белоусова",
    Role.TEACHER,
    1012,
    ("русский и литература", "Russian and literature"),
)
PHYSICS = Worker("Дмитрий Андреевич Лапин", Role.TEACHER, 1013, ("физика", "physics"))
CHEMISTRY = Worker(
    "Гульнара Рашидовна Ахметова",
    Role.TEACHER,
    1014,
    ("химия и биология", "chemistry and biology"),
)
HISTORY = Worker(
    "Пётр Ильич Зайцев",
    Role.TEACHER,
    1015,
    ("история и обществознание", "history and social studies"),
)
GEOGRAPHY = Worker("Нина Фёдоровна Громова", Role.TEACHER, 1016, ("география", "geography"))
# In one account: she teaches English, and she is the mother of Глеб.
ENGLISH = Worker("Екатерина Юрьевна Орлова", Role.TEACHER, 1017, ("английский", "English"))
COMPUTING = Worker("Артём Олегович Ведерников", Role.TEACHER, 1018, ("информатика", "computing"))
CRAFTS = Worker("Светлана Николаевна Жукова", Role.TEACHER, 1019, ("труд и ИЗО", "crafts and art"))

TEACHERS = (
    MATHS,
    RUSSIAN,
    PHYSICS,
    CHEMISTRY,
    HISTORY,
    GEOGRAPHY,
    ENGLISH,
    COMPUTING,
    CRAFTS,
)

PSYCHOLOGIST = Worker(
    "Вера Михайловна Туманова",
    Role.PSYCHOLOGIST,
    1021,
    ("педагог-психолог", "psychologist"),
    GROUPS,
)


def _coordinator(name: str, account: int, school: str) -> Worker:
    duty = f"координатор, {school}", f"coordinator, {school}"
    return Worker(name, Role.COORDINATOR, account, duty, school=school)


COORDINATORS = (
    _coordinator("Людмила Аркадьевна Котова", 1031, SCHOOL_20),
    _coordinator("Роман Николаевич Гилёв", 1032, SCHOOL_7),
    _coordinator("Татьяна Валерьевна Осипова", 1033, LYCEUM_3),
    _coordinator("Надежда Павловна Щербак", 1034, IVANOVO),
)

ADMIN = Worker(
    "Владимир Рудаков", Role.ADMIN, 1041, ("администратор", "administrator"), school=SCHOOL_20
)

STAFF = (TUTOR, SUBSTITUTE, *TEACHERS, PSYCHOLOGIST, *COORDINATORS, ADMIN)
