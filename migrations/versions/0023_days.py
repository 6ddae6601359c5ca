"""days: revision 0023, after 0021."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | Sequence[str] | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind", sa.Enum("BREAK", "HOLIDAY", "QUARANTINE", name="holidaykind"), nullable=False
        ),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "DECLARED", "WITHDRAWN", "DISCARDED", name="holidaystate"),
            nullable=False,
        ),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("declared_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_holiday_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["student_group.id"], name=op.f("fk_holiday_group_id_student_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_holiday_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_holiday_last"), ["last"], unique=False)
    op.create_table(
        "busy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum("MEDICAL", "ONSITE", "EXAM", "EVENT", name="busyreason"),
            nullable=False,
        ),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "ENTERED", "WITHDRAWN", "DISCARDED", name="busystate"),
            nullable=False,
        ),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_busy_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_busy_school_id_school")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_busy")),
    )
    with op.batch_alter_table("busy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_busy_last"), ["last"], unique=False)
        batch_op.create_index(batch_op.f("ix_busy_school_id"), ["school_id"], unique=False)
    op.create_table(
        "busy_student",
        sa.Column("busy_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["busy_id"], ["busy.id"], name=op.f("fk_busy_student_busy_id_busy")
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_busy_student_student_id_person")
        ),
        sa.PrimaryKeyConstraint("busy_id", "student_id", name=op.f("pk_busy_student")),
    )
    with op.batch_alter_table("busy_student", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_busy_student_student_id"), ["student_id"])
    op.create_table(
        "busy_left",
        sa.Column("busy_id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["busy_id"], ["busy.id"], name=op.f("fk_busy_left_busy_id_busy")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_busy_left_by_id_person")),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_busy_left_lesson_id_lesson")
        ),
        sa.PrimaryKeyConstraint("busy_id", "lesson_id", name=op.f("pk_busy_left")),
    )
    with op.batch_alter_table("busy_left", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_busy_left_lesson_id"), ["lesson_id"])
    op.create_table(
        "bell_schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("regular", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_bell_schedule_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["student_group.id"], name=op.f("fk_bell_schedule_group_id_student_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bell_schedule")),
    )
    with op.batch_alter_table("bell_schedule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bell_schedule_group_id"), ["group_id"])
    op.create_table(
        "bell",
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["bell_schedule.id"], name=op.f("fk_bell_schedule_id_bell_schedule")
        ),
        sa.PrimaryKeyConstraint("schedule_id", "number", name=op.f("pk_bell")),
    )
    op.create_table(
        "bell_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("DRAFT", "DECLARED", "WITHDRAWN", "DISCARDED", name="planstate"),
            nullable=False,
        ),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("declared_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_bell_plan_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["base_id"], ["bell_schedule.id"], name=op.f("fk_bell_plan_base_id_bell_schedule")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["student_group.id"], name=op.f("fk_bell_plan_group_id_student_group")
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["bell_schedule.id"],
            name=op.f("fk_bell_plan_schedule_id_bell_schedule"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bell_plan")),
    )
    with op.batch_alter_table("bell_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bell_plan_group_id"), ["group_id"])
        batch_op.create_index(batch_op.f("ix_bell_plan_last"), ["last"])
    op.create_table(
        "bell_shift",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=False),
        sa.Column("was_starts", sa.Time(), nullable=False),
        sa.Column("was_ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["bell_plan.id"], name=op.f("fk_bell_shift_plan_id_bell_plan")
        ),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_bell_shift_slot_id_slot")),
        sa.PrimaryKeyConstraint("plan_id", "slot_id", name=op.f("pk_bell_shift")),
    )
    with op.batch_alter_table("bell_shift", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bell_shift_slot_id"), ["slot_id"])
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holiday_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_lesson_holiday_id"), ["holiday_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_lesson_holiday_id_holiday"), "holiday", ["holiday_id"], ["id"]
        )
