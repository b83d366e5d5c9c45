"""The last section: the method in short, with its formulas, and the parameters of the run."""

import re

from ..layers.messages import tr
from .page import Html, escaped, name, step_title
from .tables import is_missing, plain_value

FOLDER = re.compile(r"(?:file://)?(?:[A-Za-z]:)?[\\/][^\n]*\Z")
SECRET = re.compile(
    r"\b(password|user|username|authcfg|token|apikey)\s*=\s*('(?:[^'\\]|\\.)*'|\"[^\"]*\"|[^\s&]+)", re.I
)
LONGEST = 240  # letters of a parameter's value


def method(page, study):
    """Write the formulas and the parameters."""
    parts = []
    for title, formula, words in _formulas():
        stated = f'<p><span class="formula">{escaped(formula)}</span></p>' if formula else ""
        parts.append(f"<dt>{escaped(title)}</dt><dd>{stated}{escaped(words)}</dd>")
    page.raw(Html(f"<dl>{''.join(parts)}</dl>"))
    page.text(
        tr(
            "Source: Zhou, Li and Huang, customised spatial demand for industry-city integration, Shanghai Lingang, "
            "DOI 10.16361/j.upf.202403014; walking circles: GB 50180-2018."
        ),
        "small",
    )
    page.heading(tr("Parameters of this study"))
    rows = study.table("parameters", "step", "name", "value")
    if rows is None:
        page.text(
            tr("This file does not tell the parameters. Run the whole study: it writes them into its GeoPackage.")
        )
        return
    body = []
    for row in rows.to_dict("records"):
        value = "\u2013" if is_missing(row["value"]) else shown(plain_value(row["value"]))
        value = value if len(value) <= LONGEST else value[:LONGEST] + "\u2026"
        body.append([step_title(row["step"]), row["name"] or "", name(value)])
    page.table(
        [tr("Step"), tr("Parameter"), tr("Value")],
        body,
        tr("The parameters that the study was run with; long ones are cut here and whole in the GeoPackage."),
        "tight params",
    )


def shown(value):
    """Return a parameter's value as it may be read by others: files without their folders, no account of a database."""
    value = SECRET.sub(lambda m: f"{m[1]}=\u2026", value)
    path, bar, layer = value.partition("|")
    if not FOLDER.match(path):
        return value
    return re.split(r"[\\/]", path)[-1] + bar + layer


def _formulas():
    """Return [(title, formula, what it means)]."""
    return [
        (
            tr("Placing counts in divisions"),
            tr("count(d) = \u03a3 w(u,d) \u00b7 value(u)"),
            tr(
                "Each population unit u gives a division d the part w of its counts that lies in it: by area, by its "
                "centre, or by the buildings or land in it."
            ),
        ),
        (
            tr("Share and location quotient"),
            tr("share(d) = 100 \u00b7 numerator(d) / denominator(d);   lq(d) = share(d) / share(area)"),
            tr(
                "Sums first, division last. A location quotient of 1 is the area's own share; 1.2 means a fifth more "
                "of the crowd than in the area as a whole."
            ),
        ),
        (
            tr("Commuting"),
            tr("internal = within + between;   external = outbound + inbound"),
            tr(
                "Distances are geodesic, in km, one way. A commute within one zone counts half the square root of the "
                "zone's area. Mean, median and extreme shares are weighted by commuters."
            ),
        ),
        (
            tr("Jobs and housing"),
            tr("jobs per resident = J / E;   balance = 1 \u2212 |J \u2212 E| / (J + E)"),
            tr(
                "E are the employed residents of a division, J the jobs in it. Work where they live: those who do "
                "both in the division, of E; jobs held by own residents: the same, of J."
            ),
        ),
        (
            tr("Facility demand"),
            tr(
                "need = standard \u00b7 people / 1000;   "
                "access(i) = \u03a3 g(i,j) \u00b7 capacity(j) / people who share j"
            ),
            tr(
                "People within a facility's catchment share its capacity; what a resident has in reach is held "
                "against the standard. Standard met: the mean over the people served, each at most 100 %. Gap: what "
                "would have to be added in reach of those who have too little."
            ),
        ),
        (
            tr("Score"),
            tr("score = 100 \u00b7 (1 \u2212 standard met) \u00b7 i / (1 + i)"),
            tr(
                "i tells how concentrated the crowd that is served is in the division, 1 being the area's average. 0: "
                "all are served; 50: nobody is and the crowd is as common as everywhere; towards 100: nobody is and "
                "it is concentrated."
            ),
        ),
        (
            tr("Industrial living circle"),
            tr("balance = \u2212 \u03a3 p \u00b7 ln p / ln 3"),
            tr(
                "p are the shares of production, research and living services among the places within 1 km of an "
                "industrial site; complete where all three stand."
            ),
        ),
        (
            tr("Value chain"),
            tr("specialisation(d) = \u00bd \u03a3 |share(d) \u2212 share(area)|"),
            tr(
                "Half the sum over the segments: the part of the jobs that would have to change to give the area's mix."
            ),
        ),
        (
            tr("Customised demand"),
            "",
            tr(
                "A rule is a condition on a division's measured values, never on its name. Where it holds its product "
                "is recommended; strength tells how far beyond the limits the values lie. A condition with an unknown "
                "value is unknown, and listed."
            ),
        ),
        (
            tr("Unknown values"),
            "",
            tr(
                "A dash is a value that cannot be known or may not be shown, with the reason in the note under its "
                "table; it is never 0."
            ),
        ),
    ]
