"""The page behind the link: plain HTML, one script of a few kilobytes, no framework."""
