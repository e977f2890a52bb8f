"""Answering without an account, by a link that allows nothing else."""
