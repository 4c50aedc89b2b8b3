"""All tables, imported so that the metadata is complete: for migrations, and for the rotation of data keys."""

from sqlalchemy import Column, Table

from echodiary.features.accounts import models as accounts
from echodiary.features.books import models as books
from echodiary.features.checklist import models as checklist
from echodiary.features.drafts import models as drafts
from echodiary.features.entries import models as entries
from echodiary.features.generations import models as generations
from echodiary.features.idempotency import models as idempotency
from echodiary.features.llm_policy import models as llm_policy
from echodiary.features.persona_chats import models as persona_chats
from echodiary.features.personas import models as personas
from echodiary.features.usage import models as usage
from echodiary.platform.database import Base

TABLES = (
    accounts,
    idempotency,
    llm_policy,
    usage,
    checklist,
    personas,
    persona_chats,
    books,
    entries,
    generations,
    drafts,
)
metadata = Base.metadata


def sealed_columns() -> list[tuple[Table, Column[bytes]]]:
    """Every sealed column of every table."""
    return [
        (table, column) for table in metadata.sorted_tables for column in table.columns if column.info.get("sealed")
    ]
