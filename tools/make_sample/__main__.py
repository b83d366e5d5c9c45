"""Make the sample: `/usr/bin/python3 tools/make_sample`, from anywhere; needs numpy, scipy, pandas and GDAL."""

import sys
from pathlib import Path

import commutes
import geography as geo
import pandas as pd
import people
import places as on_ground
import readme
import units
import walks
import write
from osgeo import ogr
from shapes import locate

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"


def by_division(table, weights):
    """Counts of a census table apportioned to the divisions by area."""
    counts = table.drop(columns="unit_id")
    return pd.DataFrame(weights[:, :-1].T @ counts.to_numpy(float), index=list(geo.DIVISIONS), columns=counts.columns)


def division_table():
    """Attributes of the divisions."""
    rows = [(code, en, zh, kind, geo.TYPE_ZH[kind]) for code, (en, zh, kind, _) in geo.DIVISIONS.items()]
    return pd.DataFrame(rows, columns=["code", "name_en", "name_zh", "type", "type_zh"])


def region_table():
    """Attributes of the outside regions."""
    return pd.DataFrame(
        [(code, en, zh) for code, (en, zh, _) in geo.REGIONS.items()], columns=["region", "name_en", "name_zh"]
    )


def main():
    """Draw the map, fill it, write it."""
    divisions, regions = geo.division_shapes(), geo.region_shapes()
    land = units.hull(divisions, regions)
    villages = units.hamlets(land)
    ground = units.ground(land, divisions, villages)
    shapes, weights = units.census_units(ground, land, divisions)
    unit_of_place = locate(ground[["lon", "lat"]].to_numpy(), shapes)
    census = {year: people.census(year, ground, unit_of_place, weights) for year in (2010, 2020)}
    firms = on_ground.firms(ground)
    facilities = on_ground.facilities(ground, on_ground.crowds(by_division(census[2020], weights), firms))

    path = FOLDER / "lingang.gpkg"
    source = write.create(path)
    write.add_layer(source, "divisions", ogr.wkbPolygon, division_table(), [s.Clone() for s in divisions])
    for year, table in census.items():
        write.add_layer(source, f"census_{year}", ogr.wkbPolygon, table, [s.Clone() for s in shapes])
    for name, table in (
        ("lbs_income", people.income_cells(ground, firms, divisions)),
        ("facilities", facilities),
        ("firms", firms.drop(columns="code")),
        ("places", on_ground.classed_places(ground)),
        ("industrial_sites", on_ground.industrial_sites(ground)),
        ("transit_hubs", on_ground.transit_hubs()),
    ):
        dots, fields = write.points(table)
        write.add_layer(source, name, ogr.wkbPoint, fields, dots)
    write.add_layer(source, "residential_land", ogr.wkbPolygon, *on_ground.residential_land(ground, shapes))
    write.add_layer(source, "walkways", ogr.wkbLineString, *walks.network(land, divisions, villages))
    write.add_layer(source, "external_regions", ogr.wkbPolygon, region_table(), [s.Clone() for s in regions])
    write.add_layer(source, "commutes", ogr.wkbNone, commutes.commutes(ground, firms, divisions, regions))
    source = None
    print(f"{path.name}: {write.finish(path):.1f} MB")
    (FOLDER / "README.md").write_text(readme.text(path), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
