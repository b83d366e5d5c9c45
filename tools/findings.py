"""What a planner reads out of the demo's results, in some twenty lines."""

from __future__ import annotations


def tell(profile, change) -> None:
    """Print the findings of a crowd profile's table layer and of a profile change's."""
    crowds, changes = _rows(profile), _rows(change)
    print("\nFindings (synthetic sample)")
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


def _type(kind: str, rows: list[dict]) -> str:
    strong = sorted((r for r in rows if r["lq"] and r["lq"] >= 1.2), key=lambda r: -r["lq"])
    weak = sorted((r for r in rows if r["lq"] and r["lq"] <= 0.8), key=lambda r: r["lq"])
    text = f"{kind}: many " + (", ".join(f"{r['label']} ({r['lq']:.2f})" for r in strong[:4]) or "of none")
    return text + "; few " + (", ".join(f"{r['label']} ({r['lq']:.2f})" for r in weak[:3]) or "of none")


def _rows(layer) -> list[dict]:
    names = [field.name() for field in layer.fields()]
    rows = [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
    return [{name: None if str(value) == "NULL" else value for name, value in row.items()} for row in rows]
