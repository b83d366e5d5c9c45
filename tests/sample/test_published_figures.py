"""The sample holds the published figures: METHOD 1 and 2, 'What the paper reports for Lingang'.

Measured here with GDAL's own overlay and chord lengths, apart from the plugin and from the script that made it.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from osgeo import ogr, osr
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"
SAMPLE = FOLDER / "lingang.gpkg"
MAIN, RESEARCH, URBAN, INDUSTRY, RURAL = TYPES = (
    "main urban area",
    "education and research area",
    "urban community",
    "industrial zone",
    "peripheral rural area",
)
CENSUS = (
    "unit_id population age_0_14 age_15_24 age_25_44 age_45_64 age_65_up edu_primary edu_secondary edu_college"
    " edu_bachelor nonlocal households house_rent house_own house_other"
)
LAYERS = {  # name: fields, least and most features
    "divisions": ("code name_en name_zh type type_zh", 14, 30),
    "census_2010": (CENSUS, 300, 600),
    "census_2020": (CENSUS, 300, 600),
    "lbs_income": ("cell_id inc_total inc_lt_8000 inc_8000_15000 inc_gt_15000 jobs", 2000, 3500),
    "commutes": ("record_id home_x home_y work_x work_y count age_group income sector", 20000, 68300),
    "facilities": ("fac_id name_en name_zh type capacity unit", 250, 900),
    "walkways": ("way_id kind speed_kmh", 6000, 10500),
    "firms": ("firm_id segment jobs", 1200, 1800),
    "places": ("place_id class", 600, 1100),
    "industrial_sites": ("site_id name_en name_zh", 50, 70),
    "residential_land": ("land_id floors", 500, 700),
    "transit_hubs": ("hub_id name_en name_zh kind", 10, 15),
    "external_regions": ("region name_en name_zh", 8, 10),
}
FACILITY_TYPES = {
    "kindergarten",
    "primary_school",
    "secondary_school",
    "health_centre",
    "clinic",
    "eldercare",
    "daycare_elderly",
    "culture",
    "sport",
    "market",
    "food_street",
    "incubator",
    "worker_flats",
    "canteen",
    "bus_stop",
}


def read(name):
    """A layer's fields and its geometries."""
    source = ogr.Open(str(SAMPLE))
    layer = source.GetLayerByName(name)
    names = [field.name for field in layer.schema]
    rows, shapes = [], []
    for feature in layer:
        rows.append([feature.GetField(i) for i in range(len(names))])
        shape = feature.GetGeometryRef()
        shapes.append(shape.Clone() if shape else None)
    return pd.DataFrame(rows, columns=names), shapes


def flat(shapes):
    """Copies in an equal-area projection, metres."""
    degrees, metres = osr.SpatialReference(), osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    metres.ImportFromProj4("+proj=laea +lat_0=30.92 +lon_0=121.83 +datum=WGS84 +units=m")
    for reference in (degrees, metres):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transform = osr.CoordinateTransformation(degrees, metres)
    result = [shape.Clone() for shape in shapes]
    for shape in result:
        shape.Transform(transform)
    return result


def overlap_m2(first, second):
    """Area two polygons share."""
    if not first.Intersects(second):
        return 0.0
    shared = first.Intersection(second)
    return shared.GetArea() if shared.GetDimension() == 2 else 0.0


def chord_km(x1, y1, x2, y2):
    """Distance on WGS84: the straight chord through the earth, bent to the radius in its own direction."""
    major, e2 = 6378.137, 0.00669437999014
    points = []
    for x, y in ((x1, y1), (x2, y2)):
        lon, lat = np.radians(x), np.radians(y)
        normal = major / np.sqrt(1 - e2 * np.sin(lat) ** 2)
        points.append(
            np.column_stack(
                [
                    normal * np.cos(lat) * np.cos(lon),
                    normal * np.cos(lat) * np.sin(lon),
                    normal * (1 - e2) * np.sin(lat),
                ]
            )
        )
    chord = np.linalg.norm(points[0] - points[1], axis=1)
    middle = np.radians((y1 + y2) / 2)
    bearing = np.arctan2((x2 - x1) * np.cos(middle), y2 - y1)
    across = major / np.sqrt(1 - e2 * np.sin(middle) ** 2)
    along = across * (1 - e2) / (1 - e2 * np.sin(middle) ** 2)
    radius = 1 / (np.cos(bearing) ** 2 / along + np.sin(bearing) ** 2 / across)
    return 2 * radius * np.arcsin(chord / (2 * radius))


