"""What a row of the list says: values read, mends told, and what cannot be taken named with its reason."""
