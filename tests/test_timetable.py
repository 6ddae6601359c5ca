"""The timetable, told as people live it."""

from tests.conftest import School


async def test_a_student_sees_today_and_opens_a_lesson(school: School) -> None:
    await school.liza.sends("/today")
    assert "ср, 14 октября" in school.liza.last.text
    assert "11:00–11:40 Физика" in school.liza.last.text
    await school.liza.taps("11:00 Физика")
    assert "Преподаватель: Дмитрий Андреевич" in school.liza.last.text
    assert school.liza.last.buttons[0] == ["Войти на урок"]


async def test_a_mother_in_moscow_reads_her_own_time_and_her_childs_name(school: School) -> None:
    await school.mama.sends("/today")
    assert school.mama.last.text.startswith("Лиза: ср, 14 октября")
    assert "09:00–09:40 Физика" in school.mama.last.text
    await school.mama.taps("09:00 Физика")
    assert school.mama.last.text.startswith("Лиза: Физика")
    assert "В школе это 11:00." in school.mama.last.text
