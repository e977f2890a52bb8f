"""What is derived from ``sync.records``: tables, schemas, the phone's types; and the one store."""
