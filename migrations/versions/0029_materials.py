"""materials: revision 0029, after 0026."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | Sequence[str] | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "material_news",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_material_news_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_material_news")),
    )
    op.create_table(
        "material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column(
            "state", sa.Enum("DRAFT", "OPEN", "WITHDRAWN", name="materialstate"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=True),
        sa.Column("lost_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_material_author_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["course_id"], ["course.id"], name=op.f("fk_material_course_id_course")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_material_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
    )
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_material_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_post_id"), ["post_id"], unique=False)

    op.create_table(
        "material_taking",
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["material_id"], ["material.id"], name=op.f("fk_material_taking_material_id_material")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_material_taking_person_id_person")
        ),
        sa.PrimaryKeyConstraint("material_id", "person_id", name=op.f("pk_material_taking")),
    )
    with op.batch_alter_table("material_taking", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_material_taking_person_id"), ["person_id"], unique=False
        )
