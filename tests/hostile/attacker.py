"""A reader who wants to know what a study withholds: every number that it shows, and every relation between them.

`read` takes a study's tables as numbers with names; `Attack` knows the relations that hold between them whatever the
data (sums over levels, directions, bands and dimensions, a share times its base, before and after), and computes what
follows from what is shown. The truth, a study of the same layers that withholds nothing, only tells which numbers are
the same by their meaning and whether what was computed is below the limit.
"""

import sqlite3
from collections import Counter, defaultdict

import numpy as np
import pandas as pd

AREA = ("area", "*")
DIRECTIONS = {"home": ("within", "between", "outbound"), "work": ("within", "between", "inbound")}
DIRECTIONS["all"] = ("within", "between", "outbound", "inbound")
ROUNDING = 1e-9
NOBODY = 1e-3  # people: dust of apportionment by area
EVERYBODY = 1e5  # people: more than any plan of the tests has


class Numbers(dict):
    """Key -> number, NaN unknown. A key of people begins with 'n', of anything else with '%'."""

    def put(self, kind, name, row, value):
        """Keep a number; one that is shown in one table and withheld in another is shown."""
        key = (kind, *name, row)
        value = np.nan if value is None else float(value)
        if np.isnan(self.get(key, np.nan)):
            self[key] = value


