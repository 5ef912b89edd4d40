"""The values that stages hand to each other: frozen, no behaviour beyond reading themselves."""
