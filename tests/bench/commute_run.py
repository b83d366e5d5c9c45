"""The runs on commutes that are measured: commutebands and odflows, and the chain of QGIS's own algorithms."""

import measure
import scene

BANDS, FLOWS, MAP = "commutebands", "odflows", "commutemap"
SINKS = {BANDS: ("OUTPUT", "TABLE"), FLOWS: ("FLOWS", "MATRIX", "BALANCE"), MAP: ("OUTPUT",)}
LIMITS = (5, 10, 20, 30, 40, 50)
TEMPORARY = "TEMPORARY_OUTPUT"
# on a sphere, as a field calculator can; the ellipsoid makes up to 0.3 % of it
SPHERE_KM = (
    "12742.0176 * asin(sqrt(sin(({work_y} - {home_y}) / 2) ^ 2"
    " + cos({home_y}) * cos({work_y}) * sin(({work_x} - {home_x}) / 2) ^ 2))"
)


def by_coordinates(algorithm, commutes, output=(), feedback=None):
    """Run one of ours on records with coordinates (a layer, its source, or a selection)."""
    given = {"ENDS": 1, "COUNT": "count", **{name.upper(): name for name in scene.ENDS}}
    return _run(algorithm, commutes, given, output, feedback)


def by_zones(algorithm, pairs, output=(), feedback=None):
    """Run one of ours on a CSV file of pairs of zones."""
    given = {"ENDS": 2, "HOME_ZONE": "origin", "WORK_ZONE": "destination", "COUNT": "commuters"}
    zones = {"ZONES": scene.uri(scene.zones()), "ZONE_ID": "zone_id"}
    return _run(algorithm, str(pairs), {**given, **zones}, output, feedback)


def _run(algorithm, commutes, given, output, feedback):
    places = {**dict.fromkeys(SINKS[algorithm], TEMPORARY), **dict(zip(SINKS[algorithm], map(str, output)))}
    divisions = {"DIVISIONS": scene.uri(scene.divisions()), "DIVISION_ID": "division_id"}
    parameters = {**divisions, "COMMUTES": commutes, **given, **places}
    return measure.run(f"spatialdemand:{algorithm}", parameters, feedback)


class NativeChain:
    """QGIS's own steps, each on what the one before it made; table: what COMMUTES is."""

    def __init__(self, table):
        """Take the table."""
        self.layer = self.table = table
        self.cube = self.matrix = None

    def steps(self):
        """Return name -> step, in their order."""
        return {
            "home points": lambda: self._points("home", self.table),
            "home join": lambda: self._join("home"),
            "work points": lambda: self._points("work", self.layer),
            "work join": lambda: self._join("work"),
            "distance": lambda: self._calculate("km", SPHERE_KM.format(**{n: f'radians("{n}")' for n in scene.ENDS})),
            "band": lambda: self._calculate("band", _band_of('"km"')),
            "statistics by band": lambda: setattr(self, "cube", self._statistics("band")),
            "statistics by pair": lambda: setattr(self, "matrix", self._statistics()),
        }

    def _do(self, algorithm, layer, **parameters):
        return measure.run(algorithm, {"INPUT": layer, "OUTPUT": TEMPORARY, **parameters})["OUTPUT"]

    def _points(self, end, table):
        fields = {"XFIELD": f"{end}_x", "YFIELD": f"{end}_y", "TARGET_CRS": "EPSG:4326"}
        self.layer = self._do("native:createpointslayerfromtable", table, **fields)

    def _join(self, end):
        self.layer = self._do(
            "native:joinattributesbylocation",
            self.layer,
            JOIN=scene.uri(scene.divisions()),
            PREDICATE=[0],
            JOIN_FIELDS=["division_id"],
            METHOD=1,
            DISCARD_NONMATCHING=False,
            PREFIX=f"{end}_",
        )

    def _calculate(self, name, formula):
        shape = {"FIELD_TYPE": 0, "FIELD_LENGTH": 0, "FIELD_PRECISION": 0}
        self.layer = self._do("native:fieldcalculator", self.layer, FIELD_NAME=name, FORMULA=formula, **shape)

    def _statistics(self, *more):
        categories = ["home_division_id", "work_division_id", *more]
        return self._do(
            "qgis:statisticsbycategories", self.layer, VALUES_FIELD_NAME="count", CATEGORIES_FIELD_NAME=categories
        )

    def flows(self):
        """Return (home, work) -> commuters, both ends in a division."""
        rows = [(f["home_division_id"], f["work_division_id"], float(f["sum"])) for f in self.matrix.getFeatures()]
        return {(home, work): people for home, work, people in rows if isinstance(home, str) and isinstance(work, str)}

    def bands(self):
        """Return the commuters of each band, at least one end in a division."""
        sums = [0.0] * (len(LIMITS) + 1)
        for f in self.cube.getFeatures():
            if isinstance(f["home_division_id"], str) or isinstance(f["work_division_id"], str):
                sums[int(f["band"])] += float(f["sum"])
        return sums


def _band_of(km):
    cases = " ".join(f"WHEN {km} < {limit} THEN {k}" for k, limit in enumerate(LIMITS))
    return f"CASE {cases} ELSE {len(LIMITS)} END"


def flows_of(matrix, ids):
    """Return (home, work) -> commuters of odflows' matrix, for pairs of divisions (ids) with commuters."""
    rows = ((f["origin"], f["destination"], float(f["commuters"])) for f in matrix.getFeatures())
    return {(home, work): people for home, work, people in rows if people and home in ids and work in ids}


def bands_of(table):
    """Return the commuters of each band of commutebands' table, for the whole area and side all."""
    sums = {}
    for f in table.getFeatures():
        if f["side"] == "all" and f["band"] != "unknown":
            sums[f["from_km"]] = sums.get(f["from_km"], 0.0) + float(f["commuters"])
    return [sums[low] for low in sorted(sums)]
