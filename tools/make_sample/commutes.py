"""Commutes: candidates between plausible ends, whose strata (who, whence, whither, how far) are raked to the
published shares and then filled with whole commuters.
"""

import figures as fig
import flows
import geography as geo
import numpy as np
import pandas as pd
from shapes import geodesic_km, inside, rng_for, to_degrees, to_km

CODES, REGIONS = list(geo.DIVISIONS), list(geo.REGIONS)
KIND = {code: row[2] for code, row in geo.DIVISIONS.items()}
LIMITS = np.array([0, 2.5, 3, 5, 10, 20, 30, 40, 50])  # km; every published band is a sum of these
BANK, PER_COMMUTER = 9000, 7
RECORD_SIZES, RECORD_ODDS = (1, 2, 3, 4, 5), (0.86, 0.08, 0.03, 0.02, 0.01)
AGES = ("under 25", "25-34", "35-44", "45 and over")
INCOMES = ("under 8000", "8000-15000", "over 15000")


def _around(km, weight, jitter, shape, rng):
    """BANK points in degrees: drawn from flat points by weight, jittered (km), kept inside the shape."""
    found = np.empty((0, 2))
    while len(found) < BANK:
        picked = km[rng.choice(len(km), BANK, p=weight / weight.sum())]
        spots = to_degrees(picked + rng.normal(0, jitter, (BANK, 2)))
        spots = spots[geo.lake_distance_km(to_km(spots)) > geo.LAKE_RADIUS_KM + 0.03]
        found = np.vstack([found, spots[inside(spots, shape)]])
    return found[:BANK]


def banks(ground, firms, divisions, regions):
    """Points to draw homes and workplaces from, by division and region code."""
    homes, works = {}, {}
    for index, code in enumerate(CODES):
        here = ground[ground["zone"] == index]
        at_work = firms[firms["code"] == code]
        homes[code] = _around(
            here[["x", "y"]].to_numpy(), here["settled"].to_numpy(), 0.05, divisions[index], rng_for("homes", code)
        )
        works[code] = _around(
            to_km(at_work[["lon", "lat"]].to_numpy()),
            at_work["jobs"].to_numpy(float),
            0.07 if KIND[code] in (geo.INDUSTRY, geo.MAIN) else 0.14,
            divisions[index],
            rng_for("works", code),
        )
    for shape, code in zip(regions, REGIONS):
        lon, lat, radius, home, work = np.array(flows.CLUSTERS[code]).T
        for bank, weight, side in ((homes, home, "homes"), (works, work, "works")):
            rng = rng_for(side, code)
            pick = rng.choice(len(lon), BANK * 4, p=weight / weight.sum())
            spots = to_km(np.column_stack([lon, lat]))[pick] + rng.normal(0, 0.55, (BANK * 4, 2)) * radius[pick, None]
            spots = to_degrees(spots)
            spots = spots[inside(spots, shape)]
            bank[code] = spots[:BANK]
    return homes, works


def candidates(homes, works):
    """Possible commutes with a base weight: columns home, work (codes), x and y of both ends, km, weight."""
    pairs = [(a, b, n) for a, row in flows.INSIDE.items() for b, n in row.items()]
    pairs += [(a, b, n) for a, row in flows.OUTBOUND.items() for b, n in row.items()]
    pairs += [(b, a, n) for a, row in flows.INBOUND.items() for b, n in row.items()]
    tables = []
    for a, b, people in pairs:
        rng = rng_for("commutes", a, b)
        number = int(people * PER_COMMUTER) + 300
        home = homes[a][rng.integers(0, len(homes[a]), number)]
        work = works[b][rng.integers(0, len(works[b]), number)]
        km = geodesic_km(home[:, 0], home[:, 1], work[:, 0], work[:, 1])
        pull = np.exp(-km / (4.0 if a in KIND and b in KIND else 40.0))
        pull[km < 0.15] = 0
        tables.append(
            pd.DataFrame(
                {
                    "home": a,
                    "work": b,
                    "home_x": home[:, 0],
                    "home_y": home[:, 1],
                    "work_x": work[:, 0],
                    "work_y": work[:, 1],
                    "km": km,
                    "weight": people * pull / pull.sum(),
                }
            )
        )
    table = pd.concat(tables, ignore_index=True)
    return table[table["weight"] > 0].reset_index(drop=True)


