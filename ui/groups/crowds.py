"""The group of the crowds: who lives where, and by which indicators they are told apart."""

from ...layers.messages import tr
from ..tablechecks import unusable
from .base import Group


class CrowdsGroup(Group):
    """Population units, a second source, an earlier date, the indicators, and how units are split."""

    NAME = "crowds"

    def build(self):
        """Add the rows."""
        self.add_layer("POPULATION", tr("&Population"), tr("Census tracts, grid cells or points with counts of people"))
        self.add_expression("TOTAL", tr("Pe&ople"), tr("The field or expression that counts the people in a unit"))
        self.add_layer("POPULATION_2", tr("&Second source"), tr("More counts of people, such as incomes from LBS data"))
        self.add_layer(
            "POPULATION_BEFORE", tr("E&arlier date"), tr("The population at an earlier date, to show the change")
        )
        self.add_table("INDICATORS_FILE", tr("Indi&cators"), tr("The shares that tell the crowds apart; press to edit"))
        self.add_table("COMPOSITION_FILE", tr("Composi&tion"), tr("The shares whose change is shown; press to edit"))
        more = self.advanced(tr("Split units and small counts"))
        self.add_choice("APPORTION", tr("Split un&its"), tr("How a unit that crosses a boundary is split"), more)
        self.add_layer(
            "WEIGHT_LAYER", tr("&Weight by"), tr("The buildings or the land where the people live"), rows=more
        )
        self.add_expression(
            "WEIGHT", tr("&Floors"), tr("The weight of a square metre, e.g. floors (1 if empty)"), rows=more
        )
        self.add_number("MIN_COUNT", tr("Wit&hhold below"), tr(" people"), most=1000, rows=more)
        self.widgets["MIN_COUNT"].setSpecialValueText(tr("nothing"))
        self.add_remark(tr("Privacy: shares of very few people can give one of them away."), rows=more)

    def words(self, setup, project):
        """Return how many indicators there are."""
        every = len(setup.items("INDICATORS_FILE"))
        count = every - len(unusable(setup, project, "INDICATORS_FILE"))
        if count < every:
            return tr("{count} of {all} indicators ready").format(count=count, all=every)
        return tr("1 indicator ready") if count == 1 else tr("{count} indicators ready").format(count=count)
