"""make_models.py: builds the models in resources/models anew. Run by Debian's Python with QGIS (`make models`).

A model's inputs are those of the algorithms that it runs, by the same names, so that who knows one knows the other.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "resources" / "models"
sys.path.insert(0, str(ROOT / "tests" / "bench"))

DIVISIONS = ("DIVISIONS", "DIVISION_ID", "DIVISION_NAME", "DIVISION_TYPE")
PEOPLE = (*DIVISIONS, "POPULATION", "TOTAL", "POPULATION_2")
COMMUTES = ("COMMUTES", "ENDS", "HOME_X", "HOME_Y", "WORK_X", "WORK_Y", "COORD_CRS", "HOME_ZONE", "WORK_ZONE")
COMMUTES = (*COMMUTES, "ZONES", "ZONE_ID", "COUNT", "DISTANCE")
OUTSIDE = ("EXTERNAL", "EXTERNAL_ID")
FACILITIES = ("FACILITIES", "FACILITY_TYPE")
WAY = ("NETWORK", "NETWORK_SPEED")


class Model:
    """A model under construction."""

    def __init__(self, name: str, title: str, text: str):
        """Begin with its id, which is its file's name, its title and its help."""
        from qgis.core import QgsProcessingModelAlgorithm

        self.name = name
        self.model = QgsProcessingModelAlgorithm(title, "Models", "models")
        self.known, self.row = set(), 0
        self.model.setHelpContent({"ALG_DESC": text, "ALG_CREATOR": "Spatial Demand"})

    def step(self, name: str, algorithm: str, inputs: tuple, renamed=None, steps=None, outputs=None) -> None:
        """Add a run of an algorithm.

        inputs: its parameters that become the model's; renamed: parameter -> the model's name for it; steps: parameter
        -> (earlier step, its output); outputs: output -> the name of the model's result.
        """
        from qgis.core import (
            QgsApplication,
            QgsProcessingModelChildAlgorithm,
            QgsProcessingModelChildParameterSource,
            QgsProcessingModelOutput,
        )
        from qgis.PyQt.QtCore import QPointF, QSizeF

        renamed, steps, outputs = renamed or {}, steps or {}, outputs or {}
        definitions = QgsApplication.processingRegistry().algorithmById(f"spatialdemand:{algorithm}")
        child = QgsProcessingModelChildAlgorithm(f"spatialdemand:{algorithm}")
        child.setChildId(name)
        child.setDescription(definitions.displayName())
        child.setPosition(QPointF(520, 120 + 200 * self.row))
        for parameter in inputs:
            own = renamed.get(parameter, parameter)
            self._input(definitions.parameterDefinition(parameter), own, renamed)
            child.addParameterSources(parameter, [QgsProcessingModelChildParameterSource.fromModelParameter(own)])
        for parameter, (step, output) in steps.items():
            child.addParameterSources(parameter, [QgsProcessingModelChildParameterSource.fromChildOutput(step, output)])
        self._defaults(child, definitions, {*inputs, *steps})
        results = {}
        for k, (output, title) in enumerate(outputs.items()):
            result = QgsProcessingModelOutput(title, title)
            result.setChildId(name)
            result.setChildOutputName(output)
            result.setPosition(QPointF(900, 90 + 200 * self.row + 45 * k))
            result.setSize(QSizeF(220, 35))
            results[title] = result
        child.setModelOutputs(results)
        self.model.addChildAlgorithm(child)
        self.row += 1

    def _defaults(self, child, definitions, given: set) -> None:
        """Write the defaults of what is not given into the model: the modeler asks for every value that is needed."""
        from qgis.core import QgsProcessingModelChildParameterSource, QgsProcessingParameterDefinition

        for definition in definitions.parameterDefinitions():
            optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
            if definition.name() not in given and not optional and not definition.isDestination():
                value = QgsProcessingModelChildParameterSource.fromStaticValue(definition.defaultValue())
                child.addParameterSources(definition.name(), [value])

    def _input(self, definition, name: str, renamed: dict) -> None:
        """Make an algorithm's parameter one of the model's, once."""
        from qgis.core import QgsProcessingModelParameter
        from qgis.PyQt.QtCore import QPointF, QSizeF

        if name in self.known:
            return
        own = definition.clone()
        own.setName(name)
        if name != definition.name():
            own.setDescription(f"{definition.description()} ({name.lower().replace('_', ' ')})")
        if hasattr(own, "parentLayerParameterName") and own.parentLayerParameterName() in renamed:
            own.setParentLayerParameterName(renamed[own.parentLayerParameterName()])
        place = QgsProcessingModelParameter(name)
        place.setPosition(QPointF(140, 60 + 45 * len(self.known)))
        place.setSize(QSizeF(240, 35))
        self.known.add(name)
        self.model.addModelParameter(own, place)

    def save(self) -> None:
        """Write the model's file."""
        path = MODELS / f"{self.name}.model3"
        if not self.model.toFile(str(path)):
            raise RuntimeError(f"{path} could not be written")
        print(path.relative_to(ROOT))


