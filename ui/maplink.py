"""The division that is shown and the one selected on the map: each follows the other."""

from functools import partial

from qgis.core import QgsFeatureRequest, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..layers.columns import is_null, text_of

RESULT_ID = "division_id"


class MapLink(QObject):
    """Listens to the selection of the division layer and of results on divisions, and sets that of the former."""

    selected = pyqtSignal(str)  # the id of the one division that is selected

    def __init__(self, parent=None):
        """Link nothing yet."""
        super().__init__(parent)
        self.layer_id, self.field, self._setting = "", "", False
        self._heard = {}  # layer id -> what hears its selection
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._forget)

    def link(self, layer, field):
        """Link the division layer (None: none) and the field that holds the divisions' ids."""
        wanted = layer.id() if layer is not None else ""
        if wanted != self.layer_id:
            self._leave([self.layer_id])
            self.layer_id = wanted
            self._listen(layer)
        self.field = field

    def link_results(self, ids):
        """Link the layers (ids) of a run whose rows are divisions, and no others but the division layer."""
        self._leave([one for one in self._heard if one != self.layer_id])
        for layer in map(QgsProject.instance().mapLayer, ids):
            if layer is not None and layer.isSpatial() and layer.fields().lookupField(RESULT_ID) >= 0:
                self._listen(layer)

    def shut(self):
        """Hear nothing more."""
        self._leave(list(self._heard))
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._forget)

    def _forget(self, ids):
        """Leave layers that go: one that comes back under the same id is another."""
        self._leave(ids)
        if self.layer_id in ids:
            self.layer_id = ""

    def _listen(self, layer):
        if layer is not None and layer.id() not in self._heard:
            heard = self._heard[layer.id()] = partial(self._hear, layer.id())
            layer.selectionChanged.connect(heard)

    def _leave(self, ids):
        for one in ids:
            heard, layer = self._heard.pop(one, None), QgsProject.instance().mapLayer(one)
            if heard is not None and layer is not None:
                layer.selectionChanged.disconnect(heard)

    def _hear(self, layer_id, *_):
        layer = QgsProject.instance().mapLayer(layer_id)
        field = self.field if layer_id == self.layer_id else RESULT_ID
        if self._setting or layer is None or layer.selectedFeatureCount() != 1:
            return
        if layer.fields().lookupField(field) < 0:
            return
        value = next(layer.getSelectedFeatures())[field]
        if not is_null(value):
            self.selected.emit(text_of(value).strip())

    def select(self, division):
        """Select a division on the map; '' selects none."""
        layer = QgsProject.instance().mapLayer(self.layer_id)
        index = layer.fields().lookupField(self.field) if layer is not None else -1
        if index < 0:
            return
        wanted = []
        if division:
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
