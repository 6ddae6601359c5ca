"""The gradebook of OneRoster sets: tasks and marks come in, once, and only with a consent."""

from pathlib import Path

import pytest

from models.assignments import Assignment, Attempt
from models.courses import Course, Scale
from models.marks import Mark, MarkCorrection
from models.oneroster.sourced import Sourced, SourcedKind
from tests.conftest import School, on_paper
from tests.oneroster import GRADEBOOK, SMALL, Set, archive

WHOLE = SMALL | GRADEBOOK


@pytest.fixture
async def agreed(school: School, tmp_path: Path) -> Set:
    """The people of the small set are there, and somebody has consented for its student."""
    taken = Set(school, tmp_path)
    assert await taken.takes(archive(SMALL)) == 0
    child = await taken.person("Мирон Ли")
    async with school.app.store.writing() as session:
        session.add(on_paper(child.id, school.ids["anna"]))
    return taken


async def test_tasks_and_marks_come_in_on_the_scale_they_fit(
    agreed: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await agreed.takes(archive(WHOLE)) == 0
    first, second = await agreed.rows(Assignment, Assignment.title != "")
    assert (first.title, str(first.given_on), first.weight) == ("Кислоты", "2026-10-01", 2)
    assert second.due_at.isoformat() == "2026-10-12T18:00:00+00:00"
    [mark] = await agreed.rows(Mark)
    assert (mark.score, mark.scale, mark.assignment_id) == (75, Scale.PERCENT, first.id)
    [attempt] = await agreed.rows(Attempt)
    assert (attempt.assignment_id, attempt.late) == (second.id, False)
    capsys.readouterr()
    before = await agreed.everything()
    assert await agreed.takes(archive(WHOLE)) == 0
    assert "Всё уже так и есть" in capsys.readouterr().out
    assert await agreed.everything() == before


async def test_without_a_consent_tasks_come_and_marks_wait(
    school: School, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = Set(school, tmp_path)
    assert await taken.takes(archive(WHOLE)) == 0
    assert "Ждут согласия родителей, пока не записаны: 2" in capsys.readouterr().out
    assert len(await taken.rows(Assignment)) == 2
    assert await taken.rows(Mark) == await taken.rows(Attempt) == []


async def test_a_delta_corrects_withdraws_and_cancels(agreed: Set) -> None:
    await agreed.takes(archive(WHOLE))
    [mark] = await agreed.rows(Mark)
    items = GRADEBOOK["lineItems"].splitlines()
    again = {
        "lineItems": "\n".join(items[:2]),  # its category is known from before
        "results": GRADEBOOK["results"].replace("graded,15,", "graded,18,").splitlines()[0]
        + "\nm1,t1,u1,fully graded,18,2026-10-09",
    }
    assert await agreed.takes(archive(again, mode="delta")) == 0
    [corrected] = await agreed.rows(Mark)
    assert (corrected.id, corrected.score) == (mark.id, 90)
    assert len(await agreed.rows(MarkCorrection)) == 1
    gone = {
        "results": "sourcedId,status,lineItemSourcedId,studentSourcedId\nm1,tobedeleted,t1,u1\n",
        "lineItems": "sourcedId,status,title,classSourcedId\nt2,tobedeleted,Соли,c1\n",
        "categories": "sourcedId,status,title\nd1,tobedeleted,Контрольные\n",
    }
    assert await agreed.takes(archive(gone, mode="delta")) == 0
    [withdrawn] = await agreed.rows(Mark)
    assert withdrawn.withdrawn
    assert [one.cancelled for one in await agreed.rows(Assignment)] == [False, True]
    assert await agreed.rows(Sourced, Sourced.kind == SourcedKind.CATEGORY) == []


async def test_a_task_set_here_is_the_one_of_that_title(agreed: Set) -> None:
    [course] = await agreed.rows(Course, Course.subject == "Химия")
    async with agreed.school.app.store.writing() as session:
        session.add(Assignment(course_id=course.id, title="кислоты"))
    assert await agreed.takes(archive(WHOLE)) == 0
    assert [one.title for one in await agreed.rows(Assignment)] == ["Кислоты", "Соли"]


@pytest.mark.parametrize(
    ("points", "highest", "scale"), [("4", "5", Scale.FIVE), ("1", "1", Scale.PASS)]
)
async def test_a_class_is_marked_in_fives_or_as_passed_where_all_fits(
    agreed: Set, points: str, highest: str, scale: Scale
) -> None:
    files = WHOLE | {
        "lineItems": GRADEBOOK["lineItems"].replace(",20\n", f",{highest}\n"),
        "results": GRADEBOOK["results"].replace(",15,", f",{points},"),
    }
    assert await agreed.takes(archive(files)) == 0
    [mark] = await agreed.rows(Mark)
    assert (mark.scale, mark.score) == (scale, float(points))


def but(file: str, old: str, new: str) -> bytes:
    assert old in WHOLE[file]
    return archive(WHOLE | {file: WHOLE[file].replace(old, new)})


BAD = (
    (but("categories", ",2\n", ",много\n"), "Строка 2. categories.csv: «много» — не вес"),
    (but("lineItems", "t1,Кислоты", "t1,…"), "lineItems.csv: Не названо задание"),
    (but("lineItems", ",c1,d1,0,20\nt2", ",c9,d1,0,20\nt2"), "lineItems.csv: «c9» не найти"),
    (but("lineItems", "c1,d1,0,20\nt2", "c1,d9,0,20\nt2"), "lineItems.csv: «d9» не найти"),
    (but("lineItems", "2026-10-08", "2026-10-38"), "lineItems.csv: «2026-10-38» — не дата"),
    (but("lineItems", "2026-10-01", "завтра"), "lineItems.csv: «завтра» — не дата"),
    (but("lineItems", "d1,0,20\nt2", "d1,20,0\nt2"), "«20–0» — не границы баллов"),
    (but("results", "m1,t1", "m1,t9"), "results.csv: «t9» не найти"),
    (but("results", "t1,u1", "t1,u9"), "results.csv: «u9» не найти"),
    (but("results", ",15,", ",21,"), "results.csv: «21» не подходит"),
    (but("results", ",15,", ",отлично,"), "results.csv: «отлично» не подходит"),
    (but("results", "2026-10-09", "2027-10-09"), "2027-10-09 ещё не наступило"),
    (but("results", "2026-10-09", "вчера"), "results.csv: «вчера» — не дата"),
    (but("results", "m2,t2", "m2,t1"), "results.csv: «m2»: об этом же говорит строка выше"),
)


async def test_a_bad_gradebook_is_refused_whole_with_a_sentence(
    agreed: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    await agreed.refuses(capsys, *BAD)


async def test_points_of_a_percentage_need_their_line_item(
    agreed: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    await agreed.takes(archive(WHOLE))
    assert await agreed.takes(archive({"results": GRADEBOOK["results"]}, mode="delta")) == 1
    assert "Неизвестно, из скольких баллов" in capsys.readouterr().out
