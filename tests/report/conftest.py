"""A small study in a GeoPackage, every table of it, with names that could do harm; and a reader of reports."""

import html.parser
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from osgeo import ogr, osr

EVIL = "A & B <script>alert(1)</script> \"x\" 'y'"
ARABIC = "\u062d\u064a \u0627\u0644\u0646\u0647\u0636\u0629"
CHINESE = "\u4e34\u6e2f\u65b0\u57ce $1$ _a_"
NAMES = {"D1": EVIL, "D2": ARABIC, "D3": CHINESE}
KINDS = {"D1": "town", "D2": "town", "D3": 'rural "<b>"'}
PEOPLE = {"D1": 12345.4, "D2": 6789.0, "D3": 1000.0}
SQUARES = {key: (121.7 + 0.05 * k, 30.9) for k, key in enumerate(NAMES)}


class Table(NamedTuple):
    """What a table holds: rows (dicts) and, where it is a layer, a WKT geometry a row."""

    rows: list
    shapes: list = None


def square(key, size=0.05):
    x, y = SQUARES[key]
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return "MULTIPOLYGON(((" + ",".join(f"{a} {b}" for a, b in corners) + ")))"


def by_division(make):
    """A layer with a row a division: make(id) gives its own fields."""
    rows = [
        {"division_id": key, "division_name": NAMES[key], "division_type": KINDS[key], **make(key)} for key in NAMES
    ]
    return Table(rows, [square(key) for key in NAMES])


def levels(make):
    """Rows for every division, type and the area: make(level, id) gives a list of dicts."""
    places = [("division", key, NAMES[key]) for key in NAMES]
    places += [("type", kind, kind) for kind in dict.fromkeys(KINDS.values())] + [("area", "*", "Whole area")]
    return Table(
        [
            {"level": level, "division_id": key, "division_name": title, **own}
            for level, key, title in places
            for own in make(level, key)
        ]
    )


def _share(key, base):
    return {"D1": base * 1.5, "D2": base * 0.5}.get(key, base)


CROWDS = {"children": ("children <15>", "age", 10.0), "renters": ("households that rent", "housing", 30.0)}


def _profile(level, key):
    rows = []
    for code, (label, dimension, base) in CROWDS.items():
        share = _share(key, base)
        row = {"dimension": dimension, "indicator": code, "label": label, "count": share * 10, "base": 1000.0}
        row |= {"share": share, "area_share": base, "lq": share / base, "difference": share - base}
        row |= {"withheld": False, "reason": None}
        if (key, code) == ("D3", "renters"):
            row |= dict.fromkeys(("count", "share", "lq", "difference"))
            row |= {"withheld": True, "reason": None}
        if (key, code) == ("D3", "children"):
            row |= dict.fromkeys(("lq", "share"), None)
            row |= {"reason": "nobody counted <there>"}
        rows.append(row)
    return rows


def _change(level, key):
    common = {"withheld": False, "reason": None}
    rows = [{"indicator": "population", "label": "population", "before": 800.0, "after": 1234.0, "change": 434.0}]
    rows[0] |= {"growth": 54.25, "growth_share": 33.3} | common
    for code, label, before in (("young", "young", 40.0), ("old", "old", 60.0)):
        after = 100.0 - before
        rows.append({"indicator": code, "label": label, "before": before, "after": after, "change": after - before})
        rows[-1] |= {"growth": None, "growth_share": None} | common
    return rows


def _bands(level, key):
    rows = []
    sides = {"home": ("within", "outbound"), "work": ("within", "inbound")}
    if level == "area":
        sides["all"] = ("within", "between", "outbound", "inbound")
    for side, directions in sides.items():
        for direction in directions:
            for band, low, high, people in (
                ("0_5", 0.0, 5.0, 600.0),
                ("5_40", 5.0, 40.0, 250.0),
                ("40_up", 40.0, None, 150.0),
                ("unknown", None, None, 0.0),
            ):
                row = {"side": side, "direction": direction, "band": band, "from_km": low, "to_km": high}
                rows.append(row | {"commuters": people, "share": 25.0, "withheld": False, "reason": None})
    return rows


