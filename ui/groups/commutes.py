"""The group of the commutes: from where to where, how many, how far."""

from ...layers.messages import number, tr
from .base import Group


class CommutesGroup(Group):
    """The layer of commutes, how it says where home and work are, bands, and the regions outside."""

    NAME = "commutes"

    def build(self):
        """Add the rows."""
        self.add_layer("COMMUTES", tr("Co&mmutes"), tr("Lines, points or a table with a row for each commute or flow"))
        self.add_choice("ENDS", tr("Home, w&ork are"))
        for name, text in (
            ("HOME_X", tr("Home &x")),
            ("HOME_Y", tr("Home &y")),
            ("WORK_X", tr("Work x")),
            ("WORK_Y", tr("Work y")),
        ):
            self.add_field(name, text)
        self.add_crs("COORD_CRS", tr("Their CRS"))
        self.add_field("HOME_ZONE", tr("&Home zone"))
        self.add_field("WORK_ZONE", tr("&Work zone"))
        self.add_layer("ZONES", tr("&Zones"), tr("The polygons or points whose ids the commutes name"))
        self.add_field("ZONE_ID", tr("Zone &id"))
        self.add_field("COUNT", tr("Commu&ters"), tr("How many commuters a record stands for (1 each if empty)"))
        self.add_text("BANDS", tr("&Bands (km)"), tr("Upper limits of the distance bands in km, with commas between"))
        self.add_number("EXTREME", tr("Extreme &from"), tr(" km"), decimals=1, most=1000)
        more = self.advanced(tr("Outside, distance, attributes"))
        self.add_layer("EXTERNAL", tr("Re&gions"), tr("Regions outside, where commuters come from or go to"), rows=more)
        self.add_field("EXTERNAL_ID", tr("Region id"), rows=more)
        self.add_field("EXTERNAL_NAME", tr("Region name"), rows=more)
        self.add_field(
            "DISTANCE", tr("&Distance (km)"), tr("A field with measured km (else the straight line)"), rows=more
        )
        self.add_table(
            "ATTRIBUTES_FILE", tr("&Attributes"), tr("Crowds of commuters, e.g. by age; press to edit"), rows=more
        )

    def words(self, setup, project):
        """Return how many records there are."""
        return tr("{count} records").format(count=number(setup.layer("COMMUTES", project).featureCount()))
