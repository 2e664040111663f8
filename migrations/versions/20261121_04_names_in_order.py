"""Names in the order of the alphabet: a key to sort by, kept with each person.

Revision ID: 20261121_names_in_order
Revises: 20261121_accounts
"""

import sqlalchemy as sa
from alembic import op

revision = "20261121_names_in_order"
down_revision = "20261121_accounts"
branch_labels = None
depends_on = None

BYTEWISE = sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql")
AT_ONCE = 1000

# As `zerek.identity.rules.sort_key` is at this moment; a migration does not change with the code.
AFTER = str.maketrans(
    {"ё": "е\uf8fe", "ә": "а\uf8fe", "ғ": "г\uf8fe", "қ": "к\uf8fe", "ң": "н\uf8fe", "ө": "о\uf8fe"}
    | {"ұ": "у\uf8fe", "ү": "у\uf8ff", "һ": "х\uf8fe", "і": "ы\uf8fe"}
)


def upgrade() -> None:
    op.add_column("users", sa.Column("sort_name", BYTEWISE, nullable=False, server_default=""))
    users = sa.table("users", sa.column("id", sa.Uuid()), sa.column("full_name"), sa.column("sort_name"))
    connection = op.get_bind()
    change = users.update().where(users.c.id == sa.bindparam("user")).values(sort_name=sa.bindparam("key"))
    found = connection.execute(sa.select(users.c.id, users.c.full_name)).all()
    for start in range(0, len(found), AT_ONCE):
        batch = found[start : start + AT_ONCE]
        connection.execute(
            change, [{"user": row.id, "key": row.full_name.casefold().translate(AFTER)[:400]} for row in batch]
        )
    op.create_index("ix_users_sort_name", "users", ["sort_name"])


def downgrade() -> None:
    op.drop_index("ix_users_sort_name", "users")
    op.drop_column("users", "sort_name")
