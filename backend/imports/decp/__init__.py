"""Contracts from the essential data of public procurement (DECP): drafts to complete."""
