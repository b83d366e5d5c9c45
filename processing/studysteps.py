"""The steps of a study: which algorithm, on which of its layers, into which tables."""

from typing import NamedTuple

from ..analysis.definitions import words_of
from ..layers.expressions import missing_fields
from ..layers.messages import Refusal, tr
from . import commuteparameters as commuting
from . import crowdparameters as shared
from . import facilityparameters as facility
from .commutebands import CommuteBands
from .commutemap import CommuteMap
from .commutercrowds import CommuterCrowds
from .crowdprofile import CrowdProfile
from .customdemand import CustomDemand
from .facilitydemand import FacilityDemand
from .industrialcircle import IndustrialCircle
from .lifecircle import LifeCircle
from .odflows import OdFlows
from .profilechange import ProfileChange
from .valuechain import ValueChain

PARAMETER_KINDS = dict.fromkeys(("step", "name", "value"), "text")
LEDGER_KINDS = {
    **dict.fromkeys(("step", "what", "source", "fate", "reason"), "text"),
    "records": "integer",
    "amount": "number",
}
TABLES = ("TABLE", "MATRIX")  # outputs without geometry
# the field that a layer is of no use without
FIELDS = {"FACILITIES": "FACILITY_TYPE", "PLACES": "PLACE_CLASS", "FIRMS": "SEGMENT"}
# what may be left out though its layers are there
LEAVABLE = (
    "change",
    "bands",
    "flows",
    "commuters",
    "commute_map",
    "demand",
    "circles",
    "industry",
    "chain",
    "products",
)
CUSTOM = (
    ("PROFILE", "profile"),
    ("BANDS", "bands"),
    ("BALANCE", "balance"),
    ("DEMAND", "demand"),
    ("CIRCLES", "circles"),
    ("INDUSTRY", "industry"),
    ("CHAIN", "chain"),
)


class Step(NamedTuple):
    """One run of a study.

    outputs: output parameter -> table; renamed: parameter of the algorithm -> that of the study, where it has another
    name; tables: input parameter -> table of the study; presets: preset parameter -> the bundled preset where the study
    gives none; alone: whether it reads its population for itself.
    """

    name: str
    algorithm: type
    outputs: dict
    renamed: dict = {}
    tables: dict = {}
    presets: dict = {}
    alone: bool = False

    def parameters(self, definitions, given, path):
        """Return the algorithm's parameters: those of the study by their names, its tables, and where results go."""
        own = {}
        for name in definitions:
            of_study = self.renamed.get(name, name)
            if given.get(of_study) not in (None, ""):
                own[name] = given[of_study]
            elif name in self.presets:
                own[name] = shared.preset_path(self.presets[name])
        own.update({name: f"{path}|layername={table}" for name, table in self.tables.items()})
        for name in [name for name in own if name in ("OUTPUT", "TABLE", "UNITS", "UNITS_2")]:
            del own[name]
        for name, table in self.outputs.items():
            geometry = "" if name in TABLES else " (geom)"
            own[name] = f"ogr:dbname='{path}' table=\"{table}\"{geometry}"
        return own


def _pair(name, **more):
    return {"OUTPUT": name, "TABLE": f"{name}_table", **more}


