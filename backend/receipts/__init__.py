"""Receipts on paper: of a sheet handed in, of hours confirmed. Knows nobody; both print with it."""
