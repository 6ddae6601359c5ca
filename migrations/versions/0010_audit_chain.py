"""audit chain: revision 0010, after 0009.

What was written before gets its place in the chain as it stands: from here on it is sealed, too.
"""

import hashlib
import json
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KEEPS_ROWS = """CREATE TRIGGER audit_keeps_rows BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""

CHANGES_NOTHING = """CREATE TRIGGER audit_changes_nothing BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""

# REPLACE deletes without asking the first of these.
GROWS_AT_ITS_END = """CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit)
    OR NEW.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'the audit log grows at its end'); END"""


def upgrade() -> None:
    connection = op.get_bind()
    old = connection.exec_driver_sql(
        "SELECT at, actor_id, action, kind, thing_id FROM audit ORDER BY id"
    ).all()
    op.drop_table("audit")
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("thing_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_person_id_decision_at", "audit", ["person_id", "decision", "at"])
    previous = ""
    for id, (at, person_id, action, kind, thing_id) in enumerate(old, start=1):
        name = action.lower().replace("_", "-")
        row = [id, at, person_id, None, name, kind, thing_id, "allow", None, previous]
        text = json.dumps(row, separators=(",", ":"), ensure_ascii=False)
        previous = hashlib.sha256(text.encode()).hexdigest()
        connection.exec_driver_sql(
            "INSERT INTO audit (id, at, person_id, role, action, kind, thing_id, decision, reason,"
            " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, previous),
        )
    for trigger in (KEEPS_ROWS, CHANGES_NOTHING, GROWS_AT_ITS_END):
        op.execute(trigger)
