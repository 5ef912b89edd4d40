"""The values that stages pass to each other: frozen, with no behaviour beyond reading themselves."""
