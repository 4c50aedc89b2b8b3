"""The queue's tables: Procrastinate's schema of 3.10.0 (MIT licence), frozen so that every instance gets the same one.

A test compares it with the installed package: after an upgrade of the package, its own migrations go into a new
revision.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = Path(__file__).resolve().parents[1] / "sql" / "procrastinate_3.10.0.sql"

DROP = """
DO $$
DECLARE found record;
BEGIN
    FOR found IN SELECT tablename FROM pg_tables
        WHERE schemaname = current_schema() AND tablename LIKE 'procrastinate%' LOOP
        EXECUTE format('DROP TABLE %I CASCADE', found.tablename);
    END LOOP;
    FOR found IN SELECT oid::regprocedure AS signature FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate%' LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', found.signature);
    END LOOP;
    FOR found IN SELECT typname FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace
        WHERE nspname = current_schema() AND typname LIKE 'procrastinate%' AND typtype IN ('e', 'c') LOOP
        EXECUTE format('DROP TYPE IF EXISTS %I CASCADE', found.typname);
    END LOOP;
END $$
"""


def upgrade() -> None:
    # One string, no parameters: psycopg sends it as it is, percent signs included.
    op.get_bind().connection.driver_connection.execute(SCHEMA.read_text())


def downgrade() -> None:
    op.get_bind().connection.driver_connection.execute(DROP)
