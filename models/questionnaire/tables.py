"""Asking the family about a child: the questions, who was asked, and what they have answered."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, ColumnElement, UniqueConstraint, and_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models import courses, groups
from models.base import Refusal, utc
from models.courses import Course
from models.people import Person, Role
from models.permissions import Action, Reach
from models.posts import Post

ASK, ANSWER, READ = Action.ASK_FAMILY, Action.ANSWER_FAMILY, Action.READ_FAMILY
ASKED, REMINDED = "questionnaire-asked", "questionnaire-reminded"
ANSWERED, REFUSED = "questionnaire-answered", "questionnaire-refused"
QUESTIONS = 3
LONGEST_QUESTION, LONGEST_ANSWER = 200, 1000  # characters: three of each fit into one message
REMINDS_AFTER = timedelta(days=3)  # once, and whoever has refused never
LAPSES_AFTER = timedelta(days=30)  # what was not sent by then is forgotten
RESPECTED = timedelta(days=180)  # so long nobody is asked again after a refusal


class AnswersState(StrEnum):
    OPEN = "open"  # asked; nobody else reads what is answered so far
    SENT = "sent"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Readers(StrEnum):
    """Who may read the answers; each takes in those before."""

    TUTOR = "tutor"
    PSYCHOLOGIST = "psychologist"
    TEACHERS = "teachers"


class QuestionEmpty(Refusal):
    """There is no letter in this."""


class AnswerTooLong(Refusal):
    """More than fits on a screen together with the others."""


class AskedAlready(Refusal):
    """The questions have been sent, or thrown away."""


class NobodyToAsk(Refusal):
    """No guardian can be asked: not in Telegram, asked already, or a refusal is respected."""


class AnswersClosed(Refusal):
    """The answers were withdrawn, or their time is over."""


class Questionnaire(SQLModel, table=True):
    """Three questions about a student. An empty one is the default, in its reader's language."""

    id: int = Field(default=None, primary_key=True)
    student_id: int = Field(foreign_key="person.id", index=True)
    author_id: int = Field(foreign_key="person.id")
    questions: list[str] = Field(sa_type=JSON)
    begun_at: datetime = utc()
    sent_at: datetime | None = utc(default=None)
    student: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "Questionnaire.student_id"}
    )

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        mine = col(cls.author_id) == reach.me.id
        return and_(mine, col(cls.student_id).in_(reach.students))


class FamilyAnswers(SQLModel, table=True):
    """What one guardian answers, and who they have allowed to read it."""

    __tablename__ = "family_answers"
    __table_args__ = (UniqueConstraint("questionnaire_id", "guardian_id"),)
    id: int = Field(default=None, primary_key=True)
    questionnaire_id: int = Field(foreign_key="questionnaire.id")
    student_id: int = Field(foreign_key="person.id", index=True)
    guardian_id: int = Field(foreign_key="person.id", index=True)
    state: AnswersState = AnswersState.OPEN
    readers: Readers = Readers.TUTOR
    asked_at: datetime = utc()
    reminded_at: datetime | None = utc(default=None)
    ended_at: datetime | None = utc(default=None)
    questionnaire: Questionnaire = Relationship(sa_relationship_kwargs={"lazy": "selectin"})
    guardian: Person = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "foreign_keys": "FamilyAnswers.guardian_id"}
    )
    given: list["FamilyAnswer"] = Relationship(
        back_populates="answers",
        sa_relationship_kwargs={
            "lazy": "selectin",
            "order_by": "FamilyAnswer.number",
            "cascade": "all, delete-orphan",
        },
    )

    @property
    def student(self) -> Person:
        return self.questionnaire.student

    def answer(self, number: int) -> "FamilyAnswer | None":
        return next((one for one in self.given if one.number == number), None)

    @property
    def next(self) -> int | None:
        """The first question that is neither answered nor refused."""
        return next((n for n in range(QUESTIONS) if self.answer(n) is None), None)

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """A guardian's own, of a child that is still theirs; the staff's as far as was allowed."""
        covered = col(cls.student_id).in_(reach.students)
        sent = col(cls.state) == AnswersState.SENT
        if reach.role is Role.PARENT:
            return and_(covered, col(cls.guardian_id) == reach.me.id)
        if reach.role is Role.TEACHER:
            theirs = select(Course.group_id).where(col(Course.id).in_(courses.taught_by(reach.me)))
            taught = col(cls.student_id).in_(groups.students(theirs))
            open_to_them = col(cls.readers) == Readers.TEACHERS
            return and_(taught, reach.agreed(cls.student_id), sent, open_to_them)
        if reach.role is Role.PSYCHOLOGIST:
            return and_(covered, sent, col(cls.readers) != Readers.TUTOR)
        return covered


class FamilyAnswer(SQLModel, table=True):
    """The answer to one question; without a post it is not to be answered."""

    __tablename__ = "family_answer"
    __table_args__ = (UniqueConstraint("answers_id", "number"),)
    id: int = Field(default=None, primary_key=True)
    answers_id: int = Field(foreign_key="family_answers.id")
    number: int
    post_id: int | None = Field(default=None, foreign_key="post.id", index=True)
    at: datetime = utc()
    answers: FamilyAnswers = Relationship(back_populates="given")
    post: Post | None = Relationship(sa_relationship_kwargs={"lazy": "selectin"})

    @classmethod
    def within(cls, reach: Reach) -> ColumnElement[bool]:
        """Whoever may see the answers; the staff once they are sent."""
        whole = select(FamilyAnswers.id).where(FamilyAnswers.within(reach))
        if reach.role is not Role.PARENT:
            whole = whole.where(FamilyAnswers.state == AnswersState.SENT)
        return col(cls.answers_id).in_(whole)
