"""The question who is meant, where somebody in a file has the name of somebody else."""

from collections.abc import Sequence

from models.imports import ImportFile
from models.lists import Question
from ui.screen import CallbackData, Row, Screen, button, phrase, screen

SHOWN = 8  # candidates


class Means(CallbackData, prefix="list-means"):
    """The person of this question is the candidate of this number, counted from 1; 0 is none."""

    file: int
    answered: int  # so many questions before this one
    candidate: int


class MeansAll(CallbackData, prefix="list-means-all"):
    """Here, and wherever there is a single namesake, it is that one."""

    file: int
    answered: int


def question(file: ImportFile, questions: Sequence[Question], no: CallbackData) -> Screen:
    """The next question; `no` puts the file aside."""
    asked, said = questions[0], len(file.answers or {})

    def means(candidate: int) -> Means:
        return Means(file=file.id, answered=said, candidate=candidate)

    rows: list[Row] = [
        [button("lists-is", means(number), name=one.name, of=one.of)]
        for number, one in enumerate(asked.candidates[:SHOWN], start=1)
    ]
    rows.append([button("lists-is-new", means(0))])
    alike = sum(len(one.candidates) == 1 for one in questions)
    if alike > 1 and len(asked.candidates) == 1:
        everybody = MeansAll(file=file.id, answered=said)
        rows.append([button("lists-are-all", everybody, n=alike)])
    rows.append([button("imports-cancel", no)])
    return screen(
        "lists-question",
        *rows,
        file=file.name,
        line=asked.line,
        name=asked.name,
        of=asked.of,
        left=len(questions),
        lines=[phrase("lists-candidate", name=one.name, of=one.of) for one in asked.candidates],
    )
