"""What every room is built with: items and specs, form fields, the working-day calendar, template tags."""
