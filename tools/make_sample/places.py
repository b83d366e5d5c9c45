"""Firms, facilities, places by class, industrial sites, residential land and transit hubs."""

import geography as geo
import numpy as np
import pandas as pd
from shapes import locate, polygon, rng_for, to_degrees, to_km

CODES = list(geo.DIVISIONS)
SEGMENT = {
    "P": "production",
    "R": "research and development",
    "H": "headquarters and management",
    "L": "logistics",
    "S": "services",
}
# firms by division: number in each segment, ours
FIRMS = {
    "M1": dict(R=18, H=70, L=6, S=95),
    "M2": dict(R=14, H=42, L=5, S=60),
    "E1": dict(P=6, R=62, H=6, S=34),
    "E2": dict(P=14, R=88, H=16, S=26),
    "U1": dict(P=34, R=4, H=6, L=10, S=86),
    "U2": dict(P=20, R=2, H=3, L=4, S=38),
    "U3": dict(P=14, R=2, H=2, L=26, S=30),
    "U4": dict(P=22, R=1, H=1, L=4, S=22),
    "U5": dict(P=14, R=1, H=1, L=4, S=20),
    "I1": dict(P=176, R=26, H=20, L=26, S=22),
    "I2": dict(P=88, R=8, H=6, L=12, S=8),
    "I3": dict(P=14, R=2, H=6, L=92, S=8),
    "R1": dict(P=5, S=8),
    "R2": dict(P=6, S=8),
    "R3": dict(P=2, L=3, S=9),
    "R4": dict(P=5, S=8),
    "R5": dict(P=4, S=7),
}
FIRM_JOBS = {"P": 62, "R": 38, "H": 34, "L": 40, "S": 15}  # median jobs in a firm, ours

# type: English, Chinese, unit, who it serves, unit per 1,000 of them, usual capacity: ours, near national practice
FACILITIES = {
    "kindergarten": ("Kindergarten", "幼儿园", "places", "children", 240, 270),
    "primary_school": ("Primary School", "小学", "places", "children", 400, 900),
    "secondary_school": ("Secondary School", "中学", "places", "children", 260, 900),
    "health_centre": ("Health Centre", "社区卫生服务中心", "beds", "people", 1.2, 50),
    "clinic": ("Clinic", "卫生站", "facilities", "people", 0.25, 1),
    "eldercare": ("Eldercare Home", "养老院", "beds", "elderly", 35, 110),
    "daycare_elderly": ("Day Centre for the Elderly", "老年日间照料中心", "places", "elderly", 16, 40),
    "culture": ("Culture Centre", "文化活动中心", "m2", "people", 80, 2500),
    "sport": ("Sports Ground", "体育场地", "m2", "people", 240, 9000),
    "market": ("Market", "菜市场", "m2", "people", 120, 2500),
    "food_street": ("Food Street", "美食街", "facilities", "young", 0.16, 1),
    "incubator": ("Incubator", "孵化器", "m2", "researchers", 4500, 6000),
    "worker_flats": ("Worker Flats", "职工公寓", "beds", "producers", 380, 900),
    "canteen": ("Shared Canteen", "共享食堂", "places", "workers", 55, 260),
    "bus_stop": ("Bus Stop", "公交站", "facilities", "people", 0.34, 1),
}
SUPPLY = {geo.MAIN: 1.05, geo.RESEARCH: 0.95, geo.URBAN: 0.95, geo.INDUSTRY: 0.8, geo.RURAL: 0.7}
SHORT = {  # parts of the usual supply, after the paper's account of who lacks what
    (geo.RURAL, "clinic"): 0.35,
    (geo.RURAL, "eldercare"): 0.22,
    (geo.RURAL, "daycare_elderly"): 0.18,
    (geo.RURAL, "health_centre"): 0.3,
    (geo.INDUSTRY, "canteen"): 0.3,
    (geo.INDUSTRY, "sport"): 0,
    (geo.INDUSTRY, "culture"): 0,
    (geo.RESEARCH, "food_street"): 0,
    (geo.RESEARCH, "incubator"): 0.45,
    (geo.RURAL, "food_street"): 0,
    (geo.INDUSTRY, "food_street"): 0,
    (geo.INDUSTRY, "worker_flats"): 0.45,
    (geo.RURAL, "culture"): 0.4,
    (geo.RURAL, "sport"): 0.3,
    (geo.URBAN, "eldercare"): 0.75,
    (geo.URBAN, "worker_flats"): 1.2,
    (geo.RURAL, "bus_stop"): 0.9,
}
HUBS = (  # name, Chinese name, kind, lon, lat
    ("Lingang Avenue", "临港大道站", "metro", 121.9070, 30.9260),
    ("Dishui Lake", "滴水湖站", "metro", 121.9245, 30.9145),
    ("Shuyuan", "书院站", "metro", 121.8490, 30.9600),
    ("Luchaogang Railway Station", "芦潮港站", "rail", 121.8570, 30.8655),
    ("Luchaogang Ferry Terminal", "芦潮港客运码头", "ferry", 121.8530, 30.8495),
    ("Nicheng Bus Interchange", "泥城公交枢纽", "bus interchange", 121.8240, 30.9060),
    ("University Town Bus Interchange", "大学城公交枢纽", "bus interchange", 121.8900, 30.8850),
    ("Wanxiang Bus Interchange", "万祥公交枢纽", "bus interchange", 121.8190, 30.9630),
    ("Ping'an Bus Interchange", "平安公交枢纽", "bus interchange", 121.7340, 30.9060),
    ("Equipment Zone Shuttle Hub", "装备区班车枢纽", "bus interchange", 121.8060, 30.8770),
    ("Fengxian Park Shuttle Hub", "奉贤园班车枢纽", "bus interchange", 121.7350, 30.8770),
    ("Science City Bus Interchange", "科技城公交枢纽", "bus interchange", 121.8720, 30.9160),
)


