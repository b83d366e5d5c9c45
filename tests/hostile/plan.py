"""A small made-up plan with few people everywhere: what a limit on small counts is made for."""

import json
import random

X, Y = 350000, 3420000
CRS = "EPSG:32651"
AGES = ("young", "middle", "old")
SECTORS = ("production", "research", "management", "logistics", "services")


def square(east, north, size):
    """A square, metres from the plan's corner."""
    w, s, e, n = X + east, Y + north, X + east + size, Y + north + size
    return f"POLYGON(({w} {s}, {e} {s}, {e} {n}, {w} {n}, {w} {s}))"


def point(east, north):
    """A point, metres from the plan's corner."""
    return f"POINT({X + east} {Y + north})"


def preset(folder, name, kind, items):
    """Write a preset file; return its path."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"kind": kind, "name": name, "items": items}), encoding="utf-8")
    return str(path)


def whole_plan(memory, folder, seed, trips=150):
    """Parameters of a study of everything, on layers in memory; few people in each unit, few firms, few trips."""
    chance = random.Random(seed)
    divisions = [
        (square(3000 * (k % 3), 3000 * (k // 3), 3000), [f"d{k}", f"Place {k}", ("town", "fields")[k % 2]])
        for k in range(6)
    ]
    columns = ["id:string", "population:double", *(f"{age}:double" for age in AGES), "rent:double"]

    def units(most):
        rows = []
        for k in range(60):
            ages = [chance.choice((0, 0, 1, 2, chance.randint(0, most))) for _ in AGES]
            total = sum(ages)
            at = square(1000 * (k % 10) - 200, 1000 * (k // 10) - 100, 900)
            rows.append((at, [f"u{k}", total, *ages, chance.randint(0, total)]))
        return memory(f"Polygon?crs={CRS}", columns, rows, "units")

    def anywhere():
        return chance.uniform(-4000, 13000), chance.uniform(-3000, 9000)

    commutes = []
    for _ in range(trips):
        (hx, hy), (wx, wy) = anywhere(), anywhere()
        if chance.random() < 0.4:
            wx, wy = hx + chance.uniform(-900, 900), hy + chance.uniform(-900, 900)
        commutes.append(
            (
                f"LINESTRING({X + hx} {Y + hy}, {X + wx} {Y + wy})",
                [chance.choice((1, 1, 2, 3)), chance.choice(AGES), chance.choice(SECTORS)],
            )
        )
    facilities = [
        (point(chance.uniform(0, 9000), chance.uniform(0, 6000)), [kind, chance.randint(1, 40)])
        for kind in ("school", "school", "clinic", "clinic", "clinic")
    ]
    firms = [
        (point(chance.uniform(0, 9000), chance.uniform(0, 6000)), [chance.choice(SECTORS), chance.randint(0, 12)])
        for _ in range(40)
    ]
    regions = [(square(-6000, -4000, 5900), ["west"]), (square(9100, -4000, 8000), ["east"])]
    indicators = [
        {"code": age, "dimension": "age", "label": age, "numerator": f'"{age}"', "denominator": '"population"'}
        for age in AGES
    ]
    rent = {"code": "rent", "dimension": "house", "label": "rent", "numerator": '"rent"'}
    indicators.append({**rent, "denominator": '"population"'})
    about = {"unit": "places", "standard": 100, "speed": 4.5}
    types = [
        {"type": "school", "label": "school", "target": '"young"', "minutes": 25, **about},
        {"type": "clinic", "label": "clinic", "target": '"population"', "minutes": 15, **about},
    ]
    attributes = [{"code": age, "label": age, "kind": "flag", "expression": f"\"age\" = '{age}'"} for age in AGES]
    attributes += [
        {"code": "grown", "label": "grown", "kind": "flag", "expression": "\"age\" IN ('middle', 'old')"},
        *({"code": one, "label": one, "kind": "flag", "expression": f"\"sector\" = '{one}'"} for one in SECTORS),
    ]
    crowds = [
        {"code": "everyone", "label": "everyone", "expression": '"population"', "speed": 4.5},
        {"code": "old", "label": "old", "expression": '"old"', "speed": 3},
    ]
    rules = [
        {"code": "r", "condition": '"old" > 10', "product": "care", "kind": "service", "reason": "old", "weight": 1}
    ]
    places = ["id:string", "name:string", "kind:string"]
    return {
        "DIVISIONS": memory(f"Polygon?crs={CRS}", places, divisions, "plan"),
        "DIVISION_ID": "id",
        "DIVISION_NAME": "name",
        "DIVISION_TYPE": "kind",
        "POPULATION": units(9),
        "POPULATION_BEFORE": units(8),
        "COMMUTES": memory(f"LineString?crs={CRS}", ["n:double", "age:string", "sector:string"], commutes, "trips"),
        "COUNT": "n",
        "BANDS": "1,2,5",
        "EXTREME": 5,
        "EXTERNAL": memory(f"Polygon?crs={CRS}", ["region:string"], regions, "regions"),
        "EXTERNAL_ID": "region",
        "FACILITIES": memory(f"Point?crs={CRS}", ["type:string", "places:double"], facilities, "facilities"),
        "FACILITY_TYPE": "type",
        "CAPACITY": '"places"',
        "FIRMS": memory(f"Point?crs={CRS}", ["segment:string", "jobs:double"], firms, "firms"),
        "SEGMENT": "segment",
        "JOBS": '"jobs"',
        "INDICATORS_FILE": preset(folder, "indicators", "indicators", indicators),
        "COMPOSITION_FILE": preset(folder, "composition", "indicators", indicators),
        "ATTRIBUTES_FILE": preset(folder, "attributes", "attributes", attributes),
        "TYPES_FILE": preset(folder, "types", "types", types),
        "CROWDS_FILE": preset(folder, "crowds", "crowds", crowds),
        "RULES_FILE": preset(folder, "rules", "rules", rules),
    }
