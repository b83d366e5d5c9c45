"""The group of the demand: rules that say what to build where, and what else is known of firms and places."""

from ...layers.messages import tr
from .base import Group


class DemandGroup(Group):
    """The rules, and the layers of the value chain and of industrial circles."""

    NAME = "demand"

    def build(self):
        """Add the rows."""
        self.add_table("RULES_FILE", tr("Rule&s"), tr("When what is recommended, and why; press to edit"))
        more = self.advanced(tr("Value chain, circles, hubs"))
        self.add_layer("FIRMS", tr("&Firms"), tr("Firms with their segment of the value chain"), rows=more)
        self.add_field("SEGMENT", tr("Se&gment"), rows=more)
        self.add_expression("JOBS", tr("&Jobs"), rows=more)
        self.add_table(
            "SEGMENTS_FILE", tr("Seg&ments"), tr("The segments of the value chain; press to edit"), rows=more
        )
        self.add_layer("SITES", tr("S&ites"), tr("Industrial sites, the middles of industrial circles"), more)
        self.add_layer(
            "PLACES", tr("&Places"), tr("Places of production, research and living round the sites"), rows=more
        )
        self.add_field("PLACE_CLASS", tr("&Class"), rows=more)
        self.add_layer("HUBS", tr("&Hubs"), tr("Transit hubs, shown on the report's maps"), rows=more)

    def words(self, setup, project):
        """Return how many rules there are."""
        count = len(setup.items("RULES_FILE"))
        return tr("1 rule") if count == 1 else tr("{count} rules").format(count=count)
