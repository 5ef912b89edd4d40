"""Handouts onto pages: every word, box and picture gets a place and a role. Pure: no files, no PDF."""
