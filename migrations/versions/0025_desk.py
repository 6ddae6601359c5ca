"""desk: revision 0025, after 0021."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | Sequence[str] | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "desk_forum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("linked_at", sa.DateTime(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_desk_forum_owner_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_forum")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_desk_forum_chat_id")),
        sa.UniqueConstraint("owner_id", name=op.f("uq_desk_forum_owner_id")),
    )
    op.create_table(
        "desk_thread",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "STUDENT",
                "PARENT",
                "TUTOR",
                "TEACHER",
                "PSYCHOLOGIST",
                "COORDINATOR",
                "ADMIN",
                name="role",
            ),
            nullable=False,
        ),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Enum("OPEN", "WAITING", "DONE", name="threadstate"), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.Column("promised_at", sa.DateTime(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["person.id"], name=op.f("fk_desk_thread_staff_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_desk_thread_student_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_thread")),
    )
    with op.batch_alter_table("desk_thread", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_thread_student_id"), ["student_id"], unique=False)

    op.create_table(
        "working_hours",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("saturdays", sa.Boolean(), nullable=False),
        sa.Column("answers_within", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_working_hours_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_working_hours")),
    )
    op.create_table(
        "desk_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("addressee_id", sa.Integer(), nullable=True),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("replies_to", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("unheard_at", sa.DateTime(), nullable=True),
        sa.Column(
            "urgency", sa.Enum("HEALTH", "TODAY", "LINK", "EXAM", name="urgency"), nullable=True
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["addressee_id"], ["person.id"], name=op.f("fk_desk_message_addressee_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_desk_message_answered_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_desk_message_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_desk_message_post_id_post")
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["desk_thread.id"], name=op.f("fk_desk_message_thread_id_desk_thread")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_message")),
    )
    with op.batch_alter_table("desk_message", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_desk_message_addressee_id"), ["addressee_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_desk_message_author_id"), ["author_id"], unique=False)
        batch_op.create_index("ix_desk_message_place", ["chat_id", "message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_desk_message_post_id"), ["post_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_desk_message_thread_id"), ["thread_id"], unique=False)

    op.create_table(
        "desk_topic",
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("forum_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["desk_forum.id"], name=op.f("fk_desk_topic_forum_id_desk_forum")
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["desk_thread.id"], name=op.f("fk_desk_topic_thread_id_desk_thread")
        ),
        sa.PrimaryKeyConstraint("thread_id", "forum_id", name=op.f("pk_desk_topic")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quiet_from", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("quiet_to", sa.Integer(), nullable=True))
