"""One update, one transaction: a snapshot to look at, the single writer once it is to change."""

from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from types import TracebackType
from typing import Self

from models.base import Session
from models.people import Reader
from models.store import Store


class UnitOfWork:
    """`session` reads; after `await write()` it writes, and the end of the block commits.

    Whoever has looked something up before `write` must look again: the snapshot may be older
    than what the writer sees. `reader` is how to speak to whoever caused the update, `documents`
    what has been fetched for it, by file id.
    """

    def __init__(self, store: Store, reader: Reader) -> None:
        self.store = store
        self.reader = reader
        self.documents: dict[str, bytes] = {}
        self._looking = store.reading()
        self.session: Session = self._looking
        self._writing: AbstractAsyncContextManager[Session] | None = None

    @property
    def writes(self) -> bool:
        return self._writing is not None

    async def write(self) -> Session:
        """Step over to the writer; waits until everybody before us has committed."""
        if self._writing is None:
            await self._looking.close()
            writing = self.store.writing()
            self.session = await writing.__aenter__()
            self._writing = writing
        return self.session

    async def __aenter__(self) -> Self:
        self._token = _current.set(self)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _current.reset(self._token)
        # A handler that was let in to look may have looked again after its dialog was written.
        await self._looking.close()
        if self._writing is not None:
            await self._writing.__aexit__(kind, error, trace)


_current: ContextVar[UnitOfWork] = ContextVar("unit of work")


def current() -> UnitOfWork:
    """The unit of work of the update that is being handled right here."""
    return _current.get()
