"""Puts finished files into the build folder, all or none."""
