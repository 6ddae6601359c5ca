"""One update, one transaction: a snapshot to look at, the single writer once it is to change."""

from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from types import TracebackType
from typing import Self

from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import User

from models.audit import Asked
from models.base import Session
from models.incoming import Sent
from models.people import Reader
from models.store import Store
from models.ties import ties


class UnitOfWork:
    """`session` reads; after `await write()` it writes, and the end of the block commits.

    Whoever has looked something up before `write` must look again: the snapshot may be older
    than what the writer sees. `reader` is how to speak to whoever caused the update, `documents`
    what has been fetched for it, by file id. `asked` is what is being asked for, in case it is
    refused; `seen` is what was shown and has to be noted before it is said;
    `ties` are what the rights of whoever is answered rest on, should the answer have to wait.
    """

    def __init__(self, store: Store, reader: Reader) -> None:
        self.store = store
        self.reader = reader
        self.documents: dict[str, Sent] = {}
        self.asked: Asked | None = None
        self.seen: list[Asked] = []
        self.ties = ""
        self.session: Session = store.reading()
        self._looking = self.session
        self._writing: AbstractAsyncContextManager[Session] | None = None

    @property
    def writes(self) -> bool:
        return self._writing is not None

    async def write(self) -> Session:
        """Step over to the writer; waits until everybody before us has committed."""
        if self._writing is None:
            await self.session.close()
            writing = self.store.writing()
            self.session = await writing.__aenter__()
            self._writing = writing
        return self.session

    async def step_back(self) -> None:
        """Undo what has been written and look again: a handler has left the update to others."""
        if self._writing is not None:
            writing, self._writing = self._writing, None
            self.session = self._looking
            await writing.__aexit__(SkipHandler, SkipHandler(), None)

    async def note_ties(self, author: User | None) -> None:
        """What the rights rest on of whoever is to be answered."""
        self.ties = await ties(self.session, author.id) if author else ""

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
        try:
            if self._writing is not None:
                await self._writing.__aexit__(kind, error, trace)
        finally:
            # A dialog that a reader ends makes a writer of the unit behind the handler's back, and
            # the handler goes on reading with what it was given: that has to be given back as well.
            await self._looking.close()


_current: ContextVar[UnitOfWork] = ContextVar("unit of work")


def current() -> UnitOfWork:
    """The unit of work of the update that is being handled right here."""
    return _current.get()
