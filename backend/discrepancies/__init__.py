"""The review: what was declared, confirmed and seen side by side, and what people decide of it."""
