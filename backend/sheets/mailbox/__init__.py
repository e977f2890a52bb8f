"""The e-mail address of a territory, as a folder of .eml files: their sheets become readings."""
