"""cases: revision 0033, after 0026."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0033"
down_revision: str | Sequence[str] | None = "0032"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("desk_thread", schema=None) as batch_op:
        batch_op.add_column(sa.Column("missed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("left_at", sa.DateTime(), nullable=True))

    role = sa.Enum(
        "STUDENT",
        "PARENT",
        "TUTOR",
        "TEACHER",
        "PSYCHOLOGIST",
        "COORDINATOR",
        "ADMIN",
        name="role",
    )
    op.create_table(
        "hard_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("tutor_id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("role", role, nullable=False),
        sa.Column("state", sa.Enum("OPEN", "DECIDED", "CLOSED", name="casestate"), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("promised_at", sa.DateTime(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.Column("missed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["person.id"], name=op.f("fk_hard_case_asked_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_hard_case_student_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["tutor_id"], ["person.id"], name=op.f("fk_hard_case_tutor_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hard_case")),
    )
    with op.batch_alter_table("hard_case", schema=None) as batch_op:
        for column in ("student_id", "tutor_id", "asked_id"):
            batch_op.create_index(batch_op.f(f"ix_hard_case_{column}"), [column], unique=False)

    op.create_table(
        "case_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("replies_to", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("decides", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_case_message_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hard_case.id"], name=op.f("fk_case_message_case_id_hard_case")
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_case_message_post_id_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_message")),
    )
    with op.batch_alter_table("case_message", schema=None) as batch_op:
        for column in ("case_id", "author_id", "post_id"):
            batch_op.create_index(batch_op.f(f"ix_case_message_{column}"), [column], unique=False)
        batch_op.create_index("ix_case_message_place", ["chat_id", "message_id"], unique=False)
