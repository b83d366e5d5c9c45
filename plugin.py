"""The plugin's entry: what QGIS and qgis_process call."""

from qgis.core import QgsApplication


class SpatialDemandPlugin:
    """Registers the Processing provider and takes it away again."""

    def __init__(self, iface):
        """Keep iface (None under qgis_process) without touching it."""
        self.iface = iface
        self.provider = None

    def initProcessing(self):
        """Register the algorithms; all that qgis_process needs."""
        from .processing.provider import SpatialDemandProvider

        self.provider = SpatialDemandProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        """Set up inside the QGIS desktop."""
        self.initProcessing()

    def unload(self):
        """Leave nothing behind."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
