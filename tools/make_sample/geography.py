"""The invented map of Lingang: divisions and outside regions on one mesh of named nodes, towns, the lake.

Places stand where they truly are, to a few hundred metres; every outline is made up. A face is a ring of node names;
faces that name the same two neighbouring nodes share that edge vertex by vertex, so the map tiles exactly.
"""

import numpy as np
from shapes import natural_line, polygon, rng_for, to_degrees, to_km

MAIN, RESEARCH, URBAN, INDUSTRY, RURAL = (
    "main urban area",
    "education and research area",
    "urban community",
    "industrial zone",
    "peripheral rural area",
)
TYPES = (MAIN, RESEARCH, URBAN, INDUSTRY, RURAL)
TYPE_ZH = {MAIN: "主城区", RESEARCH: "科教研发区", URBAN: "城镇社区", INDUSTRY: "产业区", RURAL: "外围乡村地区"}

LAKE = (121.9300, 30.9000)
LAKE_RADIUS_KM = 1.25

NODES = {
    # coast of the study area, from the south-west corner round to the north-east
    "s0": (121.7093, 30.8547),
    "s1": (121.7634, 30.8514),
    "s2": (121.8260, 30.8465),
    "s3": (121.8684, 30.8518),
    "s4": (121.9136, 30.8591),
    "s5": (121.9550, 30.8778),
    "s6": (121.9719, 30.9231),
    "s7": (121.9599, 30.9578),
    "s8": (121.9396, 30.9982),
    # landward border, from the west round to the north
    "b0": (121.7054, 30.8884),
    "b1": (121.7102, 30.9222),
    "b2": (121.7318, 30.9462),
    "b3": (121.7740, 30.9597),
    "b4": (121.8038, 30.9809),
    "b5": (121.8481, 30.9953),
    "b6": (121.8895, 31.0059),
    # inner nodes
    "p1": (121.7605, 30.8875),
    "p2": (121.7624, 30.9212),
    "p3": (121.7952, 30.8889),
    "p4": (121.8510, 30.8884),
    "p5": (121.8530, 30.9116),
    "n1": (121.8269, 30.8673),
    "n2": (121.8481, 30.8740),
    "q1": (121.8693, 30.8754),
    "q2": (121.8944, 30.8692),
    "q3": (121.9088, 30.8778),
    "q4": (121.9001, 30.9019),
    "q5": (121.8741, 30.9010),
    "m1": (121.9348, 30.9270),
    "m2": (121.8982, 30.9231),
    "m3": (121.8876, 30.9414),
    "m4": (121.8558, 30.9327),
    "m5": (121.9261, 30.9597),
    "m6": (121.8944, 30.9568),
    "m7": (121.8578, 30.9462),
    "r1": (121.8221, 30.9289),
    "r2": (121.7932, 30.9212),
    "r3": (121.7913, 30.9462),
    "r4": (121.8404, 30.9482),
    "r5": (121.8395, 30.9761),
    "u1": (121.8915, 30.9780),
    "u2": (121.8597, 30.9809),
    # outside
    "x1": (121.6000, 30.8340),
    "x2": (121.4900, 30.8120),
    "x3": (121.4200, 30.7760),
    "x4": (121.3450, 30.8700),
    "x5": (121.3600, 30.9850),
    "x6": (121.4500, 31.0150),
    "x7": (121.5400, 31.0080),
    "x8": (121.6400, 31.0000),
    "x9": (121.6850, 30.9820),
    "y0": (121.5350, 31.0900),
    "y2": (121.7050, 31.0940),
    "h1": (121.7060, 31.0360),
    "h2": (121.7450, 31.0020),
    "h3": (121.8000, 30.9990),
    "h4": (121.8280, 31.0200),
    "h5": (121.8050, 31.0640),
    "h6": (121.7560, 31.0860),
    "h7": (121.7150, 31.0720),
    "z1": (121.8550, 31.0570),
    "z2": (121.9080, 31.0500),
    "z3": (121.9000, 31.0950),
    "z4": (121.8600, 31.1350),
    "z5": (121.7850, 31.2150),
    "z6": (121.7280, 31.2050),
    "z7": (121.7200, 31.1400),
    "a1": (121.5600, 31.1750),
    "a2": (121.5620, 31.2250),
    "a3": (121.6100, 31.2450),
    "a4": (121.6500, 31.2240),
    "a5": (121.6470, 31.1650),
    "a6": (121.6000, 31.1500),
    "w1": (121.7200, 31.2750),
    "w2": (121.6400, 31.3450),
    "w3": (121.5650, 31.3850),
    "w4": (121.5100, 31.3850),
    "v1": (121.5350, 31.3200),
    "v2": (121.5550, 31.2700),
    "v3": (121.5000, 31.2450),
    "v4": (121.4950, 31.2050),
    "v5": (121.4620, 31.1750),
    "v6": (121.4600, 31.1300),
    "v7": (121.4950, 31.1000),
    "k1": (121.3850, 31.1350),
    "k2": (121.3650, 31.2400),
    "k3": (121.3900, 31.2950),
    "k4": (121.4800, 31.3250),
    "g1": (121.1200, 30.9000),
    "g2": (121.1000, 31.0800),
    "g3": (121.2500, 31.1400),
    "t1": (121.3600, 31.4600),
    "t2": (121.2000, 31.4200),
    "t3": (121.1000, 31.2500),
    "j1": (121.0500, 30.8000),
    "j2": (121.2700, 30.6900),
    "j3": (121.3600, 30.7150),
}
SEA_EDGES = ("s0 s1 s2 s3 s4 s5 s6 s7 s8 z2 z3 z4 z5 w1 w2 w3 w4", "s0 x1 x2 x3 j3 j2")

