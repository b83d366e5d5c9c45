"""The division that is shown and the one selected on the map: each follows the other."""

from qgis.core import QgsFeatureRequest, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..layers.columns import is_null, text_of


class MapLink(QObject):
    """Listens to the selection of a division layer, and sets it."""

    selected = pyqtSignal(str)  # the id of the one division that is selected

    def __init__(self, parent=None):
        """Link nothing yet."""
        super().__init__(parent)
        self.layer_id, self.field, self._setting = "", "", False

    def link(self, layer, field):
        """Link a layer (None: none) and the field that holds the divisions' ids."""
        if layer is not None and layer.id() == self.layer_id:
            self.field = field
            return
        old = QgsProject.instance().mapLayer(self.layer_id)
        if old is not None:
            old.selectionChanged.disconnect(self._heard)
        self.layer_id, self.field = (layer.id(), field) if layer is not None else ("", "")
        if layer is not None:
            layer.selectionChanged.connect(self._heard)

    def _layer(self):
        layer = QgsProject.instance().mapLayer(self.layer_id)
        return layer if layer is not None and layer.fields().lookupField(self.field) >= 0 else None

    def _heard(self, *_):
        layer = self._layer()
        if self._setting or layer is None or layer.selectedFeatureCount() != 1:
            return
        value = next(layer.getSelectedFeatures())[self.field]
        if not is_null(value):
            self.selected.emit(text_of(value).strip())

    def select(self, division):
        """Select a division on the map; '' selects none."""
        layer = self._layer()
        if layer is None:
            return
        wanted = []
        if division:
            index = layer.fields().lookupField(self.field)
            request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([index])
            wanted = [
                feature.id()
                for feature in layer.getFeatures(request)
                if not is_null(feature[self.field]) and text_of(feature[self.field]).strip() == division
            ]
        self._setting = True
        try:
            layer.selectByIds(wanted)
        finally:
            self._setting = False
