"""Questions and answers in words."""

from models import people
from models.base import Session
from models.people import Kin, Person
from models.questionnaire import QUESTIONS, FamilyAnswer, FamilyAnswers, Questionnaire
from ui import Button, Phrase, Screen, phrase, screen
from ui.posts import html_of, media_of


def question(asking: Questionnaire, number: int) -> Phrase | str:
    """In the tutor's words, or the usual ones in the reader's language."""
    return asking.questions[number] or phrase("questionnaire-question", number=number)


def lines(answers: FamilyAnswers) -> list[Phrase]:
    """Each question with what has been answered."""
    return [
        phrase(
            "questionnaire-line",
            n=number + 1,
            question=question(answers.questionnaire, number),
            answer=_said(answers.answer(number)),
        )
        for number in range(QUESTIONS)
    ]


def _said(given: FamilyAnswer | None) -> Phrase:
    if given is None:
        return phrase("questionnaire-not-yet")
    if given.post is None:
        return phrase("questionnaire-unsaid")
    files = "yes" if given.post.attachments else "no"
    return phrase("questionnaire-said", body=html_of(given.post), files=files)


def recorded(answers: FamilyAnswers) -> list[FamilyAnswer]:
    """Those answers that have to be heard or looked at."""
    return [one for one in answers.given if one.post and one.post.attachments]


def played(answers: FamilyAnswers, answer: FamilyAnswer, back: Button) -> Screen:
    """The voice or picture of an answer, in a message of its own."""
    media = media_of(answer.post) if answer.post else ()
    name, number = answers.student.name, answer.number + 1
    shown = screen("questionnaire-played", [back], child=name, n=number)
    return shown.but(media=media, fresh=True)


async def who(session: Session, answers: FamilyAnswers) -> Phrase:
    """«мама, Ольга Кузнецова»."""
    known: list[tuple[Person, Kin]] = await people.guardians(session, answers.student_id)
    kin = next((kin for one, kin in known if one.id == answers.guardian_id), Kin.GUARDIAN)
    return phrase("questionnaire-who", kin=kin.value, name=answers.guardian.name)
