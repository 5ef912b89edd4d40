"""What every stage builds on: problems, lengths and colours, work shared among processes."""