def _commuters(level, key):
    return [
        {"side": side, "subset": subset, "attribute": "under_45", "label": "under 45 & <b>", "commuters": 10.0}
        | {"base": 20.0, "share": share, "lq": 1.25, "withheld": False, "reason": None}
        for side in ("home", "work", "all")
        for subset, share in (("all", 61.2), ("extreme", 76.5))
    ]


def _demand(level, key):
    row = {"type": "clinic", "label": "clinics <&>", "target": 20134.0, "need": 5.03, "supply": 4.0}
    row |= {"accessible": 0.2, "coverage": 80.4, "adequacy": 60.6, "intensity": 1.0, "unmet_people": 7932.0}
    return [row | {"gap": 1.98, "unit": "m2", "score": 33.3, "rank": 1.0, "withheld": False, "reason": None}]


def _circles(level, key):
    return [
        {"crowd": "everyone", "label": "everyone", "type": kind, "people": 100.0, "covered": 41.7, "share": 41.7}
        | {"withheld": False, "reason": None}
        for kind in ("clinic", "*")
    ]


def _industry(level, key):
    none = key == "D2"
    row = {"sites": 0.0 if none else 4.0, "complete_sites": 0.0 if none else 1.0, "withheld": False}
    row |= {"balance": None if none else 0.63, "complete": None if none else 25.0}
    return [row | {"reason": "no industrial site" if none else None}]


def _chain(level, key):
    return [
        {"dimension": "chain", "indicator": code, "label": label, "count": 50.0, "base": 100.0, "share": 50.0}
        | {"area_share": 50.0, "lq": 1.0, "difference": 0.0, "withheld": False, "reason": None}
        for code, label in (("research", "research & development"), ("production", "production"))
    ]


def _product(key, status, values, reason=None):
    return {
        "level": "division", "division_id": key, "division_name": NAMES[key], "rule": "flats", "product": "flats <&>",
        "kind": "housing", "status": status, "strength": 1.5 if status == "holds" else None,
        "because": 'Many "rent" & few own.', "values": values, "withheld": False, "reason": reason,
    }  # fmt: skip


