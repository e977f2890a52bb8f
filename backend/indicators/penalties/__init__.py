"""Penalties by the terms of a clause: Jalon computes and proposes, the authority decides."""
