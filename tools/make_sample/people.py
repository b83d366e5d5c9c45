"""People in the census units (2010, 2020) and in the LBS income cells, raked to the totals of figures.py."""

import figures as fig
import geography as geo
import numpy as np
import pandas as pd
from scipy.spatial import cKDTree
from shapes import locate, rng_for, to_km

CODES = list(geo.DIVISIONS)
TYPE_OF = [geo.DIVISIONS[code][2] for code in CODES]
CELL_DEGREES = (0.0042, 0.0036)  # about 400 m


def rake(values, weights, targets, row_totals=None, rounds=400):
    """Scale values (units, groups) until weights.T @ values equals targets (zones, groups), and rows their totals."""
    values = np.maximum(np.asarray(values, float), 1e-6)
    for _ in range(rounds):
        reached = weights.T @ values
        values = values * np.exp(weights @ np.log(np.maximum(targets, 1e-9) / np.maximum(reached, 1e-9)))
        if row_totals is not None:
            values *= (row_totals / values.sum(axis=1))[:, None]
    return values


def whole_numbers(values, row_totals=None):
    """Round (units, groups) to integers; each row keeps its total (by default its own, rounded)."""
    totals = np.round(values.sum(axis=1)).astype(int) if row_totals is None else np.asarray(row_totals, int)
    scaled = values * (totals / np.maximum(values.sum(axis=1), 1e-9))[:, None]
    low = np.floor(scaled).astype(int)
    order = np.argsort(np.argsort(low - scaled, axis=1, kind="stable"), axis=1)
    return low + (order < (totals - low.sum(axis=1))[:, None])


def fit_shares(shares, sizes, column, target):
    """Shares by type, tilted so that one column (or set of columns) makes up `target` of all people."""
    shares, chosen = np.array(shares, float), np.atleast_1d(column)
    others = np.setdiff1d(np.arange(shares.shape[1]), chosen)
    for _ in range(60):
        factor = target / ((shares[:, chosen].sum(axis=1) @ sizes) / sizes.sum())
        shares[:, chosen] *= factor
        rest = 1 - shares[:, chosen].sum(axis=1)
        shares[:, others] *= (rest / shares[:, others].sum(axis=1))[:, None]
    return shares


def division_targets(name, year, by_type, people, fixed=()):
    """Counts (divisions and outside, groups): the shares of a division's type, varied a little, type totals kept.

    fixed: (columns, share of all people) that the whole area must reach.
    """
    sizes = np.array([sum(people[c] for c, t in zip(CODES, TYPE_OF) if t == kind) for kind in geo.TYPES], float)
    shares = np.array([by_type[kind] for kind in geo.TYPES], float)
    if fixed:
        shares = fit_shares(shares, sizes, *fixed)
    kind = np.array([geo.TYPES.index(t) for t in TYPE_OF])
    sums = np.array([people[c] for c in CODES], float)
    counts = sums[:, None] * shares[kind] * np.exp(rng_for(name, year).normal(0, 0.07, (len(CODES), shares.shape[1])))
    for _ in range(200):
        for k in range(len(geo.TYPES)):
            counts[kind == k] *= shares[k] * sizes[k] / counts[kind == k].sum(axis=0)
        counts *= (sums / counts.sum(axis=1))[:, None]
    outside = people["outside"] * (0.6 * shares[geo.TYPES.index(geo.RURAL)] + 0.4 * shares[geo.TYPES.index(geo.URBAN)])
    return np.vstack([counts, outside])


def _start(places, unit_of_place, zone_people, units):
    """People in each unit before raking: the zone's people spread over its ground by settledness."""
    settled, zone = places["settled"].to_numpy(), places["zone"].to_numpy()
    head = settled * (zone_people / np.bincount(zone, settled, len(zone_people)))[zone]
    keep = unit_of_place >= 0
    return np.bincount(unit_of_place[keep], head[keep], units) + 3