def build() -> None:
    """Build and save every model."""
    model = Model(
        "profilechangemodel", "Profiles and their change", "Profiles at two dates, and the change between them."
    )
    earlier = {"POPULATION": "POPULATION_BEFORE"}
    people = (*DIVISIONS, "POPULATION", "TOTAL")
    model.step("before", "crowdprofile", (*DIVISIONS, "POPULATION"), earlier)
    model.step("after", "crowdprofile", people, outputs={"OUTPUT": "Crowd profile", "TABLE": "Crowd profile table"})
    steps = {"BEFORE": ("before", "OUTPUT"), "AFTER": ("after", "OUTPUT")}
    model.step("change", "profilechange", (), steps=steps, outputs={"OUTPUT": "Change", "TABLE": "Change table"})
    model.save()

    model = Model("commutestudymodel", "Commute study", "Bands, flows, balance and a map of where commuters live.")
    commutes = (*DIVISIONS, *COMMUTES)
    model.step("bands", "commutebands", commutes, outputs={"OUTPUT": "Bands", "TABLE": "Bands table"})
    flows = {"FLOWS": "Flows", "MATRIX": "Matrix", "BALANCE": "Balance"}
    model.step("flows", "odflows", (*commutes, *OUTSIDE, "MIN_FLOW"), outputs=flows)
    model.step("map", "commutemap", (*commutes, "CHOSEN"), outputs={"OUTPUT": "Map"})
    model.save()

    model = Model("facilitygapmodel", "Facility gap", "What crowds need, reach and lack, and their living circles.")
    places = (*PEOPLE, *FACILITIES, *WAY, "TYPES_FILE")
    demand = {"OUTPUT": "Demand", "TABLE": "Demand table", "UNITS": "Access of units"}
    model.step("demand", "facilitydemand", (*places, "CAPACITY", "METHOD"), outputs=demand)
    model.step("circles", "lifecircle", places, outputs={"OUTPUT": "Circles", "TABLE": "Circles table"})
    model.save()

    model = Model("wholestudymodel", "Whole study", "Everything in one run, into one GeoPackage and one report.")
    inputs = (
        *PEOPLE,
        "POPULATION_BEFORE",
        *COMMUTES,
        *OUTSIDE,
        "EXTERNAL_NAME",
        *FACILITIES,
        "CAPACITY",
        *WAY,
        "SITES",
    )
    inputs = (
        *inputs,
        "PLACES",
        "PLACE_CLASS",
        "FIRMS",
        "SEGMENT",
        "JOBS",
        "HUBS",
        "INDICATORS_FILE",
        "TYPES_FILE",
        "TITLE",
    )
    model.step("study", "study", inputs, outputs={"STUDY": "Study", "REPORT": "Report"})
    model.save()

    model = Model("beforeaftermodel", "Before and after", "The same counts on two sets of divisions, side by side.")
    moved = {name: f"{name}_AFTER" for name in DIVISIONS}
    model.step("before", "crowdprofile", PEOPLE)
    model.step("after", "crowdprofile", PEOPLE, moved)
    compared = {"OUTPUT": "Comparison", "TABLE": "Comparison table"}
    model.step("compare", "comparescenarios", (), steps=steps, outputs=compared)
    model.save()


def main() -> None:
    """Start QGIS with the plugin, build."""
    import measure

    application = measure.start_qgis()
    measure.load_plugin()
    MODELS.mkdir(parents=True, exist_ok=True)
    build()
    application.exitQgis()


if __name__ == "__main__":
    main()
