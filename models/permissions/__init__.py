"""Who may do what, to whom: one table, asked by menus, by the door, by every fetch and list."""

from models.permissions.reach import (
    Reach,
    able_roles,
    access,
    capacities,
    is_student_of,
    may,
    students_query,
    students_within,
    within,
)
from models.permissions.table import PERMISSIONS, TABLE, Action, Listeners, Rule, Scope

__all__ = [
    "PERMISSIONS",
    "TABLE",
    "Action",
    "Listeners",
    "Reach",
    "Rule",
    "Scope",
    "able_roles",
    "access",
    "capacities",
    "is_student_of",
    "may",
    "students_query",
    "students_within",
    "within",
]
