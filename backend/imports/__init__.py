"""Registers from workbooks and CSV, contracts from open data (DECP): tried first, then whole."""