# bend of a shore or border as a part of its length, to the left of the way from the first node to the second
BENDS = {
    ("s4", "s5"): -0.07,
    ("s5", "s6"): -0.10,
    ("s6", "s7"): -0.07,
    ("s7", "s8"): -0.05,
    ("s1", "s2"): -0.03,
    ("s2", "s3"): -0.07,
    ("s0", "s1"): -0.02,
    ("b2", "b3"): 0.06,
    ("b3", "b4"): -0.06,
    ("b4", "b5"): 0.04,
    ("b5", "b6"): -0.03,
    ("b6", "s8"): 0.06,
    ("b1", "b2"): 0.05,
    ("m1", "m2"): -0.06,
    ("q3", "q4"): 0.06,
    ("m5", "m6"): 0.08,
    ("p3", "p4"): -0.05,
    ("b0", "p1"): 0.06,
    ("b1", "p2"): -0.05,
    ("r2", "r3"): 0.06,
    ("z2", "z3"): -0.08,
    ("w1", "w2"): -0.05,
    ("w3", "w4"): -0.1,
    ("s0", "x1"): 0.06,
    ("x1", "x2"): 0.06,
}

# code: name, Chinese name, type, ring
DIVISIONS = {
    "M1": ("Dishui Lake Core", "滴水湖核心区", MAIN, "s4 s5 s6 m1 m2 q4 q3"),
    "M2": ("North City", "北岛城区", MAIN, "m2 m1 s6 s7 m5 m6 m3"),
    "E1": ("University Town", "大学城", RESEARCH, "n2 q1 q2 q3 q4 q5 p4"),
    "E2": ("Science and Technology City", "科技城", RESEARCH, "p4 q5 q4 m2 m3 m4 p5"),
    "U1": ("Nicheng", "泥城社区", URBAN, "p3 p4 p5 m4 r1 r2"),
    "U2": ("Shuyuan", "书院社区", URBAN, "m7 m4 m3 m6 u1 u2 r5 r4"),
    "U3": ("Luchaogang", "芦潮港社区", URBAN, "s2 s3 q1 n2 n1"),
    "U4": ("Wanxiang", "万祥社区", URBAN, "r3 r4 r5 b4 b3"),
    "U5": ("Ping'an", "平安社区", URBAN, "b0 p1 p2 b1"),
    "I1": ("Heavy Equipment Zone", "重装备产业区", INDUSTRY, "s1 s2 n1 n2 p4 p3 p1"),
    "I2": ("Fengxian Park", "奉贤园区", INDUSTRY, "s0 s1 p1 b0"),
    "I3": ("Logistics Park", "物流园区", INDUSTRY, "s3 s4 q3 q2 q1"),
    "R1": ("Situan East Villages", "四团东部乡村", RURAL, "b1 p2 b3 b2"),
    "R2": ("Nicheng West Villages", "泥城西部乡村", RURAL, "p1 p3 r2 r3 b3 p2"),
    "R3": ("Shuyuan East Shore", "书院东滩乡村", RURAL, "u1 m6 m5 s7 s8 b6"),
    "R4": ("Shuyuan North Villages", "书院北部乡村", RURAL, "r5 u2 u1 b6 b5 b4"),
    "R5": ("Wanxiang South Villages", "万祥南部乡村", RURAL, "r2 r1 m4 m7 r4 r3"),
}

