"""A plugin that does nothing."""


class NoPlugin:
    """Does nothing."""

    def initGui(self):
        """Add nothing."""

    def unload(self):
        """Take nothing away."""


def classFactory(iface):
    """Return the plugin."""
    return NoPlugin()