def whole_study():
    """Every table of a study: name -> Table."""
    return {
        "profile": by_division(
            lambda key: {
                "population": PEOPLE[key],
                "units": 3.0,
                "marked": "children,renters" if key == "D1" else None,
                "scarce": "children,renters" if key == "D2" else None,
            }
        ),
        "profile_table": levels(_profile),
        "change_table": levels(_change),
        "composition_after_table": Table([{"indicator": code, "dimension": "age"} for code in ("young", "old")]),
        "bands": by_division(
            lambda key: (
                {"home_total": 1000.0, "home_mean_km": 12.34, "home_extreme": 15.0, "home_extreme_lq": 1.3}
                | {"work_total": 900.0, "work_extreme": None if key == "D3" else 20.0}
            )
        ),
        "bands_table": levels(_bands),
        "matrix": Table(
            [
                {"origin": o, "destination": d, "commuters": None if (o, d) == ("D2", "D1") else 100.0 * k + 7}
                | {"withheld": (o, d) == ("D2", "D1"), "reason": None}
                for k, (o, d) in enumerate(
                    [("D1", "D1"), ("D1", "D2"), ("D2", "D1"), ("D3", "D1"), ("D1", "X<1>"), ("X<1>", "D3")]
                )
            ]
        ),
        "balance": by_division(
            lambda key: (
                {"employed_residents": 1000.0, "jobs": 2468.0, "job_ratio": None if key == "D3" else 2.47}
                | {
                    "self_containment": 44.4,
                    "self_sufficiency": 33.4,
                    "balance": 0.58,
                    "outbound": 10.0,
                    "inbound": 20.0,
                }
                | {"top_destination": "X<1>", "top_origin": None, "withheld": False, "reason": "nobody lives there"}
            )
        ),
        "commuters_table": levels(_commuters),
        "commute_map": Table(
            [
                {"cell": key, "commuters": 5.0, "mean_km": 3.0, "band": band}
                for key, band in zip(NAMES, ("0_5", "40_up", "unknown"))
            ],
            [square(key, 0.03) for key in NAMES],
        ),
        "demand": by_division(
            lambda key: {"population": PEOPLE[key], "score": None if key == "D3" else 33.3, "priority": "clinic"}
        ),
        "demand_table": levels(_demand),
        "circles": by_division(lambda key: {"circle_types": 1.5, "circle_everyone_all": 41.7}),
        "circles_table": levels(_circles),
        "industry": by_division(lambda key: {"circle_sites": 4.0}),
        "industry_table": levels(_industry),
        "industry_sites": Table(
            [{"site_id": "S1", "circle_balance": 0.63}, {"site_id": "S2", "circle_balance": None}],
            ["POINT(121.72 30.92)", "POINT(121.74 30.94)"],
        ),
        "chain": by_division(lambda key: {"chain_specialisation": 12.5, "chain_marked": "research"}),
        "chain_table": levels(_chain),
        "products": by_division(lambda key: {"products": "flats <&>", "product_count": 1.0}),
        "products_table": Table(
            [
                _product("D1", "holds", "renters_lq = 1.62 (>= 1.2); home_0_5 = 44.25 (>= 40)"),
                _product("D2", "unknown", "renters_lq = NULL (>= 1.2)", "a value is unknown"),
                _product("D3", "not applicable", "", "no result has chain_research_lq"),
            ]
        ),
        "hubs": Table(
            [{"name": EVIL, "kind": "metro"}, {"name": "B", "kind": None}],
            ["POINT(121.73 30.91)", "POINT(121.8 30.93)"],
        ),
        "parameters": Table([{"step": "profile", "name": "MARKED", "value": "1.2"}, _EXTREME, _LONG]),
        "ledger": Table(
            [
                {"step": "profile", "what": "people", "source": "census <2020>", "fate": "came in", "reason": None}
                | {"records": 441, "amount": 20500.0},
                {"step": "profile", "what": "people", "source": "census <2020>", "fate": "unusable"}
                | {"reason": "no shape & no count", "records": 3, "amount": None},
                {"step": "demand", "fate": "remark", "reason": "3 units have no way <near>"},
            ]
        ),
    }


_EXTREME = {"step": "commutes", "name": "EXTREME", "value": "40"}
_LONG = {"step": "demand", "name": "TYPES", "value": "<i>" + "x" * 500}


def write_study(path, tables):
    """Write tables to a GeoPackage by ogr; a column's type is that of its first value."""
    driver = ogr.GetDriverByName("GPKG")
    dataset = driver.CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    for name, table in tables.items():
        kind = ogr.wkbNone
        if table.shapes:
            kind = ogr.wkbPoint if table.shapes[0].startswith("POINT") else ogr.wkbMultiPolygon
        layer = dataset.CreateLayer(name, system if table.shapes else None, kind)
        columns = dict.fromkeys(key for row in table.rows for key in row)
        for column in columns:
            layer.CreateField(_field(column, [row.get(column) for row in table.rows]))
        for k, row in enumerate(table.rows):
            feature = ogr.Feature(layer.GetLayerDefn())
            for column, value in row.items():
                if value is not None:
                    feature.SetField(column, int(value) if isinstance(value, bool) else value)
            if table.shapes:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(table.shapes[k]))
            layer.CreateFeature(feature)
    del layer, dataset
    return path


