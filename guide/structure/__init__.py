"""The structure tree of a handout: what a screen reader walks through, fixed before any layout."""
