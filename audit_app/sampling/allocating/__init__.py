"""Who reads which case: assessors, conflicts, sharing out, second readings, due dates and reminders."""
