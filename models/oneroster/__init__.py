"""OneRoster 1.2 CSV, the set that other school programs give out: its people and its gradebook.

The format: 1EdTech OneRoster 1.2, CSV binding (https://www.imsglobal.org/spec/oneroster/v1p2).
"""

from models.oneroster.giving import given_out
from models.oneroster.packages import is_package, read_package
from models.oneroster.plans import SetPlan
from models.oneroster.sets import apply, from_package

__all__ = ["SetPlan", "apply", "from_package", "given_out", "is_package", "read_package"]
