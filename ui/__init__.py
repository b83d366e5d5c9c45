"""What the desktop shows; it runs the algorithms and never computes on its own."""
