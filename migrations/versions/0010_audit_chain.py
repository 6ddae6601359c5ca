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

# The same for PostgreSQL, which also has to learn what Python teaches SQLite at every start: the
# hash of a row, over the same JSON to the letter.
POSTGRESQL = (
    """CREATE FUNCTION audit_seal(id bigint, at timestamp, person_id bigint, role text, action text,
        kind text, thing_id bigint, decision text, reason text, previous text)
    RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT encode(sha256(convert_to('[' || array_to_string(ARRAY[
            id::text, to_json(to_char(at, 'YYYY-MM-DD HH24:MI:SS.US'))::text, person_id::text,
            to_json(role)::text, to_json(action)::text, to_json(kind)::text, thing_id::text,
            to_json(decision)::text, to_json(reason)::text, to_json(previous)::text
        ], ',', 'null') || ']', 'UTF8')), 'hex') $$""",
    """CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'the audit log is append-only';
        END $$""",
    """CREATE FUNCTION audit_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.id <> (SELECT coalesce(max(audit.id), 0) + 1 FROM audit) OR NEW.previous
                <> coalesce((SELECT audit.hash FROM audit ORDER BY audit.id DESC LIMIT 1), '')
            THEN RAISE integrity_constraint_violation
                USING MESSAGE = 'the audit log grows at its end'; END IF;
            RETURN NEW;
        END $$""",
    """CREATE TRIGGER audit_keeps_rows BEFORE DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()""",
    """CREATE TRIGGER audit_changes_nothing BEFORE UPDATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()""",
    """CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_grows()""",
)


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
    sqlite = connection.dialect.name == "sqlite"
    for taught in (KEEPS_ROWS, CHANGES_NOTHING, GROWS_AT_ITS_END) if sqlite else POSTGRESQL:
        connection.exec_driver_sql(taught)
