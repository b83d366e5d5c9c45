"""The group of the facilities: what there is, for whom, and how one gets there."""

from ...layers.messages import number, tr
from ..inputs import OF_POINTS
from .base import Group


class FacilitiesGroup(Group):
    """The layer of facilities, their types and standards, and the way to them."""

    NAME = "facilities"

    def build(self):
        """Add the rows."""
        self.add_layer("FACILITIES", tr("F&acilities"), tr("Points or polygons, one for each school, clinic, ..."))
        self.add_field("FACILITY_TYPE", tr("T&ype"), tr("The field that says what a facility is"))
        self.add_expression("CAPACITY", tr("&Capacity"), tr("How much it offers, in its type's unit (1 each if empty)"))
        self.add_table("TYPES_FILE", tr("Type&s"), tr("Whom each type serves, how much of it, how near; press to edit"))
        self.add_layer("NETWORK", tr("&Ways"), tr("Lines to walk on (else the straight line and a detour)"))
        more = self.advanced(tr("Catchment, speed, crowds"))
        self.add_choice("METHOD", tr("&Method"), rows=more)
        self.add_expression("NETWORK_SPEED", tr("Way's s&peed"), rows=more)
        self.add_number("SNAP", tr("&Join within"), tr(" m"), decimals=1, most=1e5, rows=more)
        self.add_number("DETOUR", tr("&Detour"), decimals=2, most=10, rows=more)
        self.add_table("CROWDS_FILE", tr("Cr&owds"), tr("Crowds and how fast they walk; press to edit"), more)

    def asks(self, setup, name):
        """Show the detour where there are no ways, and what joins to ways where there are some."""
        if name in ("SNAP", "DETOUR"):
            return setup.asks(name) and ("NETWORK" in setup.layers) == (name == "SNAP")
        return setup.asks(name)

    def words(self, setup, project):
        """Return how many types and facilities there are."""
        layer = setup.layer("FACILITIES", project)
        count, types = number(layer.featureCount()), len(setup.items("TYPES_FILE"))
        if layer.geometryType() == OF_POINTS:
            return tr("{types} types, {count} points").format(types=types, count=count)
        return tr("{types} types, {count} facilities").format(types=types, count=count)
