"""A file that a command writes for whoever called it: new, for its owner only, whole or not."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from models.base import Refusal


class FileThere(Refusal):
    """There is a file of that name, which might be somebody else's data."""


@contextmanager
def new_file(out: Path) -> Iterator[BinaryIO]:
    """The open file; it is gone again if the block fails."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(
                open(out, "xb", opener=lambda path, flags: os.open(path, flags, 0o600))
            )
        except FileExistsError:
            raise FileThere(file=str(out)) from None
        try:
            yield file
        except BaseException:
            out.unlink()
            raise
