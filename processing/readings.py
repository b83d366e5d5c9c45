"""What the runs of a study read together, so that each input is read and placed once."""


class Readings:
    """Inputs by what they are; and what all runs of a study will want of them, so that one reading serves all.

    study, parameters: the algorithm that has all of the inputs, and its parameters. expressions: source parameter ->
    what is asked of population units, as in layers.units.read_units; why_singly: why each of those must be a record, ''
    where it need not; attributes: what to read from commutes, (text, whether it is true or false);
    ends: whether the coordinates of their ends are needed; cells: function of the divisions.Ground that tells in which
    commutecells.Cells they are counted, None for none; capacity: the text for facilities.
    """

    def __init__(self, study, parameters):
        """Begin with nothing read and nothing wanted."""
        self.study, self.parameters = study, parameters
        self.kept = {}
        self.expressions = {}
        self.why_singly = ""
        self.attributes = []
        self.ends = False
        self.cells = None
        self.capacity = ""
