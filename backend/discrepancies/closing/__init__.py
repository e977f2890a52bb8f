"""Closing a month: what is retained goes to the ledger with all that explains it."""
