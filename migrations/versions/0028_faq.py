"""faq: revision 0028, after 0026."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | Sequence[str] | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "faq",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("audience_id", sa.Integer(), nullable=False),
        sa.Column("said_id", sa.Integer(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "PUBLISHED", "WITHDRAWN", name="faqstate"),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audience_id"], ["audience.id"], name=op.f("fk_faq_audience_id_audience")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_faq_author_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq")),
    )
    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_faq_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_faq_said_id"), ["said_id"], unique=False)
