"""withdrawn: revision 0026, after 0021."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0026"
down_revision: str | Sequence[str] | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    withdrawn = sa.text("withdrawn_at IS NOT NULL")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(
            "ix_consent_withdrawn",
            ["student_id"],
            unique=False,
            sqlite_where=withdrawn,
            postgresql_where=withdrawn,
        )
