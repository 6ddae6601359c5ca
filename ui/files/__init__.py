"""Files that people send: one way in for every kind, from the look at it to the last tap."""

from ui.files.flow import Flow, Said, flow_of
from ui.files.questions import Means, MeansAll

__all__ = ["Flow", "Means", "MeansAll", "Said", "flow_of"]