def _field(column, values):
    known = [value for value in values if value is not None]
    kind = type(known[0]) if known else str if column in TEXTS else float
    field = ogr.FieldDefn(
        column, {bool: ogr.OFTInteger, int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}[kind]
    )
    if kind is bool:
        field.SetSubType(ogr.OFSTBoolean)
    return field


TEXTS = {"reason", "division_name", "division_type", "top_origin", "scarce"}
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Report(html.parser.HTMLParser):
    """A report read back: its tables as text, its tags, ids and attributes, and the text of each section."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.source = text
        self.open, self.tags, self.ids, self.links, self.titles, self.labels = [], [], [], [], [], []
        self.tables, self.sections, self.text = [], {}, ""
        self._cell, self._section = None, None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [v for k, v in attributes if k in ("href", "src", "xlink:href", "action", "data", "srcset")]
        self.titles += [found["title"]] if "title" in found else []
        self.labels += [found["aria-label"]] if "aria-label" in found else []
        if any(key.startswith("on") for key in found):
            raise AssertionError(f"a handler in <{tag}>")
        if tag == "section":
            self._section = found["id"]
            self.sections[self._section] = ""
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = ""

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            raise AssertionError(f"</{tag}> closes another element")
        if tag in ("td", "th"):
            self.tables[-1][-1].append(" ".join(self._cell.split()))
            self._cell = None
        elif tag == "section":
            self._section = None

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.text += data
        if self._cell is not None:
            self._cell += data
        if self._section:
            self.sections[self._section] += data

    def table(self, *heads):
        """The rows (dicts) of the table whose headers begin with heads."""
        for table in self.tables:
            if tuple(table[0][: len(heads)]) == heads:
                return [dict(zip(table[0], row)) for row in table[1:]]
        raise AssertionError(f"no table {heads}: {[table[0] for table in self.tables]}")

    def section(self, number):
        return " ".join(self.sections[f"s{number}"].split())

    def chapter(self, title):
        """The text of the section of that title; '' where there is none."""
        found = (" ".join(text.split()) for text in self.sections.values())
        return next((text for text in found if text.lstrip("0123456789").startswith(title)), "")

    def letters(self):
        """The sizes in points of all letters drawn in pictures, which are shapes 100 points high, scaled."""
        return [100 * float(size) for size in re.findall(r"scale\(([\d.]+) -[\d.]+\)", self.source)]

    def pictures(self):
        """(width, height) in points of every picture."""
        found = re.findall(r'<svg [^>]*?width="([\d.]+)pt" height="([\d.]+)pt"', self.source)
        return [(float(width), float(height)) for width, height in found]


@pytest.fixture(scope="session")
def tools():
    """What the tests of the report share: whole_study, write_study, Report, Table and the names."""

    class Tools:
        evil, arabic, chinese, names, people = EVIL, ARABIC, CHINESE, NAMES, PEOPLE
        whole_study = staticmethod(whole_study)
        write_study = staticmethod(write_study)
        Report, Table = Report, Table
        square = staticmethod(square)

        @staticmethod
        def svg_ids(text):
            return re.findall(r'\sid="([^"]+)"', text)

    return Tools


@pytest.fixture
def report_of(tmp_path):
    """A function (tables) -> Report."""
    from spatial_demand.report.sections import write_report

    def make(tables, **more):
        path = tmp_path / "study.gpkg"
        path.unlink(missing_ok=True)
        write_study(path, tables)
        target = tmp_path / "report.html"
        write_report(str(path), str(target), **more)
        return Report(target.read_text(encoding="utf-8"))

    return make


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The report of the whole small study."""
    from spatial_demand.report.sections import write_report

    folder = tmp_path_factory.mktemp("report")
    path = write_study(folder / "study.gpkg", whole_study())
    target = folder / "report.html"
    write_report(str(path), str(target), title=f"Plan of {EVIL}", note=f"{ARABIC}\n{EVIL}")
    return Report(Path(target).read_text(encoding="utf-8"))
