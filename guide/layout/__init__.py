"""Handouts onto pages: every word, box and picture gets its place and its role. Pure: no files, no PDF."""