def constraints(strata):
    """Pairs (mask over strata, commuters) that the raked strata must meet."""
    home_in, work_in = strata["home"].isin(CODES).to_numpy(), strata["work"].isin(CODES).to_numpy()
    home, work = strata["home"].map(KIND).to_numpy(), strata["work"].map(KIND).to_numpy()
    km = LIMITS[strata["band"]]
    n = fig.COMMUTES
    internal = fig.INTERNAL * n
    inner = [(home_in & work_in, internal), (home_in & ~work_in, sum(fig.HOME_TOTALS.values()) - internal)]
    rules = [(home == kind, total) for kind, total in fig.HOME_TOTALS.items()]
    rules += [(~home_in & (work == kind), total) for kind, total in fig.INBOUND_TOTALS.items()]
    blue = (home == geo.INDUSTRY) | (home == geo.URBAN)
    blue_total = fig.HOME_TOTALS[geo.INDUSTRY] + fig.HOME_TOTALS[geo.URBAN]
    rules.append((blue & (km < 5), fig.BLUE_COLLAR_UNDER_5 * blue_total))
    for (low, high), share in fig.INDUSTRY_HOME_BANDS.items():
        rules.append(((home == geo.INDUSTRY) & (km >= low) & (km < high), share * fig.HOME_TOTALS[geo.INDUSTRY]))
    main_total, extreme = fig.HOME_TOTALS[geo.MAIN], 0.30 * fig.HOME_TOTALS[geo.MAIN]
    rules.append(((home == geo.MAIN) & (km >= 30), fig.MAIN_OVER_30 * main_total))
    rules.append(((home == geo.MAIN) & (km >= 40), extreme))
    rules.append(((home == geo.MAIN) & (km >= 50), fig.MAIN_EXTREME_OVER_50 * extreme))
    rules.append(((home == geo.RESEARCH) & (km >= 3) & (km < 10), fig.RESEARCH_3_TO_10 * fig.HOME_TOTALS[geo.RESEARCH]))
    rules += [(km < 5, fig.UNDER_5_KM * n), (km >= 30, fig.OVER_30_KM * n)]
    return rules + inner


def calibrated(strata, rounds=4000):
    """Commuters in each stratum: iterative proportional fitting to both sides of every constraint."""
    value = strata["weight"].to_numpy().copy()
    rules = constraints(strata)
    for _ in range(rounds):
        worst = 0.0
        for mask, target in rules:
            factor = target / value[mask].sum()
            value[mask] *= factor
            worst = max(worst, abs(factor - 1))
        value *= fig.COMMUTES / value.sum()
        if worst < 1e-7:
            break
    return value, worst


def whole(value, strata):
    """Integers near value whose running sum, in an order that keeps like strata together, stays within a half."""
    home, work = strata["home"].map(KIND).fillna("~"), strata["work"].map(KIND).fillna("~")
    order = np.lexsort([strata["work"], strata["home"], work, strata["band"], home])
    result = np.empty(len(value), int)
    result[order] = np.diff(np.round(np.cumsum(value[order])), prepend=0).astype(int)
    return result


def _fill(members, weight, quota, rng):
    """Records for a stratum: candidates drawn by weight and their commuters, which add up to quota."""
    order = members[np.argsort(-np.log(rng.uniform(size=len(members))) / weight)]
    sizes = rng.choice(RECORD_SIZES, quota, p=RECORD_ODDS)
    last = int(np.searchsorted(np.cumsum(sizes), quota))
    sizes = sizes[: last + 1]
    sizes[-1] -= sizes.sum() - quota
    while len(sizes) > len(order):
        sizes = np.sort(sizes)
        if sizes[0] + sizes[1] > 5:
            raise ValueError("too few candidates for a stratum")
        sizes = np.append(sizes[2:], sizes[0] + sizes[1])
    return order[: len(sizes)], sizes


def _sectors(work, rng):
    """Sector of each commuter by where the work is."""
    odds = {
        geo.MAIN: (0.04, 0.12, 0.34, 0.05, 0.45),
        geo.RESEARCH: (0.07, 0.52, 0.08, 0.02, 0.31),
        geo.URBAN: (0.34, 0.04, 0.06, 0.10, 0.46),
        geo.INDUSTRY: (0.66, 0.11, 0.07, 0.10, 0.06),
        geo.RURAL: (0.36, 0.02, 0.02, 0.10, 0.50),
        None: (0.26, 0.22, 0.19, 0.08, 0.25),
    }
    port, pick = (0.12, 0.02, 0.06, 0.72, 0.08), rng.uniform(size=len(work))
    chance = np.array([port if code == "I3" else odds[KIND.get(code)] for code in work])
    return np.array(fig.SECTORS)[(pick[:, None] > np.cumsum(chance, axis=1)[:, :-1]).sum(axis=1)]


