"""oneroster: revision 0020, after 0018."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | Sequence[str] | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "sourced",
        sa.Column(
            "kind",
            sa.Enum("ORG", "USER", "CLASS", "LEARNS", "TEACHES", name="sourcedkind"),
            nullable=False,
        ),
        sa.Column("sourced_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("thing_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sourced_person_id_person")
        ),
        sa.PrimaryKeyConstraint("kind", "sourced_id", name=op.f("pk_sourced")),
    )
    op.create_index(op.f("ix_sourced_person_id"), "sourced", ["person_id"])
