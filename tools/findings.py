"""What a planner reads out of the demo's results, in some twenty lines."""

from __future__ import annotations


def tell(tables: dict) -> None:
    """Print the findings of the demo's tables (layers by name)."""
    print("\nFindings (synthetic sample)")
    _tell_crowds(_rows(tables["profile_2020_table"]), _rows(tables["change_2010_2020_table"]))
    _tell_commuting(_rows(tables["commuting_2020_table"]), _rows(tables["commuting_fine_table"]))
    _tell_commuters(_rows(tables["commuter_crowds"]))
    _tell_flows(_rows(tables["matrix_2020"]))
    _tell_facilities(_rows(tables["demand_2020_table"]))
    _tell_circles(_rows(tables["circles_2020_table"]), _rows(tables["industry_2020_table"]))


def _tell_crowds(crowds: list[dict], changes: list[dict]) -> None:
    area = {r["indicator"]: r for r in crowds if r["level"] == "area"}
    print("  the area: " + ", ".join(f"{r['label']} {r['share']:.1f} %" for r in area.values()))
    print("  by type of division; in brackets how many times the area's share:")
    for kind in dict.fromkeys(r["division_id"] for r in crowds if r["level"] == "type"):
        print("  " + _type(kind, [r for r in crowds if r["level"] == "type" and r["division_id"] == kind]))
    whole = {r["indicator"]: r for r in changes if r["level"] == "area"}
    people = whole["population"]
    print(f"  2010 to 2020: {people['before']:,.0f} to {people['after']:,.0f} people, {people['growth']:+.1f} %")
    for code in ("nonlocal", "edu_bachelor", "age_65_up"):
        r = whole[code]
        print(f"  {r['label']}: {r['before']:.1f} % to {r['after']:.1f} % ({r['change']:+.1f} points)")
    for r in (r for r in changes if r["level"] == "type" and r["indicator"] == "population"):
        print(
            f"  {r['division_name']}: {r['before']:,.0f} to {r['after']:,.0f} people, "
            f"{r['growth_share']:.1f} % of the area's growth"
        )
    divisions = [r for r in crowds if r["level"] == "division" and r["lq"] is not None]
    for r in sorted(divisions, key=lambda r: -r["lq"])[:5]:
        print(
            f"  most concentrated: {r['label']} in {r['division_name']}, {r['share']:.1f} %, {r['lq']:.2f} x the area"
        )


def _tell_commuting(rows: list[dict], fine: list[dict]) -> None:
    area = [r for r in rows if r["side"] == "all"]
    internal = _sum(area, direction=("within", "between"))
    near, far = _sum(area, band=("0_5",)), _sum(area, band=("30_40", "40_50", "50_up"))
    print(
        f"  commuting: {internal:.1f} % internal, {100 - internal:.1f} % external; "
        f"{near:.1f} % under 5 km, {far:.1f} % over 30 km"
    )
    homes = [r for r in fine if r["level"] == "type" and r["side"] == "home"]
    for kind in dict.fromkeys(r["division_id"] for r in homes):
        own = [r for r in homes if r["division_id"] == kind]
        near = _sum(own, band=("0_2p5", "2p5_3", "3_5"))
        middle, far = _sum(own, band=("3_5", "5_10")), _sum(own, band=("30_40", "40_50", "50_up"))
        print(f"  residents of {kind}: {near:.0f} % under 5 km, {middle:.0f} % at 3-10 km, {far:.0f} % over 30 km")


def _tell_commuters(rows: list[dict]) -> None:
    own = [r for r in rows if r["level"] == "area" and r["side"] == "work" and r["subset"] == "extreme"]
    share = {r["attribute"]: r["share"] for r in own}
    print(
        f"  who commutes 40 km and more to work here: {share['under_45']:.1f} % under 45, "
        f"{share['over_8000']:.1f} % over 8,000 yuan, {share['over_15000']:.1f} % over 15,000"
    )


def _tell_flows(rows: list[dict]) -> None:
    inner = [
        r for r in rows if r["origin"] != r["destination"] and {r["origin"][0], r["destination"][0]} <= set("MEUIR")
    ]
    inner = [r for r in inner if len(r["origin"]) == len(r["destination"]) == 2 and r["origin"][1].isdigit()]
    inner = [r for r in inner if r["destination"][1].isdigit()]
    pairs: dict = {}
    for r in inner:
        key = " and ".join(sorted((r["origin"], r["destination"])))
        pairs[key] = pairs.get(key, 0) + r["commuters"]
    strongest = sorted(pairs, key=pairs.get, reverse=True)[:4]
    print("  strongest links inside: " + ", ".join(f"{pair} ({pairs[pair]:,.0f})" for pair in strongest))


def _tell_facilities(rows: list[dict]) -> None:
    print("  most needed facilities by score, and the people without enough of them:")
    divisions = [r for r in rows if r["level"] == "division" and r["score"] is not None]
    for name in dict.fromkeys(r["division_name"] for r in divisions):
        own = sorted((r for r in divisions if r["division_name"] == name), key=lambda r: -r["score"])[:3]
        words = ", ".join(f"{r['label']} {r['score']:.0f} ({r['unmet_people']:,.0f} people)" for r in own)
        print(f"    {name}: {words}")


def _tell_circles(rows: list[dict], industry: list[dict]) -> None:
    area = {(r["crowd"], r["type"]): r["share"] for r in rows if r["level"] == "area"}
    for kind in ("clinic", "bus_stop"):
        print(
            f"  with a {kind.replace('_', ' ')} in reach: {area['elderly', kind]:.0f} % of the elderly, "
            f"{area['young_workers', kind]:.0f} % of young workers"
        )
    (whole,) = (r for r in industry if r["level"] == "area")
    print(
        f"  industrial living circles: {whole['complete']:.0f} % of {whole['sites']:.0f} sites have production, "
        f"research and living services within 1 km; mean balance {whole['balance']:.2f}"
    )


def _sum(rows: list[dict], **kept) -> float:
    ((name, values),) = kept.items()
    return sum(r["share"] or 0.0 for r in rows if r[name] in values)


def _type(kind: str, rows: list[dict]) -> str:
    strong = sorted((r for r in rows if r["lq"] and r["lq"] >= 1.2), key=lambda r: -r["lq"])
    weak = sorted((r for r in rows if r["lq"] and r["lq"] <= 0.8), key=lambda r: r["lq"])
    text = f"{kind}: many " + (", ".join(f"{r['label']} ({r['lq']:.2f})" for r in strong[:4]) or "of none")
    return text + "; few " + (", ".join(f"{r['label']} ({r['lq']:.2f})" for r in weak[:3]) or "of none")


def _rows(layer) -> list[dict]:
    names = [field.name() for field in layer.fields()]
    rows = [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
    return [{name: None if str(value) == "NULL" else value for name, value in row.items()} for row in rows]
