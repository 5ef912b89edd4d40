"""The commands: one module each, with `add`, which declares its options, and `run`, options in, an exit code out.

The stages are imported when a command runs, so that `--help` and a wrong option answer at once.
"""
