"""The pages of the report: for leads while it is written, for readers once it is published."""
