"""The groups of the set-up panel, one a file."""
