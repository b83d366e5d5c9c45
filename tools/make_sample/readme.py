"""The sample's README, with the layers as they were written."""

from osgeo import ogr

HEAD = """# The Lingang sample

**Every record in `lingang.gpkg` is SYNTHETIC.** No person, household, firm, facility or journey in it is real,
and no outline is a survey. A script of ours, `tools/make_sample`, drew the map by hand-placed nodes and filled
it so that published totals come out; where nothing was published, plausible values stand (marked *ours* in
`tools/make_sample/figures.py` and `flows.py`). Do not plan anything with it: it is there to try the plugin.

The place is Lingang (Nanhui) New City in the south-east of Shanghai, about 343 km2 round Dishui Lake. Towns,
stations and the lake stand about where they truly are; every boundary, street and coast is invented and copied
from no data set. Published totals: Zhou Ling, Li Fengqing, Huang Huang 2024, *Customized Spatial Demand for
'Industry-City Integration' Planning*, DOI 10.16361/j.upf.202403014. `tests/sample` measures each of them in the
file.

All layers are in EPSG:4326 (WGS 84).

| layer | geometry | features | fields |
|---|---|---|---|
"""

NOTES = """
## What the fields hold

- **divisions**: `type` is one of *main urban area*, *education and research area*, *urban community*,
  *industrial zone*, *peripheral rural area*; `code` is the id.
- **census_2010**, **census_2020**: people. The five `age_` fields add up to `population`; so do `edu_primary`
  (primary school or below), `edu_secondary` and `edu_college` (junior college or above); `edu_bachelor` is a
  part of `edu_college`; `nonlocal` are people registered elsewhere. `house_rent`, `house_own` (bought new or
  second-hand commercial housing) and `house_other` add up to `households`. The units reach beyond the
  divisions, and about one in six lies across a border. The outlines are the same in both years.
- **lbs_income**: centres of cells of about 400 m. `inc_total` earners whose home is in the cell, by yuan a
  month; `jobs` in the cell. A sample of phone users, not a count of everybody.
- **commutes**: a table without geometry. Ends in degrees; `count` commuters in the record. 68,300 in all, each
  with at least one end in the study area.
- **facilities**: `capacity` in `unit`. Some types are scarce where the paper says so: clinics and eldercare in
  the villages, canteens, sport and culture in the industrial zones, food streets in the education and research
  area.
- **walkways**: lines meet at shared vertices and make one network; `speed_kmh` on foot.
- **firms**: `segment` of the value chain, `jobs`.
- **places**: `class` is production, research or living. **industrial_sites**: some have no research or living
  places in 1 km.
- **residential_land**: housing blocks; `floors` is a weight for apportioning people inside a census unit.
- **transit_hubs**: `kind` is metro, rail, ferry or bus interchange.
- **external_regions**: where commuters from and to the outside live and work; simplified, round the divisions.

## Making it again

    /usr/bin/python3 tools/make_sample

Any Python with numpy, scipy, pandas and GDAL 3.6 or later does, in less than a minute. Fixed seeds: with the
same library versions two runs write the same file.
"""


def text(path):
    """The README for the GeoPackage at path."""
    source = ogr.Open(str(path))
    rows = []
    for index in range(source.GetLayerCount()):
        layer = source.GetLayer(index)
        kind = ogr.GeometryTypeToName(layer.GetGeomType()).replace("Line String", "line").replace("None", "no geometry")
        fields = ", ".join(f"`{field.name}`" for field in layer.schema)
        rows.append(f"| {layer.GetName()} | {kind.lower()} | {layer.GetFeatureCount():,} | {fields} |\n")
    return HEAD + "".join(rows) + NOTES