def draw(places, weight, number, rng, jitter_km=0.05):
    """Points in degrees near cells of the ground, drawn by weight; never in the lake."""
    km = places[["x", "y"]].to_numpy()
    picked = km[rng.choice(len(km), number, p=weight / weight.sum())] + rng.uniform(-jitter_km, jitter_km, (number, 2))
    return to_degrees(picked)


def firms(places):
    """Firm points with segment and jobs: works spread over industrial land, offices where people are."""
    tables = []
    for index, code in enumerate(CODES):
        here = places[places["zone"] == index]
        for letter, number in FIRMS[code].items():
            rng = rng_for("firms", code, letter)
            kind = geo.DIVISIONS[code][2]
            spread = 0.25 if letter in "PL" and kind == geo.INDUSTRY else 0.01
            weight = (here["settled"].to_numpy() + spread) * (here["settled"].to_numpy() > 0)
            lonlat = draw(here, weight, number, rng)
            jobs = np.maximum(3, np.round(FIRM_JOBS[letter] * np.exp(rng.normal(0, 0.75, number)))).astype(int)
            tables.append(
                pd.DataFrame(
                    {"lon": lonlat[:, 0], "lat": lonlat[:, 1], "segment": SEGMENT[letter], "jobs": jobs, "code": code}
                )
            )
    table = pd.concat(tables, ignore_index=True)
    table.insert(2, "firm_id", [f"B{i + 1:04d}" for i in range(len(table))])
    return table


def crowds(census_by_division, firm_table):
    """People a facility type serves, by division: columns as in FACILITIES."""
    jobs = firm_table.pivot_table(index="code", columns="segment", values="jobs", aggfunc="sum", fill_value=0)
    jobs = jobs.reindex(CODES, fill_value=0)
    table = pd.DataFrame(index=CODES)
    table["people"] = census_by_division["population"]
    table["children"] = census_by_division["age_0_14"]
    table["elderly"] = census_by_division["age_65_up"]
    table["young"] = census_by_division["age_15_24"] + census_by_division["age_25_44"]
    table["researchers"] = jobs["research and development"]
    table["producers"] = jobs["production"]
    table["workers"] = jobs.sum(axis=1)
    return table


def facilities(places, served):
    """Facility points with capacity in the type's unit; a few stand just outside the border."""
    tables = []
    for kind, (english, chinese, unit, crowd, standard, usual) in FACILITIES.items():
        for index, code in enumerate(CODES + ["OUT"]):
            rng = rng_for("facilities", kind, code)
            here = places[places["zone"] == index]
            name, name_zh = ("Border", "周边") if code == "OUT" else geo.DIVISIONS[code][:2]
            if code == "OUT":
                number = {"bus_stop": 14, "clinic": 5, "incubator": 0, "worker_flats": 0}.get(kind, 2)
            else:
                part = SHORT.get((geo.DIVISIONS[code][2], kind), 1.0)
                supply = SUPPLY[geo.DIVISIONS[code][2]] * part * standard * served.loc[code, crowd] / 1000
                number = int(np.floor(supply / usual + (rng.uniform() if part < 1 else 0.5)))
            if not number:
                continue
            power = 0.5 if kind == "bus_stop" else 1.0
            weight = here["settled"].to_numpy() ** power
            lonlat = draw(here, weight, number, rng)
            if unit == "facilities":
                capacity = np.ones(number, int)
            else:
                capacity = np.maximum(1, np.round(usual * rng.uniform(0.75, 1.3, number) / 10)) * 10
            tables.append(
                pd.DataFrame(
                    {
                        "lon": lonlat[:, 0],
                        "lat": lonlat[:, 1],
                        "name_en": [f"{name} {english} {i + 1}" for i in range(number)],
                        "name_zh": [f"{name_zh}第{i + 1}{chinese}" for i in range(number)],
                        "type": kind,
                        "capacity": capacity.astype(float),
                        "unit": unit,
                    }
                )
            )
    table = pd.concat(tables, ignore_index=True)
    table.insert(2, "fac_id", [f"F{i + 1:03d}" for i in range(len(table))])
    return table


