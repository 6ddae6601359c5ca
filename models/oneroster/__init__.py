"""OneRoster 1.2 CSV, the set that other school programs give out: who is in the school.

The format: 1EdTech OneRoster 1.2, CSV binding (https://www.imsglobal.org/spec/oneroster/v1p2).
"""

from models.oneroster.packages import is_package
from models.oneroster.rosters import RosterPlan, from_package
from models.oneroster.writing import apply

__all__ = ["RosterPlan", "apply", "from_package", "is_package"]
