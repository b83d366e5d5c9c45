"""The Processing algorithms, each one door to the method."""