def locate(x, y, codes, shapes):
    """Code of the polygon that holds each point, None where none does: GDAL's rings, even-odd rule."""
    result = np.full(len(x), None, object)
    for code, shape in zip(codes, shapes):
        odd = np.zeros(len(x), bool)
        for part in range(shape.GetGeometryCount()):
            ring = np.array(shape.GetGeometryRef(part).GetPoints())[:, :2]
            for (ax, ay), (bx, by) in zip(ring[:-1], ring[1:]):
                near = np.flatnonzero((ay > y) != (by > y))
                odd[near] ^= x[near] < (bx - ax) * (y[near] - ay) / (by - ay) + ax
        result[odd] = code
    return result


@pytest.fixture(scope="module", autouse=True)
def gdal_raises():
    """For these tests alone: GDAL's manner is the whole process's."""
    ogr.UseExceptions()
    osr.UseExceptions()
    yield
    osr.DontUseExceptions()
    ogr.DontUseExceptions()


@pytest.fixture(scope="session")
def divisions():
    """Division table and shapes in degrees."""
    return read("divisions")


@pytest.fixture(scope="session")
def by_type(divisions):
    """For each year the census counts by division type, units split by area, with a row 'area' for all."""
    table, shapes = divisions
    zones, result = flat(shapes), {}
    for year in (2010, 2020):
        units, outlines = read(f"census_{year}")
        outlines = flat(outlines)
        counts = units.drop(columns="unit_id").astype(float)
        weight = np.array([[overlap_m2(zone, unit) / unit.GetArea() for unit in outlines] for zone in zones])
        sums = pd.DataFrame(weight @ counts.to_numpy(), columns=counts.columns).groupby(table["type"]).sum()
        sums.loc["area"] = sums.sum()
        result[year] = sums
    return result


@pytest.fixture(scope="session")
def commutes(divisions):
    """Commutes with km, the division, type or region of either end, and the direction of the study area."""
    rows, _ = read("commutes")
    table, shapes = divisions
    regions, outlines = read("external_regions")
    rows["km"] = chord_km(*(rows[c].to_numpy() for c in ("home_x", "home_y", "work_x", "work_y")))
    kind = dict(zip(table["code"], table["type"]))
    for end in ("home", "work"):
        x, y = rows[f"{end}_x"].to_numpy(), rows[f"{end}_y"].to_numpy()
        rows[end] = locate(x, y, table["code"], shapes)
        rows[f"{end}_type"] = rows[end].map(kind)
        rows[f"{end}_region"] = locate(x, y, regions["region"], outlines)
    return rows


def share(rows, chosen):
    """Per cent of commuters that are chosen."""
    return 100 * rows.loc[chosen, "count"].sum() / rows["count"].sum()


# --- what the file is


def test_says_that_it_is_synthetic_and_fits():
    assert "SYNTHETIC" in (FOLDER / "README.md").read_text(encoding="utf-8")[:400]
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) <= 15e6  # the repository's limit for the sample
    assert not list(FOLDER.glob("*-wal")) and not list(FOLDER.glob("*-journal"))


def test_layers_fields_counts_and_descriptions():
    source = ogr.Open(str(SAMPLE))
    names = {source.GetLayer(i).GetName() for i in range(source.GetLayerCount())}
    assert names == set(LAYERS)
    for name, (fields, least, most) in LAYERS.items():
        layer = source.GetLayerByName(name)
        assert [field.name for field in layer.schema] == fields.split(), name
        assert least <= layer.GetFeatureCount() <= most, name
        assert layer.GetMetadataItem("DESCRIPTION") == "Synthetic sample, made from published totals", name
        if name != "commutes":
            assert layer.GetSpatialRef().GetAuthorityCode(None) == "4326", name


@pytest.mark.parametrize("name", sorted(set(LAYERS) - {"commutes"}))
def test_valid_geometry_and_unique_ids(name):
    table, shapes = read(name)
    assert table.iloc[:, 0].is_unique and not table.isna().any().any()
    assert all(shape.IsValid() for shape in shapes)


