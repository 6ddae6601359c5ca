"""What every ZIP from outside is held to before anything in it is unpacked."""

from zipfile import ZipFile

from models.spreadsheets.problems import ProblemKey
from models.spreadsheets.source import Unreadable

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 200 * 2**20  # bytes of everything in the file
MOST_PARTS = 1000


def check_sizes(parts: ZipFile) -> None:
    """Refuse what would unpack a thousandfold; zipfile stops at the size that is declared."""
    unpacked = sum(part.file_size for part in parts.infolist())
    if len(parts.namelist()) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise Unreadable(ProblemKey.UNPACKS_TOO_LARGE)
