"""The handouts with a clinic's own block, made in the visitor's browser by this very program (docs/site.md)."""
