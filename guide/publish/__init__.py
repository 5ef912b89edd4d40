"""Finished files into the build folder, whole or not at all."""
