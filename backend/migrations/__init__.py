"""Alembic's environment and the migrations, each of which says why and what it leaves."""
