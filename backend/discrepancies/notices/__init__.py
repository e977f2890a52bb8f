"""Findings that no sheet carries: of lots, of sites, of the unit's own field work."""
