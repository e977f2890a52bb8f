"""Accounts: territories, users, roles, devices, sessions and what each user may reach."""