# code: name, Chinese name, an outer ring and its holes, split by /
REGIONS = {
    "ZJ": ("Zhangjiang", "张江", "a1 a2 a3 a4 a5 a6"),
    "ZQ": ("Zhuqiao", "祝桥", "h7 h6 h5 z1 z2 z3 z4 z5 z6 z7 y2"),
    "HN": ("Huinan", "惠南", "h1 h2 h3 h4 h5 h6 h7"),
    "RPD": (
        "Rest of Pudong",
        "浦东其他地区",
        "b2 x9 x8 x7 y0 v7 v6 v5 v4 v3 v2 v1 w4 w3 w2 w1 z5 z6 z7 y2 h7 h1 h2 h3 h4 h5 z1 z2 s8 b6 b5 b4 b3"
        " / a1 a2 a3 a4 a5 a6",
    ),
    "FX": ("Fengxian", "奉贤", "s0 x1 x2 x3 x4 x5 x6 x7 x8 x9 b2 b1 b0"),
    "CC": ("Central City", "中心城区", "v1 v2 v3 v4 v5 v6 k1 k2 k3 k4"),
    "MS": ("Minhang and Songjiang", "闵行与松江", "k1 v6 v7 y0 x7 x6 x5 x4 g1 g2 g3"),
    "NW": ("Northern and Western Suburbs", "北部与西部郊区", "k1 k2 k3 k4 v1 w4 t1 t2 t3 g2 g3"),
    "JS": ("Jinshan", "金山", "x3 x4 g1 j1 j2 j3"),
}

# name, Chinese name, lon, lat, radius in km, weight inside its division, street direction in degrees
TOWNS = (
    ("Lingang Avenue", "临港大道", 121.9088, 30.9356, 1.5, 1.0, 12),
    ("North Island", "北岛", 121.9377, 30.9405, 1.1, 0.5, 20),
    ("University Town", "大学城", 121.8905, 30.8865, 1.5, 1.0, 8),
    ("Ocean Road", "沪城环路", 121.8664, 30.8865, 0.8, 0.3, 3),
    ("Science City", "科技城", 121.8713, 30.9173, 1.3, 1.0, 15),
    ("Nicheng", "泥城", 121.8241, 30.9077, 1.9, 1.0, 6),
    ("Yunduan", "云端", 121.8058, 30.9000, 1.0, 0.45, 6),
    ("Shuyuan", "书院", 121.8713, 30.9616, 1.4, 1.0, -8),
    ("Luchaogang", "芦潮港", 121.8491, 30.8615, 1.3, 1.0, 14),
    ("Wanxiang", "万祥", 121.8192, 30.9626, 1.2, 1.0, -5),
    ("Ping'an", "平安", 121.7335, 30.9048, 1.2, 1.0, 4),
    ("Equipment Flats", "装备公寓", 121.8086, 30.8798, 0.6, 1.0, 5),
    ("Jiangshan", "江山", 121.8366, 30.8803, 0.55, 0.8, 5),
    ("Fengxian Flats", "奉贤园公寓", 121.7335, 30.8788, 0.55, 1.0, 2),
    ("Port Flats", "港口公寓", 121.8847, 30.8639, 0.45, 1.0, 10),
    ("Situan", "四团", 121.6960, 30.9130, 1.0, 0.7, 0),
    ("Datuan", "大团", 121.7403, 30.9616, 1.0, 0.8, -10),
    ("Sanzao", "三灶", 121.8231, 31.0002, 0.8, 0.6, -5),
)


def _key_pairs(ring):
    names = ring.split()
    return list(zip(names, names[1:] + names[:1]))


def _is_sea(first, second):
    return any(
        abs(chain.split().index(first) - chain.split().index(second)) == 1
        for chain in SEA_EDGES
        if first in chain.split() and second in chain.split()
    )


def edge(first, second):
    """Vertices in degrees along the mesh edge between two nodes; the same in both directions."""
    low, high = sorted((first, second))
    ends = to_km([NODES[low], NODES[high]])
    near = all(-17 < p[0] < 15 and -9 < p[1] < 12 for p in ends)
    sea = _is_sea(low, high)
    line = natural_line(
        *ends, rng_for("edge", low, high), 0.02 if sea else 0.06, 0.3 if near else 1.2, BENDS.get((low, high), 0.0)
    )
    degrees = to_degrees(line)
    return degrees if (first, second) == (low, high) else degrees[::-1]


def _ring(names):
    return np.vstack([edge(a, b)[:-1] for a, b in _key_pairs(names)])


def face(part):
    """The polygon of a part: an outer ring, then holes, split by /."""
    return polygon(*[_ring(names) for names in part.split("/")])


def division_shapes():
    """Polygons of DIVISIONS, in their order."""
    return [face(ring) for *_, ring in DIVISIONS.values()]


def region_shapes():
    """Polygons of REGIONS, in their order."""
    return [face(part) for *_, part in REGIONS.values()]


def study_edges():
    """All mesh edges of the divisions, each once, as vertex arrays in degrees."""
    pairs = {tuple(sorted(pair)) for *_, ring in DIVISIONS.values() for pair in _key_pairs(ring)}
    return [edge(*pair) for pair in sorted(pairs)]


def lake_distance_km(km):
    """Distance of flat points from the middle of Dishui Lake."""
    return np.linalg.norm(np.asarray(km) - to_km(LAKE), axis=-1)
