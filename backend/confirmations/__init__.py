"""The word of who was there: each month a site's manager confirms the hours of its people."""
