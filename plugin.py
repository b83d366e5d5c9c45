"""The plugin's entry: what QGIS and qgis_process call."""

import os

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

MENU = "Spatial Demand"
PANEL_SHOWN = "spatialdemand/panel_shown"


class SpatialDemandPlugin:
    """Registers the Processing provider, offers the dock and the sample, and takes all away again."""

    def __init__(self, iface):
        """Keep iface (None under qgis_process) without touching it."""
        self.iface = iface
        self.provider = None
        self.actions = []
        self.dock = None
        self.translator = None

    def initProcessing(self):
        """Register the algorithms and models; all that qgis_process needs."""
        self.register()
        self.add_models()

    def register(self):
        """Register the algorithms, which ask for their texts in the user's language."""
        from .layers.language import install_translation
        from .processing.provider import SpatialDemandProvider

        self.translator = install_translation()
        self.provider = SpatialDemandProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def add_models(self):
        """Add the models, which find the algorithms that they are made of only once those are registered."""
        if self.provider is not None:
            self.provider.add_models()

    def initGui(self):
        """Set up inside the QGIS desktop."""
        from .layers.messages import tr

        self.register()
        # when QGIS has started: nobody looks for a model before
        QTimer.singleShot(0, self.add_models)
        icon = QIcon(os.path.join(os.path.dirname(__file__), "resources", "icons", "icon.svg"))
        self.panel_action = self._action(icon, tr("Spatial Demand panel"), "spatialDemandPanel", self.show_panel)
        self.panel_action.setCheckable(True)
        self.iface.addToolBarIcon(self.panel_action)
        self._action(icon, tr("Open the sample"), "spatialDemandOpenSample", self.open_sample)
        if QgsSettings().value(PANEL_SHOWN, False, type=bool):
            # as it was left; not before QGIS has started
            QTimer.singleShot(0, self.show_panel)

    def _action(self, icon, text, name, act):
        """Add an entry to the plugin's menu."""
        action = QAction(icon, text, self.iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(lambda *_: act())
        self.iface.addPluginToMenu(MENU, action)
        self.actions.append(action)
        return action

    def show_panel(self):
        """Show the dock or hide it; it is made the first time it is asked for."""
        if self.provider is None:
            return
        if self.dock is None:
            self._make_panel()
        else:
            self.dock.setUserVisible(not self.dock.isUserVisible())

    def _make_panel(self):
        from .ui.dock import SpatialDemandDock

        window = self.iface.mainWindow()
        self.dock = SpatialDemandDock(self.iface, window)
        # to the place where it was, else to the right
        if not window.restoreDockWidget(self.dock):
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.show()
        self.dock.raise_()
        self.panel_action.setChecked(True)
        self.dock.opened.connect(lambda: self._panel_is(True))
        self.dock.closed.connect(lambda: self._panel_is(False))
        QgsSettings().setValue(PANEL_SHOWN, True)

    def _panel_is(self, shown):
        self.panel_action.setChecked(shown)
        QgsSettings().setValue(PANEL_SHOWN, shown)

    def open_sample(self):
        """Add the synthetic new town's layers to the project and show them."""
        from .ui.sample import open_sample

        divisions = open_sample(QgsProject.instance()).findLayers()[0].layer()
        self.iface.setActiveLayer(divisions)
        # after QGIS itself has zoomed to the first layers of an empty project
        QTimer.singleShot(0, self.iface.zoomToActiveLayer)

    def unload(self):
        """Leave nothing behind."""
        if self.dock is not None:
            self.dock.shut()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        for action in self.actions:
            self.iface.removePluginMenu(MENU, action)
            self.iface.removeToolBarIcon(action)
            action.deleteLater()
        self.actions = []
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
