"""Erasure: somebody asks that what is kept about them goes, an administrator decides, it goes.

A request is asked, then approved or refused. An approved one can be taken back for a minute; then
everybody concerned is told, and once they have been, the registry says what goes and what stays.
"""

from models.erasure.asking import (
    approve,
    ask,
    everything,
    family,
    open_request,
    refuse,
    take_back,
    withdraw,
)
from models.erasure.effect import GONE, erase
from models.erasure.stages import (
    Erased,
    approved,
    begin,
    carry_out,
    installation,
    ready,
    reapply,
    scrubbed,
)
from models.erasure.tables import (
    ASKED,
    DECIDE,
    FAMILY_ASKED,
    LEAVING,
    REFUSED,
    Erasure,
    ErasureDecided,
    ErasureState,
    LastAdministrator,
)

__all__ = [
    "ASKED",
    "DECIDE",
    "FAMILY_ASKED",
    "GONE",
    "LEAVING",
    "REFUSED",
    "Erased",
    "Erasure",
    "ErasureDecided",
    "ErasureState",
    "LastAdministrator",
    "approve",
    "approved",
    "ask",
    "begin",
    "carry_out",
    "erase",
    "everything",
    "family",
    "installation",
    "open_request",
    "ready",
    "reapply",
    "refuse",
    "scrubbed",
    "take_back",
    "withdraw",
]
