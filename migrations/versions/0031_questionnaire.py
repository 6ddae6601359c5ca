"""questionnaire: revision 0031, after 0030."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0031"
down_revision: str | Sequence[str] | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "questionnaire",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_questionnaire_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_questionnaire_student_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
    )
    with op.batch_alter_table("questionnaire", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_questionnaire_student_id"), ["student_id"], unique=False
        )

    op.create_table(
        "family_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("questionnaire_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("guardian_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("OPEN", "SENT", "REFUSED", "WITHDRAWN", "LAPSED", name="answersstate"),
            nullable=False,
        ),
        sa.Column(
            "readers",
            sa.Enum("TUTOR", "PSYCHOLOGIST", "TEACHERS", name="readers"),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["person.id"], name=op.f("fk_family_answers_guardian_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name=op.f("fk_family_answers_questionnaire_id_questionnaire"),
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_family_answers_student_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_answers")),
        sa.UniqueConstraint(
            "questionnaire_id", "guardian_id", name=op.f("uq_family_answers_questionnaire_id")
        ),
    )
    with op.batch_alter_table("family_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_family_answers_guardian_id"), ["guardian_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_family_answers_student_id"), ["student_id"], unique=False
        )

    op.create_table(
        "family_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answers_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answers_id"],
            ["family_answers.id"],
            name=op.f("fk_family_answer_answers_id_family_answers"),
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_family_answer_post_id_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_answer")),
        sa.UniqueConstraint("answers_id", "number", name=op.f("uq_family_answer_answers_id")),
    )
    with op.batch_alter_table("family_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_answer_post_id"), ["post_id"], unique=False)
