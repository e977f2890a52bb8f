"""Photos and other files: resumable upload, checked by hash, kept apart from records."""