def tables(path):
    """Return name -> DataFrame of a GeoPackage's tables."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [name for (name,) in base.execute("SELECT table_name FROM gpkg_contents")]
    found = {name: pd.read_sql(f'SELECT * FROM "{name}"', base) for name in names}
    base.close()
    return found


def read(path):
    """Return (Numbers, the tables) of a study."""
    numbers, of = Numbers(), tables(path)
    for source in ("profile", "composition_before", "composition_after", "chain"):
        if source in of:
            _profile(numbers, source, of)
    if "bands" in of:
        _bands(numbers, of)
    if "matrix" in of:
        _flows(numbers, of)
    for row in _rows(of, "commuters_table"):
        name = ("crowd", row["attribute"], row["side"], row["subset"])
        at = (row["level"], row["division_id"])
        numbers.put("n", (*name, "count"), at, row["commuters"])
        numbers.put("n", (*name, "base"), at, row["base"])
        numbers.put("%", (*name, "share"), at, row["share"])
        numbers.put("%", (*name, "lq"), at, row["lq"])
    if "demand" in of:
        _demand(numbers, of)
    for row in _rows(of, "circles_table"):
        name, at = ("circle", row["crowd"], row["type"]), (row["level"], row["division_id"])
        numbers.put("n", (*name, "base"), at, row["people"])
        numbers.put("n", (*name, "count"), at, row["covered"])
        numbers.put("%", (*name, "share"), at, row["share"])
    for row in _rows(of, "circles"):
        numbers.put("n", ("population",), ("division", row["division_id"]), row["population"])
        for name, value in row.items():
            if name.startswith("circle_") and name.endswith("_all"):
                key = ("circle", name[len("circle_") : -len("_all")], "*", "share")
                numbers.put("%", key, ("division", row["division_id"]), value)
    for row in _rows(of, "change_table"):
        at = (row["level"], row["division_id"])
        if row["indicator"] == "population":
            for part in ("before", "after", "change"):
                numbers.put("n", ("change", part), at, row[part])
            for part in ("growth", "growth_share"):
                numbers.put("%", ("change", part), at, row[part])
        else:
            numbers.put("%", ("composition_before", row["indicator"], "share"), at, row["before"])
            numbers.put("%", ("composition_after", row["indicator"], "share"), at, row["after"])
    for row in _rows(of, "change"):
        at = ("division", row["division_id"])
        for part in ("before", "after", "change"):
            numbers.put("n", ("change", part), at, row[f"population_{part}"])
    for row in _rows(of, "ledger"):
        if row["what"] in ("people", "commuters", "jobs"):
            numbers.put("n", ("ledger", row["step"], row["what"], row["fate"], row["reason"]), AREA, row["amount"])
    if "commute_map" in of:
        numbers.put("n", ("map", "shown"), AREA, of["commute_map"]["commuters"].sum())
    return numbers, of


def _rows(of, table):
    return of[table].to_dict("records") if table in of else ()


def _profile(numbers, source, of):
    for row in _rows(of, f"{source}_table"):
        at = (row["level"], row["division_id"])
        name = (source, row.get("indicator", row.get("segment")))
        numbers.put("n", (*name, "count"), at, row["count"])
        numbers.put("n", (*name, "base"), at, row["base"])
        numbers.put("%", (*name, "share"), at, row["share"])
        numbers.put("%", (*name, "share"), AREA, row["area_share"])
        numbers.put("%", (*name, "lq"), at, row["lq"])
        numbers.put("%", (*name, "difference"), at, row["difference"])
    for row in _rows(of, source):
        at = ("division", row["division_id"])
        kinds = {"chain": ("chain_total",), "profile": ("population",)}.get(source, (source, "population"))
        numbers.put("n", kinds, at, row["chain_total" if source == "chain" else "population"])


def _bands(numbers, of):
    for row in _rows(of, "bands_table"):
        at, name = (row["level"], row["division_id"]), ("bands", row["side"], row["direction"], row["band"])
        numbers.put("n", name, at, row["commuters"])
        numbers.put("%", (*name, "share"), at, row["share"])
    names = of["bands_table"]["band"].unique()
    for row in _rows(of, "bands"):
        at = ("division", row["division_id"])
        for side, directions in (("home", "outbound"), ("work", "inbound")):
            for name, direction in (("total", "*"), ("within", "within"), ("between", "between")):
                numbers.put("n", ("bands", side, direction, "*"), at, row[f"{side}_{name}"])
            numbers.put("n", ("bands", side, directions, "*"), at, row[f"{side}_external"])
            numbers.put("%", ("bands", side, "extreme", "share"), at, row[f"{side}_extreme"])
            numbers.put("%", ("bands", side, "extreme", "lq"), at, row[f"{side}_extreme_lq"])
            for band in names:
                numbers.put("%", ("bands", side, "*", band, "share"), at, row[f"{side}_{band}"])


def _flows(numbers, of):
    for row in _rows(of, "matrix"):
        numbers.put("n", ("od", row["origin"]), row["destination"], row["commuters"])
    for row in _rows(of, "flows"):
        numbers.put("n", ("od", row["origin"]), row["destination"], row["commuters"])
        numbers.put("%", ("od", row["origin"], "share"), row["destination"], row["share_of_origin"])
    for row in _rows(of, "balance"):
        for name in ("employed_residents", "jobs", "outbound", "inbound"):
            numbers.put("n", ("balance", name), ("division", row["division_id"]), row[name])
        for name in ("job_ratio", "self_containment", "self_sufficiency"):
            numbers.put("%", ("balance", name), ("division", row["division_id"]), row[name])


def _demand(numbers, of):
    for row in _rows(of, "demand_table"):
        at, name = (row["level"], row["division_id"]), ("demand", row["type"])
        numbers.put("n", (*name, "target"), at, row["target"])
        numbers.put("n", (*name, "unmet"), at, row["unmet_people"])
        for part in ("need", "gap", "coverage", "adequacy", "intensity", "score"):
            numbers.put("%", (*name, part), at, row[part])
        intensity = row["intensity"]
        numbers.put("%", (*name, "weight"), at, intensity / (1 + intensity) if pd.notna(intensity) else None)
    for row in _rows(of, "demand"):
        at = ("division", row["division_id"])
        numbers.put("n", ("population",), at, row["population"])
        for name in of["demand_table"]["type"].unique():
            numbers.put("n", ("demand", name, "unmet"), at, row.get(f"{name}_unmet"))
            numbers.put("%", ("demand", name, "score"), at, row.get(f"{name}_score"))


class Attack:
    """What is shown, what is true, and the relations between the numbers."""

    def __init__(self, shown, truth, nested=(), extreme=40):
        """Take the paths of two studies of the same layers; nested: pairs of attributes, the first inside the other."""
        self.shown, self.tables = read(shown)
        self.truth, _ = read(truth)
        self.sums, self.products = [], []
        self.nested, self.extreme = nested, extreme
        divisions = self.tables["profile"]
        self.type_of = dict(zip(divisions["division_id"], divisions["division_type"]))
        self.types = sorted({kind for kind in self.type_of.values() if kind is not None})
        self._relate()
        self._levels()
        self._same()
        self._merge()

    # -- relations

    def have(self, key):
        """Whether the study knows such a number."""
        return key in self.truth

    def new(self, key, value):
        """Name a number that the study does not show."""
        self.truth.setdefault(key, value)
        return key

    def total(self, whole, parts):
        """Note whole = sum of parts, where each is a number of the study."""
        if self.have(whole) and parts and all(map(self.have, parts)):
            self.sums.append({whole: -1.0, **dict.fromkeys(parts, 1.0)})

    def product(self, result, factors, divisors=(), by=1.0):
        """Note result = by x factors / divisors."""
        if all(map(self.have, (result, *factors, *divisors))):
            self.products.append((result, tuple(factors), tuple(divisors), by))

    def _rest(self, base, count):
        """Note base - count, a number of people too."""
        if self.have(base) and self.have(count):
            rest = self.new((*count[:-1], "rest", count[-1]), self.truth[base] - self.truth[count])
            self.total(base, [count, rest])

    def _share(self, name, row, base=None):
        """Note the relations of a count, its base, share and lq."""
        count, base = ("n", *name, "count", row), base or ("n", *name, "base", row)
        share, of_area = ("%", *name, "share", row), ("%", *name, "share", AREA)
        self.product(count, [share, base], by=0.01)
        self.product(share, [("%", *name, "lq", row), of_area])
        if self.have(("%", *name, "difference", row)):
            self.sums.append({share: -1.0, ("%", *name, "difference", row): 1.0, of_area: 1.0})
        self._rest(base, count)

    def _relate(self):
        people = [key for key in self.truth if key[0] == "n"]
        for key in people:
            if key[-2] == "count":
                self._share(key[1:-2], key[-1])
        self._dimensions(people)
        self._commuting(people)
        self._facilities()
        self._change(people)
        self._ledger()

    def _dimensions(self, people):
        """What the shares of a dimension, of the sectors of commuters, add up to."""
        groups = defaultdict(list)
        for key in people:
            if key[-2] != "count" or key[1] == "circle":
                continue
            about = key[1] if key[1] != "crowd" else key[3:5]
            groups[about, key[-1]].append(key)
        for dimension in self._exhaustive(groups):
            for keys in groups.values():
                named = {key[2]: key for key in keys}
                if all(code in named for code in dimension):
                    first = named[dimension[0]]
                    base = (*first[:-2], "base", first[-1])
                    parts = [named[code] for code in dimension]
                    if np.isclose(sum(self.truth[p] for p in parts), self.truth[base], rtol=1e-9, atol=1e-6):
                        self.total(base, parts)

    @staticmethod
    def _exhaustive(groups):
        """The dimensions of the bundled presets that hold everybody."""
        yield "production", "research", "management", "logistics", "services"
        yield "research", "production", "management", "logistics", "services"
        yield "age_0_14", "age_15_24", "age_25_44", "age_45_64", "age_65_up"
        yield "edu_primary", "edu_secondary", "edu_college", "edu_bachelor"
        yield "young", "middle", "old"

    def _commuting(self, people):
        rows = [*((("division", d)) for d in self.type_of), *(("type", t) for t in self.types), AREA]
        bands = self.tables["bands_table"]["band"].unique().tolist() if "bands_table" in self.tables else []
        far = [name for name in bands if name != "unknown" and int(name.split("_")[0].split("p")[0]) >= self.extreme]
        outside = sorted({o for o in self._places("origin") if o not in self.type_of})
        for side, directions in DIRECTIONS.items():
            for row in rows if side != "all" else [AREA]:

                def cell(direction, band, side=side, row=row):
                    return ("n", "bands", side, direction, band, row)

                if not self.have(cell("within", bands[0]) if bands else ()):
                    continue
                for direction in directions:
                    whole = sum(self.truth[cell(direction, band)] for band in bands)
                    self.total(self.new(cell(direction, "*"), whole), [cell(direction, band) for band in bands])
                for band in (*bands, "*"):
                    whole = sum(self.truth[cell(direction, band)] for direction in directions)
                    self.total(self.new(cell("*", band), whole), [cell(d, band) for d in directions])
                    share = ("%", "bands", side, "*", band, "share", row)
                    self.product(cell("*", band), [share, cell("*", "*")], by=0.01)
                    for direction in directions:
                        share = ("%", "bands", side, direction, band, "share", row)
                        self.product(cell(direction, band), [share, cell("*", "*")], by=0.01)
                beyond = self.new(("n", "bands", side, "far", row), sum(self.truth[cell("*", band)] for band in far))
                self.total(beyond, [cell("*", band) for band in far])
                share = ("%", "bands", side, "extreme", "share", row)
                if row == AREA and side != "all":
                    self.new(share, 100 * self.truth[beyond] / max(self.truth[cell("*", "*")], 1e-9))
                self.product(beyond, [share, cell("*", "*")], by=0.01)
                of_area = ("%", "bands", side, "extreme", "share", AREA)
                self.product(share, [("%", "bands", side, "extreme", "lq", row), of_area])
        for division in self.type_of:
            at = ("division", division)
            of = {name: ("n", "balance", name, at) for name in ("employed_residents", "jobs", "outbound", "inbound")}
            self.total(of["employed_residents"], [("n", "od", division, d) for d in [*self.type_of, *outside]])
            self.total(of["jobs"], [("n", "od", o, division) for o in [*self.type_of, *outside]])
            self.total(of["outbound"], [("n", "od", division, d) for d in outside])
            self.total(of["inbound"], [("n", "od", o, division) for o in outside])
            within = ("n", "od", division, division)
            self.product(("%", "balance", "job_ratio", at), [of["jobs"]], [of["employed_residents"]])
            self.product(("%", "balance", "self_containment", at), [within], [of["employed_residents"]], 100)
            self.product(("%", "balance", "self_sufficiency", at), [within], [of["jobs"]], 100)
            for to in (*self.type_of, *outside):
                share = ("%", "od", division, "share", to)
                self.product(("n", "od", division, to), [share, of["employed_residents"]], by=0.01)
            for name, key in (("home", "employed_residents"), ("work", "jobs")):
                self.tie(of[key], ("n", "bands", name, "*", "*", at))
            self.tie(of["outbound"], ("n", "bands", "home", "outbound", "*", at))
            self.tie(of["inbound"], ("n", "bands", "work", "inbound", "*", at))
            self.tie(within, ("n", "bands", "home", "within", "*", at))
            self.tie(within, ("n", "bands", "work", "within", "*", at))
        for key in people:
            if key[1] == "crowd":
                self._crowd(key, bands, far, outside)
        if bands:
            left = self.new(("n", "map", "left out", AREA), 0.0)
            whole = ("n", "bands", "work", "*", "*", AREA)
            self.truth["n", "map", "shown", AREA] = self.shown["n", "map", "shown", AREA]
            self.truth[left] = self.truth[whole] - self.truth["n", "map", "shown", AREA]
            self.total(whole, [left, ("n", "map", "shown", AREA)])
        for side, direction, band in (
            (s, d, b) for s in ("home", "work") for d in DIRECTIONS[s] for b in (*bands, "*")
        ):
            self.tie(("n", "bands", side, direction, band, AREA), ("n", "bands", "all", direction, band, AREA))
            if side == "home" and direction == "within":
                for row in rows:
                    self.tie(("n", "bands", side, direction, band, row), ("n", "bands", "work", direction, band, row))

    def _places(self, end):
        return self.tables["matrix"][end].unique().tolist() if "matrix" in self.tables else []

    def _crowd(self, key, bands, far, outside):
        """What one cell of the crowds of commuters is a sum of, and what else it is."""
        _, _, code, side, subset, part, row = key

        def other(name, where=side):
            return ("n", "crowd", code, where, name, part, row)

        if subset == "all":
            self.total(key, [other(name) for name in DIRECTIONS[side]])
            self.total(key, [other(name) for name in bands])
        elif subset == "extreme":
            self.total(key, [other(name) for name in far])
        elif subset in ("outbound", "inbound"):
            self.total(key, [other(("to:" if subset == "outbound" else "from:") + name) for name in outside])
        if side != "all" and row == AREA and (subset in DIRECTIONS["all"] or ":" in subset):
            self.tie(key, other(subset, "all"))
        if side == "home" and subset == "within":
            self.tie(key, other(subset, "work"))
        if part == "base":
            one = {"all": ("*", "*"), "extreme": None}.get(
                subset, (subset, "*") if subset in DIRECTIONS["all"] else None
            )
            if subset in bands:
                one = ("*", subset)
            if one:
                self.tie(key, ("n", "bands", side, *one, row))
            if subset == "extreme":
                self.tie(key, ("n", "bands", side, "far", row))
            if ":" in subset and row[0] == "division":
                way, name = subset.split(":", 1)
                self.tie(key, ("n", "od", *((name, row[1]) if way == "from" else (row[1], name))))

    def tie(self, one, other):
        """Note that two numbers are the same, where they are."""
        if self.have(one) and self.have(other) and np.isclose(self.truth[one], self.truth[other], rtol=1e-9):
            self.sums.append({one: 1.0, other: -1.0})

    def _facilities(self):
        for key in [key for key in self.truth if key[1] == "demand" and key[3] == "target"]:
            _, _, kind, _, row = key
            unmet, name = ("n", "demand", kind, "unmet", row), ("%", "demand", kind)
            target = self.truth[key]
            if np.isnan(target):
                continue
            covered = target * self.truth[(*name, "coverage", row)] / 100
            if not np.isnan(covered):
                self.new(("n", "demand", kind, "covered", row), covered)
                self.product(("n", "demand", kind, "covered", row), [key, (*name, "coverage", row)], by=0.01)
                self._rest(key, ("n", "demand", kind, "covered", row))
            if target > 0 and np.isfinite(self.truth[(*name, "need", row)]):
                standard = self.truth[(*name, "need", row)] / target
                self.product((*name, "need", row), [key], by=standard)
                self.product((*name, "gap", row), [unmet], by=standard)
            if not np.isnan(self.truth[unmet]):
                self._rest(key, unmet)
                lack = self.new((*name, "lack", row), 100 - self.truth[(*name, "adequacy", row)])
                constant = self.new(("%", "hundred", ""), 100.0)
                self.shown[constant] = 100.0
                self.sums.append({lack: 1.0, (*name, "adequacy", row): 1.0, constant: -1.0})
                self.product(unmet, [lack, key], by=0.01)
                self.product((*name, "score", row), [lack, (*name, "weight", row)])
            people = ("n", "population", row)
            whole = [("n", "demand", kind, "target", AREA), ("n", "population", AREA)]
            self.product((*name, "intensity", row), [key, whole[1]], [people, whole[0]])
        for key in [key for key in self.truth if key[:2] == ("n", "circle") and key[-2] == "count" and key[3] == "*"]:
            for other in [k for k in self.truth if k[:3] == key[:3] and k[-2:] == key[-2:] and k[3] != "*"]:
                self._inside(key, other)
        for small, large in self.nested:
            for key in [k for k in self.truth if k[:3] == ("n", "crowd", small) and k[-2] == "count"]:
                self._inside(key, (*key[:2], large, *key[3:]))

    def _inside(self, part, whole):
        """Note what is in a crowd but not in a part of it."""
        if self.have(whole):
            rest = self.new((*whole[:-1], "beside", part[2:4], part[-1]), self.truth[whole] - self.truth[part])
            self.total(whole, [part, rest])

    def _change(self, people):
        for key in [key for key in people if key[1:3] == ("change", "before")]:
            row = key[-1]
            before, after, change = (("n", "change", part, row) for part in ("before", "after", "change"))
            self.total(after, [before, change])
            self.product(("%", "change", "growth", row), [change], [before], 100)
            self.product(("%", "change", "growth_share", row), [change], [("n", "change", "change", AREA)], 100)
            self.tie(before, ("n", "composition_before", "population", row))
            self.tie(after, ("n", "composition_after", "population", row))
            self.tie(after, ("n", "population", row))

    def _ledger(self):
        groups = defaultdict(list)
        for key in [key for key in self.truth if key[1] == "ledger"]:
            groups[key[2:4]].append(key)
        for keys in groups.values():
            came = [key for key in keys if key[4] == "in"]
            parts = [key for key in keys if key[4] != "in" and not np.isnan(self.truth[key])]
            if len(came) == 1 and np.isclose(sum(self.truth[p] for p in parts), self.truth[came[0]], rtol=1e-9):
                self.total(came[0], parts)
            for key in keys:
                for other in (("n", "population", AREA), ("n", "chain_total", AREA)):
                    self.tie(key, other)

    def _levels(self):
        """Sums over divisions and types, for all numbers of people that have them."""
        families = {key[:-1] for key in self.truth if key[0] == "n" and isinstance(key[-1], tuple)}
        for name in families:
            own = [d for d in self.type_of if (*name, ("division", d)) in self.truth]
            if not own or np.isnan([self.truth[(*name, ("division", d))] for d in own]).any():
                continue
            if set(own) != set(self.type_of):
                continue
            cells = {d: (*name, ("division", d)) for d in own}
            area = self.new((*name, AREA), sum(self.truth[c] for c in cells.values()))
            if np.isclose(self.truth[area], sum(self.truth[c] for c in cells.values()), rtol=1e-9):
                self.total(area, list(cells.values()))
            if self.types:
                kinds = []
                for kind in self.types:
                    parts = [cells[d] for d in own if self.type_of[d] == kind]
                    kinds.append(self.new((*name, ("type", kind)), sum(self.truth[p] for p in parts)))
                    self.total(kinds[-1], parts)

    def _same(self):
        """Numbers of people alike in every row are the same number: bases of several indicators, targets."""
        families, at_rows = defaultdict(dict), defaultdict(list)
        for key, value in self.truth.items():
            if key[0] == "n" and isinstance(key[-1], tuple) and key[1] not in ("bands", "crowd"):
                families[key[:-1]][key[-1]] = value
        for name, of in families.items():
            if len(of) > 2 and not np.isnan(list(of.values())).any():
                at_rows[tuple(sorted((row, round(v, 6)) for row, v in of.items()))].append(name)
        for names in at_rows.values():
            for other in names[1:]:
                for row in families[other]:
                    self.tie((*names[0], row), (*other, row))

    def _merge(self):
        """Give the numbers that are the same one name."""
        other = {}

        def name_of(key):
            while key in other:
                key = other[key]
            return key

        for one in self.sums:
            if len(one) == 2 and sorted(one.values()) == [-1.0, 1.0]:
                first, second = sorted(map(name_of, one), key=str)
                if first != second:
                    other[second] = first
        merged = []
        for one in self.sums:
            sums = defaultdict(float)
            for key, c in one.items():
                sums[name_of(key)] += c
            sums = {key: c for key, c in sums.items() if c}
            if sums:
                merged.append(sums)
        self.sums = [dict(one) for one in {frozenset(one.items()) for one in merged}]
        self.products = list(
            {(name_of(r), tuple(map(name_of, f)), tuple(map(name_of, d)), by) for r, f, d, by in self.products}
        )
        shown = Numbers()
        for key, value in self.shown.items():
            if key in self.truth:
                shown.put(key[0], name_of(key)[1:-1], name_of(key)[-1], value)
        self.shown = shown
        self.truth = {name_of(key): self.truth[name_of(key)] for key in self.truth}

    # -- computing

    def known(self):
        """Key -> number, of all that is shown or follows."""
        known = {key: value for key, value in self.shown.items() if key in self.truth and not np.isnan(value)}
        by_key = defaultdict(set)
        relations = [("sum", one) for one in self.sums] + [("product", one) for one in self.products]
        for k, (kind, one) in enumerate(relations):
            for key in one if kind == "sum" else (one[0], *one[1], *one[2]):
                by_key[key].add(k)
        while True:
            open_ = set(range(len(relations)))
            while open_:
                k = open_.pop()
                kind, one = relations[k]
                found = _solve_sum(one, known) if kind == "sum" else _solve_product(one, known)
                if found:
                    known[found[0]] = found[1]
                    open_ |= by_key[found[0]] - {k}
            fresh = self._together(known)
            if not fresh:
                return known
            known.update(fresh)

    def _together(self, known):
        """Key -> number, of what follows from several sums together though from none alone."""
        rows = [{key: c for key, c in one.items() if key not in known} for one in self.sums]
        sides = [-sum(c * known[key] for key, c in one.items() if key in known) for one in self.sums]
        rows = _telling(rows)
        fresh = {}
        for group in _components(rows):
            fresh.update(_determined([(dict(rows[k]), sides[k]) for k in group]))
        return fresh

    def found(self, limit):
        """Return [(key, computed, true)] of the people below the limit that a reader knows, or knows to be so few."""
        known, few = self.known(), []
        for key, value in known.items():
            true = self.truth[key]
            people = key[0] == "n" and NOBODY < abs(true) < limit * (1 - 1e-9)
            if people and np.isclose(value, true, rtol=1e-4, atol=1e-3):
                few.append((key, value, true))
        return few

    def narrow(self, limit):
        """Return [(key, most)] of the people below the limit of whom the sums tell that they are so few."""
        from scipy.optimize import linprog
        from scipy.sparse import lil_matrix

        known = self.known()
        rows = [{key: c for key, c in one.items() if key not in known and key[0] == "n"} for one in self.sums]
        rows = [row if all(k in known or k in row for k in one) else {} for row, one in zip(rows, self.sums)]
        sides = [-sum(c * known[key] for key, c in one.items() if key in known) for one in self.sums]
        narrow = []
        for group in _components(rows):
            names = sorted({key for k in group for key in rows[k]}, key=str)
            at = {key: j for j, key in enumerate(names)}
            matrix = lil_matrix((len(group), len(names)))
            for i, k in enumerate(group):
                for key, c in rows[k].items():
                    matrix[i, at[key]] = c
            # what is not people but a change may be below 0
            bounds = [(-EVERYBODY, EVERYBODY) if key[1:3] == ("change", "change") else (0, EVERYBODY) for key in names]
            system = {"A_eq": matrix.tocsr(), "b_eq": [sides[k] for k in group], "bounds": bounds}
            open_ = [
                at[key] for key in names if NOBODY < abs(self.truth[key]) < limit and key[1:3] != ("change", "change")
            ]
            # where one solution has the limit or more the sums do not tell that there are so few
            together = True
            while open_:
                goal = np.zeros(len(names))
                goal[open_ if together else open_[0]] = -1
                result = linprog(goal, **system)
                left = open_
                if result.status == 0:
                    left = [j for j in open_ if result.x[j] < limit * (1 - 1e-6)]
                if together:
                    together = len(left) < len(open_)
                elif result.status == 0 and open_[0] in left:
                    low = linprog(-goal, **system)
                    if low.status == 0 and low.fun > 1e-6:
                        narrow.append((names[open_[0]], low.fun, -result.fun))
                open_ = left if together else [j for j in left if j != open_[0]]
        return narrow


def _solve_sum(one, known):
    unknown = [key for key in one if key not in known]
    if len(unknown) != 1:
        return None
    (key,) = unknown
    return key, -sum(c * known[k] for k, c in one.items() if k != key) / one[key]


def _solve_product(one, known):
    result, factors, divisors, by = one
    unknown = [key for key in (result, *factors, *divisors) if key not in known]
    if len(unknown) != 1:
        return None
    (key,) = unknown
    top = by * np.prod([known[k] for k in factors if k != key])
    bottom = np.prod([known[k] for k in divisors if k != key])
    if key == result:
        return (key, top / bottom) if bottom else None
    if key in factors:
        return (key, known[result] * bottom / top) if top else None
    return (key, top / (known[result] * bottom)) if known[result] * bottom else None


def _telling(rows):
    """The same rows (dicts), empty where one says nothing of any key: two of its keys stand nowhere else."""
    rows = list(rows)
    times = Counter(key for row in rows for key in row)
    open_ = [k for k, row in enumerate(rows) if row]
    while open_:
        silent = [k for k in open_ if sum(times[key] == 1 for key in rows[k]) > 1]
        if not silent:
            break
        for k in silent:
            times.subtract(rows[k].keys())
            rows[k] = {}
        open_ = [k for k in open_ if rows[k]]
    return rows


def _components(rows):
    """Lists of numbers of rows (dicts) that share a key, directly or by others."""
    parent = list(range(len(rows)))

    def root(k):
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    first = {}
    for k, row in enumerate(rows):
        for key in row:
            if key in first:
                parent[root(k)] = root(first[key])
            else:
                first[key] = k
    groups = defaultdict(list)
    for k, row in enumerate(rows):
        if row:
            groups[root(k)].append(k)
    return groups.values()


def _determined(equations):
    """Key -> number, of the keys that follow from equations (dict of factors, right side): Gauss and Jordan, sparse."""
    holders = defaultdict(set)
    for k, (row, _) in enumerate(equations):
        for key in row:
            holders[key].add(k)
    waiting, pivots = {k for k, (row, _) in enumerate(equations) if row}, {}
    while waiting:
        k = min(waiting, key=lambda k: len(equations[k][0]))
        waiting.discard(k)
        row, side = equations[k]
        if not row:
            continue
        key = min(row, key=lambda key: len(holders[key]))
        factor = row[key]
        row, side = {name: c / factor for name, c in row.items()}, side / factor
        equations[k] = row, side
        pivots[k] = key
        for i in holders[key] - {k}:
            own, value = equations[i]
            times = own[key]
            for name, c in row.items():
                left = own.get(name, 0.0) - times * c
                if abs(left) > ROUNDING:
                    own[name] = left
                    holders[name].add(i)
                elif name in own:
                    del own[name]
                    if name != key:
                        holders[name].discard(i)
            equations[i] = own, value - times * side
        holders[key] = {k}
    return {key: equations[k][1] for k, key in pivots.items() if len(equations[k][0]) == 1}