def test_divisions_tile_343_km2(divisions):
    table, shapes = divisions
    assert set(table["type"]) == set(TYPES)
    zones = flat(shapes)
    union = zones[0]
    for zone in zones[1:]:
        union = union.Union(zone)
    assert union.GetGeometryName() == "POLYGON" and union.GetGeometryCount() == 1  # in one piece, no hole
    assert abs(sum(zone.GetArea() for zone in zones) - union.GetArea()) < 1  # m2: no overlap
    assert union.GetArea() / 1e6 == pytest.approx(343, abs=2)  # the paper, 3.2.2


def test_neighbours_the_paper_names(divisions):
    table, shapes = divisions
    shape = dict(zip(table["name_en"], shapes))
    for first, second in (
        ("Heavy Equipment Zone", "Nicheng"),
        ("Heavy Equipment Zone", "Luchaogang"),
        ("Fengxian Park", "Ping'an"),
    ):
        assert shape[first].Intersection(shape[second]).Length() > 0.01, (first, second)


def test_regions_lie_round_the_divisions(divisions):
    regions = flat(read("external_regions")[1])
    everything = regions + flat(divisions[1])
    for i, region in enumerate(regions):
        for other in everything[i + 1 :]:
            assert overlap_m2(region, other) < 1  # m2


def test_units_reach_over_borders(divisions):
    zones = flat(divisions[1])
    units = flat(read("census_2020")[1])
    parts = np.array([[overlap_m2(zone, unit) / unit.GetArea() for zone in zones] for unit in units])
    parts = np.column_stack([parts, 1 - parts.sum(axis=1)])
    straddling = (np.sort(parts, axis=1)[:, -2] > 0.02).mean()
    assert 0.10 <= straddling <= 0.20
    assert (parts[:, -1] > 0.99).sum() >= 20 and ((parts[:, -1] > 0.02) & (parts[:, -1] < 0.98)).sum() >= 5


@pytest.mark.parametrize("year", (2010, 2020))
def test_census_groups_are_exhaustive(year):
    table, _ = read(f"census_{year}")
    assert (table.filter(like="age_").sum(axis=1) == table["population"]).all()
    assert (table[["edu_primary", "edu_secondary", "edu_college"]].sum(axis=1) == table["population"]).all()
    assert (table[["house_rent", "house_own", "house_other"]].sum(axis=1) == table["households"]).all()
    assert (table["edu_bachelor"] <= table["edu_college"]).all() and (table["nonlocal"] <= table["population"]).all()
    assert (table["households"] <= table["population"]).all()


def test_income_groups_are_exhaustive():
    table, _ = read("lbs_income")
    assert (table[["inc_lt_8000", "inc_8000_15000", "inc_gt_15000"]].sum(axis=1) == table["inc_total"]).all()


def test_walkways_are_one_network():
    _, lines = read("walkways")
    ends = np.round([[line.GetPoint_2D(0), line.GetPoint_2D(line.GetPointCount() - 1)] for line in lines], 6)
    nodes, index = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    a, b = index.reshape(-1, 2).T
    assert connected_components(coo_matrix((np.ones(len(a)), (a, b)), (len(nodes),) * 2), directed=False)[0] == 1


def test_facilities_have_every_type_and_the_gaps_of_the_story(divisions):
    table, dots = read("facilities")
    assert set(table["type"]) == FACILITY_TYPES
    x, y = np.array([dot.GetPoint_2D() for dot in dots]).T
    where = pd.Series(locate(x, y, divisions[0]["code"], divisions[1])).map(
        dict(zip(divisions[0]["code"], divisions[0]["type"]))
    )
    assert where.isna().sum() >= 5  # some stand outside
    found = pd.crosstab(where, table["type"])
    assert found.loc[RESEARCH, "food_street"] == 0 and found.loc[INDUSTRY, ["sport", "culture"]].sum() == 0
    assert found.loc[RURAL, "eldercare"] < found.loc[URBAN, "eldercare"]


# --- METHOD 1 and 2: population

