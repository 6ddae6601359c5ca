"""Asking the family: three questions about a child, answered, refused, corrected, taken back."""

from models.questionnaire.answering import answer, forget_drafts, mind, refuse, withdraw
from models.questionnaire.answering import send as send_answers
from models.questionnaire.asking import discard, prepare, put, send, to_ask
from models.questionnaire.reading import about, mine, told_of
from models.questionnaire.tables import (
    ANSWER,
    ANSWERED,
    ASK,
    ASKED,
    LONGEST_QUESTION,
    QUESTIONS,
    READ,
    REFUSED,
    REMINDED,
    AnswersState,
    FamilyAnswer,
    FamilyAnswers,
    Questionnaire,
    Readers,
)

__all__ = [
    "ANSWER",
    "ANSWERED",
    "ASK",
    "ASKED",
    "LONGEST_QUESTION",
    "QUESTIONS",
    "READ",
    "REFUSED",
    "REMINDED",
    "AnswersState",
    "FamilyAnswer",
    "FamilyAnswers",
    "Questionnaire",
    "Readers",
    "about",
    "answer",
    "discard",
    "forget_drafts",
    "mind",
    "mine",
    "prepare",
    "put",
    "refuse",
    "send",
    "send_answers",
    "to_ask",
    "told_of",
    "withdraw",
]
