"""customdemand: rules that turn the evidence on each division into what to build there."""

import numpy as np
from qgis.core import QgsProcessing, QgsProcessingOutputString, QgsProcessingParameterFeatureSource

from ..analysis.rules import FAILS, HOLDS, NOT_APPLICABLE, RULE_COLUMNS, UNKNOWN, rules
from ..layers.conditions import Condition, evaluate, join
from ..layers.ledger import Ledger
from ..layers.messages import Refusal, joined, listed, quoted, tr
from ..layers.style import style_products
from ..layers.writing import BOOLEAN, NUMBER, TEXT
from . import crowdparameters as shared
from .base import HEAD, SpatialDemandAlgorithm

TABLE_KINDS = {
    **dict.fromkeys(("level", "division_id", "division_name", "rule", "product", "kind", "status"), TEXT),
    "strength": NUMBER,
    **dict.fromkeys(("because", "values"), TEXT),
    **{f"{name}_{k}": kind for k in range(1, 5) for name, kind in (("field", TEXT), ("value", NUMBER))},
    "withheld": BOOLEAN,
    "reason": TEXT,
}
ANSWERS = {True: HOLDS, False: FAILS, None: UNKNOWN, "missing": NOT_APPLICABLE}


class CustomDemand(SpatialDemandAlgorithm):
    """What to build where, by rules over the joined results of a division (METHOD 5)."""

    NAME, GROUP = "customdemand", "demand"
    RULES = "RULES"
    RESULTS = ("PROFILE", "BANDS", "BALANCE", "DEMAND", "CIRCLES", "INDUSTRY", "CHAIN")

    def displayName(self):
        """Return the name in the toolbox."""
        return tr("Customised demand")

    def tags(self):
        """Return words to find it by."""
        return tr("demand,rules,recommendation,housing,services,strategy,products,evidence").split(",")

    def help_text(self):
        """Return the help beside the dialog."""
        return tr(HELP)

    def initAlgorithm(self, configuration=None):
        """Define the parameters."""
        self.default = shared.default_items("rules_lingang", "rules")
        self.add_divisions()
        texts = (
            tr("Crowd profile"),
            tr("Commuting bands"),
            tr("Job-housing balance"),
            tr("Facility demand"),
            tr("Living circles of divisions"),
            tr("Industrial living circles of divisions"),
            tr("Value chain"),
        )
        for name, text in zip(self.RESULTS, texts):
            self.addParameter(
                QgsProcessingParameterFeatureSource(
                    name, text, [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
                )
            )
        shared.add_definitions(self, self.RULES, tr("Rules"), RULE_COLUMNS, self.default)
        self.add_sink(self.OUTPUT, tr("Customised demand"))
        self.add_sink(self.TABLE, tr("Customised demand table"), table=True)
        self.addOutput(QgsProcessingOutputString(self.LEDGER, tr("Ledger")))

    def compute(self, parameters, context, feedback):
        """Join the results, ask the rules, write."""
        from ..analysis import customdemand as measure

        items, written = shared.read_definitions(
            self, self.RULES, "rules", RULE_COLUMNS, self.default, parameters, context
        )
        found = rules(items)
        divisions = self.read_divisions(parameters, context, feedback)
        sources = [self.source(name) for name in self.RESULTS if self.source(name) is not None]
        if not sources:
            raise Refusal(tr("There is no evidence: choose at least one result, such as a crowd profile."))
        joined = join(divisions.ids, sources, HEAD, feedback)
        conditions = [Condition(one.condition, joined, tr("Rule '{code}'").format(code=one.code)) for one in found]
        answers = [[ANSWERS[answer] for answer in own] for own in evaluate(conditions, joined)]
        evidence = [[one.evidence(row) for one in conditions] for row in joined.rows]
        long, wide = measure.recommend(found, answers, evidence, divisions.ids)
        if not written:
            feedback.pushInfo(
                tr(
                    "The rules are the default ones, the strategies for Lingang; for another place give your own "
                    "(RULES or RULES_FILE)."
                )
            )
        self._say_unasked(conditions, feedback)
        long["level"], long["withheld"] = "division", False
        long["division_name"] = np.repeat(np.array(divisions.names, object), len(found))
        long["reason"] = [
            None if state in (HOLDS, FAILS) else _why(state, k % len(found), conditions)
            for k, state in enumerate(long["status"])
        ]
        long["status"] = [tr(state) for state in long["status"]]
        ledger = Ledger()
        total = len(found) * len(divisions)
        account = ledger.account(tr("answers"), tr("rules"), total, float(total))
        for state in (HOLDS, FAILS, UNKNOWN, NOT_APPLICABLE):
            count = sum(own.count(state) for own in answers)
            account.add("counted" if state in (HOLDS, FAILS) else "unusable", tr(state), count, float(count))
        ledger.push(feedback)
        common = (parameters, context, feedback)
        return {
            self.OUTPUT: self.write_divisions(*common, divisions, wide, style_products, ("products", "product_first")),
            self.TABLE: self.write_output(self.TABLE, *common, TABLE_KINDS, long),
            self.LEDGER: ledger.as_json(),
        }

    def _say_unasked(self, conditions, feedback):
        """Say how many rules name fields that no result has, and which results are not given."""
        unasked = [one for one in conditions if one.missing]
        if not unasked:
            return
        fields = list(dict.fromkeys(name for one in unasked for name in one.missing))
        absent = [
            f"{self.parameterDefinition(name).description()} ({name})"
            for name in self.RESULTS
            if self.source(name) is None
        ]
        text = tr("{count} of {all} rules are not applicable, no result has the fields they name ({fields}).")
        text = text.format(count=len(unasked), all=len(conditions), fields=listed(quoted(fields)))
        if absent:
            text += " " + tr("Results that are not given: {results}.").format(results=joined(absent))
        feedback.pushWarning(text)


def _why(state, rule, conditions):
    one = conditions[rule]
    if state == NOT_APPLICABLE:
        return tr("no result has {fields}").format(fields=", ".join(one.missing))
    return tr("a value is unknown")


HELP = """<p>What to build where, and why: rules over everything that is known of a division.</p>
<p>The results given (crowd profile, commuting bands, balance, facility demand, circles, value chain) are joined by
division_id. A <b>rule</b> is a condition, an expression over their fields such as <i>"renters_lq" &gt;= 1.2 AND
"home_0_5" &gt;= 40</i>; where it holds, its product is recommended, with the values that made it hold. A condition that
is NULL is <i>unknown</i>; a rule that names a field which no result has is <i>not applicable</i>. Both are listed.</p>
<p><b>Strength</b> = weight x mean of how far beyond its limit each value lies: 1 at the limit, 2 twice beyond it, at
most 3. A division's products stand in order of strength.</p>
<p>The default rules are the strategies for Lingang, a new town near Shanghai, as conditions on measured values; they
name its crowds and facility types. For another place write yours, in the table or in a preset file (RULES_FILE). Where
results that rules ask of are not given, the log says how many rules could not be asked. Fields: products (in order),
product_count, product_first, rules_unknown; in the table one row for each division and rule. NULL means unknown;
<i>reason</i> says why. Shares are in per cent.</p>"""
