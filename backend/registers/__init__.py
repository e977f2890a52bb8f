"""The registers that the office keeps: lists, records, edits, merging of duplicates."""