PEOPLE = {  # METHOD 2, last paragraph
    2010: {"area": 237_000, URBAN: 102_000, INDUSTRY: 10_000, MAIN: 11_000, RESEARCH: 17_000},
    2020: {"area": 344_000, URBAN: 164_000, INDUSTRY: 23_000, MAIN: 35_400, RESEARCH: 35_000},
}


@pytest.mark.parametrize("year, kind", [(year, kind) for year, kinds in PEOPLE.items() for kind in kinds])
def test_people(by_type, year, kind):
    assert by_type[year].loc[kind, "population"] == pytest.approx(PEOPLE[year][kind], rel=0.003)


@pytest.mark.parametrize(
    "year, kind, field, percent",
    [  # METHOD 2, last paragraph; to 0.1 points
        (2020, URBAN, "population", 47.8),
        (2020, MAIN, "population", 10.3),
        (2010, URBAN, "population", 43),
        (2010, RURAL, "population", 41),
        (2010, "area", "nonlocal", 29.5),
        (2020, "area", "nonlocal", 50.7),
        (2010, "area", "edu_bachelor", 12),
        (2020, "area", "edu_bachelor", 22),
        (2010, "area", "age_65_up", 15),
    ],
)
def test_shares_of_people(by_type, year, kind, field, percent):
    sums = by_type[year]
    assert 100 * sums.loc[kind, field] / sums.loc["area", "population"] == pytest.approx(percent, abs=0.1)


def test_industrial_share_2010(by_type):  # METHOD 2: 'industrial zone 10,000 (4 %)', which is 4.2
    assert round(100 * by_type[2010].loc[INDUSTRY, "population"] / by_type[2010].loc["area", "population"]) == 4


def test_the_story_of_the_crowds(by_type):  # the paper, 3.3 and 4.1.1
    before, after = by_type[2010], by_type[2020]
    old = before.div(before["population"], axis=0), after.div(after["population"], axis=0)
    young, elderly, college = (old[1][field].drop("area") for field in ("age_25_44", "age_65_up", "edu_college"))
    assert set(young.nlargest(3).index) == {MAIN, RESEARCH, INDUSTRY}
    assert elderly.idxmax() == RURAL and elderly[RURAL] == pytest.approx(0.30, abs=0.01)
    assert elderly[RURAL] > old[0].loc[RURAL, "age_65_up"] + 0.05
    assert old[1].loc[MAIN, "age_0_14"] > old[0].loc[MAIN, "age_0_14"] + 0.03
    assert set(college.nlargest(2).index) == {RESEARCH, MAIN} and college.idxmin() == RURAL
    homes = after.div(after["households"], axis=0)
    assert homes["house_rent"].drop("area").idxmax() == INDUSTRY
    assert set(homes["house_own"].drop("area").nlargest(2).index) == {MAIN, URBAN}


def test_the_story_of_the_incomes(divisions):  # the paper, 4.1.1
    table, dots = read("lbs_income")
    x, y = np.array([dot.GetPoint_2D() for dot in dots]).T
    where = pd.Series(locate(x, y, divisions[0]["code"], divisions[1])).map(
        dict(zip(divisions[0]["code"], divisions[0]["type"]))
    )
    sums = table.drop(columns="cell_id").groupby(where).sum()
    assert set((sums["inc_gt_15000"] / sums["inc_total"]).nlargest(2).index) == {MAIN, RESEARCH}
    assert set((sums["inc_lt_8000"] / sums["inc_total"]).nlargest(3).index) == {URBAN, INDUSTRY, RURAL}


# --- METHOD 2: commuting


def test_records(commutes):
    related = commutes["home"].notna() | commutes["work"].notna()
    assert related.all() and commutes["count"].sum() == 68_300  # METHOD 2
    assert commutes["count"].between(1, 5).all() and (commutes["count"] == 1).mean() > 0.8
    assert commutes["record_id"].is_unique and not commutes.loc[:, "record_id":"sector"].isna().any().any()
    assert (commutes["km"] > 0.05).all()
    assert set(commutes["age_group"]) == {"under 25", "25-34", "35-44", "45 and over"}
    assert set(commutes["income"]) == {"under 8000", "8000-15000", "over 15000"}
    assert set(commutes["sector"]) == {
        "production",
        "research and development",
        "headquarters and management",
        "logistics",
        "services",
    }


