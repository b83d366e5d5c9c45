"""The plugin's entry: what QGIS and qgis_process call."""

import os

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

MENU = "Spatial Demand"


class SpatialDemandPlugin:
    """Registers the Processing provider, offers the sample, and takes both away again."""

    def __init__(self, iface):
        """Keep iface (None under qgis_process) without touching it."""
        self.iface = iface
        self.provider = None
        self.action = None

    def initProcessing(self):
        """Register the algorithms and models; all that qgis_process needs."""
        self.register()
        self.add_models()

    def register(self):
        """Register the algorithms."""
        from .processing.provider import SpatialDemandProvider

        self.provider = SpatialDemandProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def add_models(self):
        """Add the models, which find the algorithms that they are made of only once those are registered."""
        if self.provider is not None:
            self.provider.add_models()

    def initGui(self):
        """Set up inside the QGIS desktop."""
        from .ui.sample import tr

        self.register()
        # when QGIS has started: nobody looks for a model before
        QTimer.singleShot(0, self.add_models)
        icon = QIcon(os.path.join(os.path.dirname(__file__), "resources", "icons", "icon.svg"))
        self.action = QAction(icon, tr("Open the sample"), self.iface.mainWindow())
        self.action.setObjectName("spatialDemandOpenSample")
        self.action.triggered.connect(self.open_sample)
        self.iface.addPluginToMenu(MENU, self.action)

    def open_sample(self):
        """Add the synthetic new town's layers to the project and show them."""
        from .ui.sample import open_sample

        divisions = open_sample(QgsProject.instance()).findLayers()[0].layer()
        self.iface.setActiveLayer(divisions)
        # after QGIS itself has zoomed to the first layers of an empty project
        QTimer.singleShot(0, self.iface.zoomToActiveLayer)

    def unload(self):
        """Leave nothing behind."""
        if self.action is not None:
            self.iface.removePluginMenu(MENU, self.action)
            self.action.deleteLater()
            self.action = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
