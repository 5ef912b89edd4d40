"""What every stage stands on: problems, lengths and colours, work shared out to processes."""