def test_outer_ends_lie_in_regions(commutes):
    for end in ("home", "work"):
        assert (commutes[end].notna() != commutes[f"{end}_region"].notna()).all()


def test_internal_external_and_bands(commutes):  # METHOD 2: side all
    inner = commutes["home"].notna() & commutes["work"].notna()
    assert share(commutes, inner) == pytest.approx(50.6, abs=0.05)
    assert share(commutes, ~inner) == pytest.approx(49.4, abs=0.05)
    assert share(commutes, commutes["km"] < 5) == pytest.approx(39.9, abs=0.05)
    assert share(commutes, commutes["km"] >= 30) == pytest.approx(31.0, abs=0.05)


def test_extreme_commuters_to_lingang(commutes):  # METHOD 2: 40 km and over, who work in Lingang
    rows = commutes[(commutes["km"] >= 40) & commutes["work"].notna()]
    assert share(rows, rows["age_group"] != "45 and over") == pytest.approx(91.6, abs=0.1)
    assert 59.0 <= share(rows, rows["income"] != "under 8000") <= 60.0  # 'nearly 60 %'
    assert share(rows, rows["income"] == "over 15000") == pytest.approx(22.0, abs=0.1)


def test_industrial_zone_and_urban_communities(commutes):  # METHOD 2: 'about half within 5 km (blue-collar 2.5-5 km)'
    rows = commutes[commutes["home_type"].isin([INDUSTRY, URBAN])]
    assert 48 <= share(rows, rows["km"] < 5) <= 52
    rows = rows[rows["home_type"] == INDUSTRY]
    bands = rows.groupby(pd.cut(rows["km"], [0, 2.5, 5, 10, 20, 30, 40, 50, 99], right=False))["count"].sum()
    assert bands.idxmax().left == 2.5


def test_main_urban_area(commutes):  # METHOD 2
    home, work = commutes[commutes["home_type"] == MAIN], commutes[commutes["work_type"] == MAIN]
    assert 35 <= share(home, home["km"] >= 30) <= 38  # 'over a third'
    extreme = home[home["km"] >= 40]
    assert 18 <= share(extreme, extreme["km"] >= 50) <= 20  # 'nearly a fifth'
    outward = home[home["work"].isna()]
    assert work["count"].sum() > 2.5 * outward["count"].sum()  # 'far more jobs than outward commuters'
    assert list(outward.groupby("work_region")["count"].sum().nlargest(2).index) == ["ZJ", "ZQ"]
    assert work[work["home"].isna()].groupby("home_region")["count"].sum().idxmax() == "HN"


def test_education_and_research_area(commutes):  # METHOD 2: 'mostly 3-10 km'
    rows = commutes[commutes["home_type"] == RESEARCH]
    assert share(rows, rows["km"].between(3, 10, inclusive="left")) > 50


def test_strongest_links(commutes, divisions):  # METHOD 2
    names = dict(zip(divisions[0]["code"], divisions[0]["name_en"]))
    kinds = dict(zip(divisions[0]["name_en"], divisions[0]["type"]))
    inner = commutes.dropna(subset=["home", "work"])
    inner = inner[inner["home"] != inner["work"]]
    pairs = [" + ".join(sorted((names[a], names[b]))) for a, b in zip(inner["home"], inner["work"])]
    sums = inner["count"].groupby(pairs).sum().sort_values(ascending=False)
    top = {"Heavy Equipment Zone + Nicheng", "Heavy Equipment Zone + Luchaogang", "Fengxian Park + Ping'an"}
    assert set(sums.index[:3]) == top
    to_main = [
        pair
        for pair in sums.index
        if {kinds[n] for n in pair.split(" + ")} & {MAIN} and {kinds[n] for n in pair.split(" + ")} != {MAIN}
    ]
    assert sums[sorted(top)].min() > 1.3 * sums[to_main].max()


def test_main_outer_partners(commutes):  # METHOD 2: 'the rest of Pudong, Fengxian'
    outer = commutes["home_region"].fillna(commutes["work_region"])
    assert list(commutes["count"].groupby(outer).sum().nlargest(2).index) == ["RPD", "FX"]
