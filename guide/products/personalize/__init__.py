"""The same sheets for many practices: rows in, a folder of files for each practice out."""
