"""The group of the divisions: the polygons that the study is about."""

from ...layers.messages import number, tr
from .base import Group


class DivisionsGroup(Group):
    """Which layer the divisions are, and which of its fields tell them apart."""

    NAME = "divisions"

    def build(self):
        """Add the rows."""
        self.add_layer("DIVISIONS", tr("L&ayer"), tr("The polygons of your plan, one for each planning division"))
        self.add_field("DIVISION_ID", tr("&Id"), tr("A field with an id for each division: none empty, none twice"))
        self.add_field("DIVISION_NAME", tr("&Name"), tr("What the divisions are called (optional; else their id)"))
        self.add_field("DIVISION_TYPE", tr("T&ype"), tr("The kind of division, to compare kinds (optional)"))

    def words(self, setup, project):
        """Return how many are ready."""
        return tr("{count} ready").format(count=number(setup.layer("DIVISIONS", project).featureCount()))
