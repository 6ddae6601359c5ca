"""oneroster gradebook: revision 0024, after 0021."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | Sequence[str] | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


BEFORE = ("ORG", "USER", "CLASS", "LEARNS", "TEACHES")


def upgrade() -> None:
    with op.batch_alter_table("sourced", schema=None) as batch_op:
        batch_op.add_column(sa.Column("weight", sa.Float(), nullable=True))
        batch_op.alter_column(
            "kind",
            existing_type=sa.Enum(*BEFORE, name="sourcedkind"),
            type_=sa.Enum(*BEFORE, "CATEGORY", name="sourcedkind"),
            existing_nullable=False,
        )
