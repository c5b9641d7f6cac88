from typing import Any

from django.db import migrations


def say_where_reviews_stand(apps: Any, schema_editor: Any) -> None:
    """Until now everything could be done at any time; a review is where its latest work is done."""
    review = apps.get_model("sampling", "Review")
    reviews = review._default_manager.using(schema_editor.connection.alias)
    reviews.filter(samples__isnull=False).update(state="sampling")
    reviews.filter(cases__allocations__isnull=False).update(state="fieldwork")


class Migration(migrations.Migration):
    dependencies = [
        ("sampling", "0006_states_of_a_review"),
    ]

    operations = [migrations.RunPython(say_where_reviews_stand, migrations.RunPython.noop)]
