"""Keeping an installation: backups, restores, the move between databases, a check of its health."""
