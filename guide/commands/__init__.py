"""The commands: one module each, with `add`, which declares its options, and `run`, which takes them and returns an
exit code.

The stages are imported when a command runs, so that `--help` and a wrong option answer at once.
"""
