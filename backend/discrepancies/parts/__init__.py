"""What was computed of a month, operation by operation, kept in a table until an input changes."""