def census(year, places, unit_of_place, weights):
    """The census table of a year: one row a unit, integer counts, exhaustive groups."""
    people = {**fig.PEOPLE[year], "outside": fig.OUTSIDE_PEOPLE[year]}
    sums = np.array([people[c] for c in CODES] + [people["outside"]], float)
    head = _start(places, unit_of_place, sums, len(weights))
    rng = rng_for("census", year)

    def spread(name, shares, fixed=(), totals=None, scale=1.0, noise=0.12):
        targets = division_targets(name, year, shares, people, fixed) * scale
        varied = np.exp(rng.normal(0, noise, (len(head), targets.shape[1])))
        begin = head[:, None] * (weights @ (targets / sums[:, None])) * varied
        return rake(begin, weights, targets, totals)

    elderly = (4, fig.ELDERLY_2010) if year == 2010 else ()
    ages = whole_numbers(spread("age", fig.AGE_SHARES[year], elderly))
    population = ages.sum(axis=1)
    education = whole_numbers(
        spread("education", fig.EDUCATION_SHARES[year], (3, fig.BACHELOR[year]), population), population
    )
    origin = {kind: (share, 1 - share) for kind, share in fig.NONLOCAL_SHARES[year].items()}
    nonlocal_ = whole_numbers(spread("origin", origin, (0, fig.NONLOCAL[year]), population), population)[:, 0]
    size = np.array([fig.HOUSEHOLD_SIZE[t] for t in TYPE_OF] + [2.45])
    homes = whole_numbers(spread("housing", fig.HOUSING_SHARES[year], scale=1 / size[:, None]))
    table = {"unit_id": [f"C{i + 1:03d}" for i in range(len(head))], "population": population}
    table.update(zip(fig.AGES, ages.T))
    table.update(
        {
            "edu_primary": education[:, 0],
            "edu_secondary": education[:, 1],
            "edu_college": education[:, 2] + education[:, 3],
            "edu_bachelor": education[:, 3],
            "nonlocal": nonlocal_,
            "households": homes.sum(axis=1),
        }
    )
    table.update(zip(fig.HOUSING, homes.T))
    return pd.DataFrame(table)


def income_cells(places, firms, divisions):
    """LBS cells of about 400 m: earners by monthly income and jobs; columns lon, lat and the layer's fields."""
    rng = rng_for("income")
    column = np.floor(places["lon"] / CELL_DEGREES[0]).astype(int)
    row = np.floor(places["lat"] / CELL_DEGREES[1]).astype(int)
    zone = places["zone"].to_numpy()
    earners = np.array([0.46 * fig.PEOPLE[2020][c] for c in CODES] + [0.46 * fig.OUTSIDE_PEOPLE[2020]])
    settled = places["settled"].to_numpy()
    expected = settled * (earners / np.bincount(zone, settled, len(earners)))[zone]
    cells = (
        pd.DataFrame({"column": column, "row": row, "expected": expected})
        .groupby(["column", "row"])
        .sum()
        .reset_index()
    )
    cells["lon"] = ((cells["column"] + 0.5) * CELL_DEGREES[0]).round(6)
    cells["lat"] = ((cells["row"] + 0.5) * CELL_DEGREES[1]).round(6)
    ashore = cKDTree(places[["x", "y"]].to_numpy()).query(to_km(cells[["lon", "lat"]].to_numpy()))[0] < 0.075
    cells = cells[ashore].reset_index(drop=True)
    where = locate(cells[["lon", "lat"]].to_numpy(), divisions)
    shares = np.array([fig.INCOME_SHARES[t] for t in TYPE_OF] + [(0.78, 0.18, 0.04)])[where]
    shares = shares * np.exp(rng.normal(0, 0.10, shares.shape))
    shares /= shares.sum(axis=1)[:, None]
    total = rng.poisson(cells["expected"])
    split = np.array([rng.multinomial(n, p) for n, p in zip(total, shares)])
    at_work = pd.DataFrame(
        {
            "column": np.floor(firms["lon"] / CELL_DEGREES[0]).astype(int),
            "row": np.floor(firms["lat"] / CELL_DEGREES[1]).astype(int),
            "jobs": firms["jobs"],
        }
    )
    jobs = cells.merge(at_work.groupby(["column", "row"]).sum().reset_index(), how="left")["jobs"].fillna(0)
    jobs = (jobs + rng.poisson(0.09 * cells["expected"])).astype(int)
    table = pd.DataFrame(
        {
            "lon": cells["lon"],
            "lat": cells["lat"],
            "inc_total": total,
            "inc_lt_8000": split[:, 0],
            "inc_8000_15000": split[:, 1],
            "inc_gt_15000": split[:, 2],
            "jobs": jobs,
        }
    )
    table = table[(table["inc_total"] > 0) | (table["jobs"] > 0)].reset_index(drop=True)
    table.insert(2, "cell_id", [f"L{i + 1:04d}" for i in range(len(table))])
    return table
