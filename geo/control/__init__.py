"""Who holds what on a given day, according to whom?

From claims of control, over an optional starting situation, to the state of every community, to zones, to what changed between
two days. Pure: the same claims give the same zones, whatever order they come in, and no clock is read.

The unit is the community, a populated place. A zone is the union of the Thiessen cells of the communities that one side holds in
one way, cut at the border; no province is filled because one of its towns fell. With a starting situation (a *baseline*) cells
reach the border, and what the baseline says and what reports say are zones apart. Without one, a cell ends ``REACH_KM`` from its
community, so that one desert town does not fill ten thousand square kilometres that nobody wrote of.
"""

from geo.control.baseline import Baseline, Point, read_baseline, shipped
from geo.control.cells import REACH_KM, areas_km2
from geo.control.chronicle import Chronicle, State, chronicle, chronicle_of
from geo.control.claims import claims
from geo.control.comparison import Difference, Passage, Share, difference, history
from geo.control.succession import Holding
from geo.control.zones import zones

__all__ = [
    "REACH_KM",
    "Baseline",
    "Chronicle",
    "Difference",
    "Holding",
    "Passage",
    "Point",
    "Share",
    "State",
    "areas_km2",
    "chronicle",
    "chronicle_of",
    "claims",
    "difference",
    "history",
    "read_baseline",
    "shipped",
    "zones",
]
