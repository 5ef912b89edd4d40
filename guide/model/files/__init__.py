"""What the YAML files say, key by key: one module a file."""