def classed_places(places):
    """Points of class production, research or living."""
    wanted = {
        geo.MAIN: (3, 12, 60),
        geo.RESEARCH: (7, 34, 34),
        geo.URBAN: (10, 3, 36),
        geo.INDUSTRY: (54, 7, 11),
        geo.RURAL: (3, 0, 8),
    }
    tables = []
    for index, code in enumerate(CODES):
        here = places[places["zone"] == index]
        settled = here["settled"].to_numpy()
        for name, number in zip(("production", "research", "living"), wanted[geo.DIVISIONS[code][2]]):
            weight = settled + (0.15 if name == "production" else 0.0) * (settled > 0)
            lonlat = draw(here, weight, number, rng_for("places", code, name))
            tables.append(pd.DataFrame({"lon": lonlat[:, 0], "lat": lonlat[:, 1], "class": name}))
    table = pd.concat(tables, ignore_index=True)
    table.insert(2, "place_id", [f"P{i + 1:03d}" for i in range(len(table))])
    return table


def industrial_sites(places):
    """Points of industrial sites, mostly in the industrial zones and at least 0.35 km apart."""
    wanted = {"I1": 24, "I2": 15, "I3": 7, "E2": 4, "U1": 4, "U4": 2, "U2": 2, "R2": 1, "R4": 1}
    tables = []
    for code, number in wanted.items():
        here = places[places["zone"] == CODES.index(code)]
        rng = rng_for("sites", code)
        options = to_km(draw(here, (here["settled"].to_numpy() > 0) * 1.0, 400, rng))
        kept = []
        for spot in options:
            if len(kept) < number and all(np.hypot(*(spot - other)) > 0.35 for other in kept):
                kept.append(spot)
        lonlat = to_degrees(kept)
        name, name_zh = geo.DIVISIONS[code][:2]
        tables.append(
            pd.DataFrame(
                {
                    "lon": lonlat[:, 0],
                    "lat": lonlat[:, 1],
                    "name_en": [f"{name} Site {i + 1}" for i in range(len(kept))],
                    "name_zh": [f"{name_zh}{i + 1}号产业地块" for i in range(len(kept))],
                }
            )
        )
    table = pd.concat(tables, ignore_index=True)
    table.insert(2, "site_id", [f"S{i + 1:02d}" for i in range(len(table))])
    return table


def _block(spot, rng):
    """Corners (km) and floors of a housing block: along the streets of the nearest town, or facing the lake."""
    near = np.linalg.norm(to_km([(t[2], t[3]) for t in geo.TOWNS]) - spot, axis=1)
    lake = geo.lake_distance_km(spot)
    by_lake = lake < 3.2
    town = by_lake or near.min() < geo.TOWNS[near.argmin()][4] * 1.1
    half = rng.uniform(0.06, 0.13, 2) * (1.0 if town else 0.8)
    turn = np.arctan2(*(spot - to_km(geo.LAKE))[::-1]) if by_lake else np.radians(geo.TOWNS[near.argmin()][6])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half * rng.uniform(0.88, 1, (4, 2))
    c, s = np.cos(turn), np.sin(turn)
    floors = rng.integers(5, 19 if by_lake else 14) if town else rng.integers(2, 4)
    return spot + corners @ np.array([[c, s], [-s, c]]), int(floors)


def residential_land(places, units, number=600):
    """Housing blocks as four-sided polygons, each inside one census unit, apart from each other, with floors."""
    rng = rng_for("land")
    weight = np.where(places["settled"] > 0.05, places["settled"], 0) ** 0.8
    kept = np.empty((0, 2))
    for spot in to_km(draw(places, weight, 6000, rng, 0.03)):
        if not len(kept) or np.linalg.norm(kept - spot, axis=1).min() > 0.27:
            kept = np.vstack([kept, spot])
    corners, floors = zip(*[_block(spot, rng) for spot in kept])
    corners = to_degrees(np.array(corners))
    where = locate(corners.reshape(-1, 2), units).reshape(-1, 4)
    whole = np.flatnonzero((where[:, 0] >= 0) & (where == where[:, :1]).all(axis=1))[:number]
    table = pd.DataFrame({"land_id": [f"H{i + 1:03d}" for i in range(len(whole))], "floors": np.array(floors)[whole]})
    return table, [polygon(corners[i]) for i in whole]


def transit_hubs():
    """The twelve hubs as a table."""
    table = pd.DataFrame(HUBS, columns=["name_en", "name_zh", "kind", "lon", "lat"])
    table.insert(0, "hub_id", [f"T{i + 1:02d}" for i in range(len(table))])
    return table
