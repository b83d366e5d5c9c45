"""The provider: the list of algorithms, and their place in the toolbox."""

import glob
import os

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterEnum,
    QgsProcessingProvider,
)
from qgis.PyQt.QtGui import QIcon

from ..layers.messages import tr
from .commutebands import CommuteBands
from .commutemap import CommuteMap
from .commutercrowds import CommuterCrowds
from .comparescenarios import CompareScenarios
from .crowdprofile import CrowdProfile
from .customdemand import CustomDemand
from .facilitydemand import FacilityDemand
from .industrialcircle import IndustrialCircle
from .lifecircle import LifeCircle
from .odflows import OdFlows
from .profilechange import ProfileChange
from .study import Study
from .valuechain import ValueChain

ALGORITHMS = (
    CrowdProfile,
    ProfileChange,
    CommuteBands,
    OdFlows,
    CommuterCrowds,
    CommuteMap,
    FacilityDemand,
    LifeCircle,
    IndustrialCircle,
    ValueChain,
    CustomDemand,
    CompareScenarios,
    Study,
)
ROOT = os.path.dirname(os.path.dirname(__file__))


class BundledModel(QgsProcessingModelAlgorithm):
    """A model whose id is its file's name; to QGIS it is its title, which may be written otherwise one day."""

    def __init__(self, path):
        """Read it; `read` says whether that went well."""
        super().__init__()
        self.path = path
        self.read = self.fromFile(path)
        self._translate()

    def name(self):
        """Return the id within the provider."""
        return os.path.splitext(os.path.basename(self.path))[0]

    def createInstance(self):
        """Return a fresh one for a run."""
        return type(self)(self.path)

    def displayName(self):
        """Return the title in the user's language."""
        return _said(super().displayName())

    def group(self):
        """Return the group in the toolbox, in the user's language."""
        return _said(super().group())

    def shortHelpString(self):
        """Return the help in the user's language."""
        return _said(self.helpContent().get("ALG_DESC", ""))

    def _translate(self):
        """Name the parameters and outputs in the user's language: the file has them in English."""
        for one in (*self.parameterDefinitions(), *self.outputDefinitions()):
            one.setDescription(_said(one.description()))
            if isinstance(one, QgsProcessingParameterEnum):
                one.setOptions([_said(option) for option in one.options()])


def _said(text):
    return tr(text) if text else ""


class SpatialDemandProvider(QgsProcessingProvider):
    """Spatial Demand in the Processing toolbox."""

    def id(self):
        """Return the id that other people's models and scripts use."""
        return "spatialdemand"

    def name(self):
        """Return the name shown in the toolbox; a brand, not translated."""
        return "Spatial Demand"

    def icon(self):
        """Return the plugin's icon."""
        return QIcon(os.path.join(ROOT, "resources", "icons", "icon.svg"))

    def loadAlgorithms(self):
        """Add every algorithm; each says itself what it lacks to run."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        # a model finds its algorithms only in a provider that is registered
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            self._add_models()

    def add_models(self):
        """Add the bundled models, once the provider is registered, and tell whoever lists them."""
        self._add_models()
        self.algorithmsLoaded.emit()

    def _add_models(self):
        for path in sorted(glob.glob(os.path.join(ROOT, "resources", "models", "*.model3"))):
            model = BundledModel(path)
            if model.read:
                self.addAlgorithm(model)
