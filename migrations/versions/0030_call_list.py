"""call_list: revision 0030, after 0026."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | Sequence[str] | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "phone_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "result",
            sa.Enum("REACHED", "NO_ANSWER", "LATER", "WRONG_NUMBER", name="callresult"),
            nullable=True,
        ),
        sa.Column("again_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_phone_call_by_id_person")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_phone_call_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_phone_call_student_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_call")),
    )
    with op.batch_alter_table("phone_call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phone_call_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phone_call_student_id"), ["student_id"], unique=False)

    op.create_table(
        "phone_number",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column(
            "hours", sa.Enum("MORNING", "DAY", "EVENING", "ANY", name="besthours"), nullable=False
        ),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("wrong_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["person.id"], name=op.f("fk_phone_number_noted_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_phone_number_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_phone_number")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("call_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_receipt_call_id"), ["call_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_receipt_call_id_phone_call"),
            "phone_call",
            ["call_id"],
            ["id"],
            ondelete="SET NULL",
        )
