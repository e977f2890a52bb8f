"""A file that a company sent: kept first, read, finished by people, turned into drafts."""
