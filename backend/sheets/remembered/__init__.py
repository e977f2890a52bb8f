"""The list of what is remembered of a company, and how it is revoked."""
