"""Changes of the timetable, told as people live them."""

from tests.conftest import School


async def moved(school: School) -> None:
    """Physics of Wednesday goes to 13:10… no: to Thursday 11:00, and everybody is told."""
    await school.anna.sends("/today")
    await school.anna.taps("11:00 Физика")
    await school.anna.taps("Перенести")
    await school.anna.taps("чт 15 окт, 11:00")
    await school.anna.taps("Сообщить всем")


async def test_a_lesson_moves_in_four_taps_and_everybody_hears(school: School) -> None:
    await moved(school)
    assert "Сообщено ср, 14 октября, 10:35" in school.anna.last.text
    for reader in (school.liza, school.mama, school.papa, school.dmitry):
        print(reader.last.text, "\n")
    print(school.chat.last.text)
    print(school.anna.last.text)
    assert "Было: ср, 14 октября, 11:00\nСтало: чт, 15 октября, 11:00" in school.liza.last.text
    assert school.mama.last.text.startswith("Лиза: изменение в расписании")
    assert "Стало: чт, 15 октября, 09:00 (в школе 11:00)" in school.mama.last.text
    assert "чт, 15 октября, 11:00" in school.chat.last.text
    assert "Лиза" not in school.chat.last.text
