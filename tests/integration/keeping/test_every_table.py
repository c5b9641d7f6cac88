"""No table of the database is left out of the data map."""

from __future__ import annotations

from django.db import connection

from audit_app.keeping.data_map import held_models
from audit_app.keeping.data_map.libraries import WITHOUT_A_MODEL

# Rows of the demonstration that the tests keep aside.
KEPT_BY_TESTS = "kept_"


def test_every_table_and_every_column_is_in_the_data_map(db: None) -> None:
    told = {model._meta.db_table: {field.column for field in model._meta.fields} for model in held_models()}
    told |= {table: set(" ".join(kinds.values()).split()) for table, kinds in WITHOUT_A_MODEL.items()}
    with connection.cursor() as cursor:
        there = [
            each
            for each in connection.introspection.table_names(cursor)
            if not each.startswith(KEPT_BY_TESTS)
        ]
        for table in there:
            cursor.execute(f"SELECT * FROM {table} WHERE 1 = 0")  # noqa: S608
            assert told[table] == {column[0] for column in cursor.description}, table
    assert set(told) == set(there)
