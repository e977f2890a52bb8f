"""Push and pull: how phones and the office exchange changes (docs/protocol.md)."""