def steps_of(study, parameters, context):
    """Return (Steps that a study's layers are there for, sentences about what is left out). Raises Refusal."""
    # of commutes, in a study
    no_lane = {"LANE": "-"}
    steps, missing = [Step("profile", CrowdProfile, _pair("profile"), no_lane)], []
    unwanted = _unwanted(study.parameterAsString(parameters, study.LEAVE_OUT, context))

    def have(*names):
        there = all(study.source(name) is not None for name in names)
        for name in names:
            field = FIELDS.get(name)
            if there and field and not study.parameterAsString(parameters, field, context):
                raise Refusal(tr("With {layer} given, choose its field too ({field}).").format(layer=name, field=field))
        return there

    if have("POPULATION_BEFORE"):
        preset = {"INDICATORS_FILE": "indicators_composition"}
        later = {**no_lane, "INDICATORS_FILE": "COMPOSITION_FILE", "POPULATION_2": "-"}
        earlier = {**later, "POPULATION": "POPULATION_BEFORE"}
        steps += [
            Step("composition_before", CrowdProfile, _pair("composition_before"), earlier, {}, preset, alone=True),
            Step("composition_after", CrowdProfile, _pair("composition_after"), later, {}, preset),
            Step(
                "change",
                ProfileChange,
                _pair("change"),
                tables={"BEFORE": "composition_before", "AFTER": "composition_after"},
            ),
        ]
    else:
        missing.append(tr("Change: left out; give the population at an earlier date (POPULATION_BEFORE)."))
    if have(commuting.COMMUTES):
        steps.append(Step("bands", CommuteBands, _pair("bands")))
        steps.append(Step("flows", OdFlows, {"FLOWS": "flows", "MATRIX": "matrix", "BALANCE": "balance"}))
        lacking = _lacking_attributes(study, parameters, context)
        if lacking:
            missing.append(tr("Crowds of commuters: left out; the commutes lack {fields}.").format(fields=lacking))
        else:
            steps.append(Step("commuters", CommuterCrowds, {"TABLE": "commuters_table"}))
        steps.append(Step("commute_map", CommuteMap, {"OUTPUT": "commute_map"}))
    else:
        missing.append(tr("Commuting: left out; give commutes (COMMUTES)."))
    if have(facility.FACILITIES):
        # units hold the source's own counts
        few = study.parameterAsInt(parameters, shared.MIN_COUNT, context) > 0
        units = [{} if few else {"UNITS": name} for name in ("demand_units", "circle_units")]
        if few:
            missing.append(tr("Tables of units: left out; with MIN_COUNT no unit's own counts are passed on."))
        steps.append(Step("demand", FacilityDemand, _pair("demand", **units[0])))
        steps.append(Step("circles", LifeCircle, _pair("circles", **units[1])))
    else:
        missing.append(tr("Facilities and living circles: left out; give facilities (FACILITIES)."))
    if have("SITES", "PLACES"):
        steps.append(Step("industry", IndustrialCircle, _pair("industry", CIRCLES="industry_sites")))
    else:
        missing.append(tr("Industrial circles: left out; give industrial sites and places (SITES, PLACES)."))
    if have("FIRMS"):
        steps.append(Step("chain", ValueChain, _pair("chain")))
    else:
        missing.append(tr("Value chain: left out; give firms (FIRMS)."))
    if "change" in unwanted:
        unwanted |= {"composition_before", "composition_after"}
    steps = [step for step in steps if step.name not in unwanted]
    made = {table for step in steps for table in step.outputs.values()}
    if "products" not in unwanted:
        tables = {name: table for name, table in CUSTOM if table in made}
        steps.append(Step("products", CustomDemand, _pair("products"), tables=tables))
    return steps, missing


def _unwanted(text):
    """Return the names of the steps that a text with commas leaves out. Raises Refusal for one that is none."""
    names = {word.lower() for word in words_of(text)}
    unknown = sorted(names - set(LEAVABLE))
    if unknown:
        raise Refusal(
            tr("LEAVE_OUT: '{step}' is no step that can be left out; choose among {steps}.").format(
                step=unknown[0], steps=", ".join(LEAVABLE)
            )
        )
    return names


def _lacking_attributes(study, parameters, context):
    """Return the fields that the default attributes of commuters need and the commutes lack, '' where none."""
    if study.parameterAsFile(parameters, "ATTRIBUTES_FILE", context):
        return ""
    fields = study.source(commuting.COMMUTES).fields
    items = shared.default_items("attributes_lbs", "attributes")
    return ", ".join(sorted({name for item in items for name in missing_fields(item["expression"], fields)}))


def ledger_rows(ledgers):
    """Yield the rows of the ledger's table from step -> ledger."""
    for step, ledger in ledgers.items():
        for account in ledger.get("accounts", ()):
            came = (account["records"], account["total"])
            yield (step, account["what"], account["source"], "in", tr("came in"), *came)
            for entry in account["entries"]:
                fate, reason = entry["fate"], entry["reason"]
                yield (step, account["what"], account["source"], fate, reason, entry["records"], entry["amount"])
        for remark in ledger.get("remarks", ()):
            yield (step, None, None, "remark", remark, None, None)