def _attributes(table, rng):
    """Age and income: by sector and by the type of the home, or of the work for people from outside."""
    young = {
        "production": (0.24, 0.38, 0.22, 0.16),
        "research and development": (0.22, 0.48, 0.22, 0.08),
        "headquarters and management": (0.10, 0.42, 0.32, 0.16),
        "logistics": (0.14, 0.34, 0.28, 0.24),
        "services": (0.20, 0.34, 0.24, 0.22),
    }
    rich = {
        "production": (0.76, 0.21, 0.03),
        "research and development": (0.34, 0.41, 0.25),
        "headquarters and management": (0.30, 0.40, 0.30),
        "logistics": (0.70, 0.25, 0.05),
        "services": (0.66, 0.26, 0.08),
    }
    lift = {geo.MAIN: 1.35, geo.RESEARCH: 1.1, geo.URBAN: 0.85, geo.INDUSTRY: 0.85, geo.RURAL: 0.55}
    age = np.array([young[s] for s in table["sector"]])
    age[:, 3] *= table["home"].map(KIND).eq(geo.RURAL) * 1.2 + 1
    income = np.array([rich[s] for s in table["sector"]])
    income[:, 1:] *= table["home"].map(KIND).map(lift).fillna(1.2).to_numpy()[:, None] * np.array([1.0, 1.15])
    for name, odds, words in (("age_group", age, AGES), ("income", income, INCOMES)):
        odds = np.cumsum(odds / odds.sum(axis=1)[:, None], axis=1)[:, :-1]
        table[name] = np.array(words)[(rng.uniform(size=len(table))[:, None] > odds).sum(axis=1)]
    extreme = (table["km"] >= fig.EXTREME_KM) & table["work"].isin(CODES)
    middle = fig.EXTREME_OVER_8000 - fig.EXTREME_OVER_15000
    _exactly(table, "age_group", extreme, AGES, (0.14, 0.46, 0.316, 1 - fig.EXTREME_UNDER_45), rng)
    _exactly(table, "income", extreme, INCOMES, (1 - fig.EXTREME_OVER_8000, middle, fig.EXTREME_OVER_15000), rng)
    return table


def _exactly(table, column, chosen, words, shares, rng):
    """Give the chosen records words in the shares of commuters asked for, to within one record."""
    rows = table.index[chosen].to_numpy()
    rng.shuffle(rows)
    upto = np.cumsum(table.loc[rows, "count"].to_numpy())
    part = np.searchsorted(np.cumsum(shares)[:-1], (upto - 0.5) / upto[-1])
    table.loc[rows, column] = np.array(words)[part]


def commutes(ground, firms, divisions, regions):
    """The commutes table: COMMUTES commuters, all with an end in the study area."""
    pool = candidates(*banks(ground, firms, divisions, regions))
    pool["band"] = np.searchsorted(LIMITS, pool["km"], side="right") - 1
    groups = pool.groupby(["home", "work", "band"], sort=True)
    strata = groups["weight"].sum().reset_index()
    value, worst = calibrated(strata)
    if worst > 1e-3:
        raise ValueError(f"the commute shares contradict each other: {worst:.2g}")
    quota = whole(value, strata)
    rng = rng_for("records")
    rows, sizes = [], []
    weight = pool["weight"].to_numpy()
    for (_, members), number in zip(groups.indices.items(), quota):
        if number > 0:
            picked, count = _fill(members, weight[members], number, rng)
            rows.append(picked)
            sizes.append(count)
    table = pool.iloc[np.concatenate(rows)].reset_index(drop=True)
    table["count"] = np.concatenate(sizes)
    table = table.iloc[rng.permutation(len(table))].reset_index(drop=True)
    table["sector"] = _sectors(table["work"], rng)
    table = _attributes(table, rng)
    table.insert(0, "record_id", np.arange(1, len(table) + 1))
    return table[["record_id", "home_x", "home_y", "work_x", "work_y", "count", "age_group", "income", "sector"]]
