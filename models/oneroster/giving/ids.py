"""The sourced ids of what is given out: another program's where it came from one, else ours."""

from models.oneroster.sourced import KEY, Remembered, SourcedKind


class Ids:
    """An id for each thing, by our number."""

    def __init__(self, store: Remembered) -> None:
        self._store = store
        self._theirs = {
            (kind, row.person_id, row.thing_id): id
            for kind, rows in store.rows.items()
            for id, row in reversed(list(rows.items()))
        }

    def of(self, kind: SourcedKind, *, person: int | None = None, thing: int | None = None) -> str:
        found = self._theirs.get((kind, person, thing))
        numbers = (number for number in (person, thing) if number is not None)
        return found or self._store.told(kind, *numbers)

    def ours(self, kind: str, number: int) -> str:
        return self._store.told(kind, number)

    def weighing(self, weight: float) -> str:
        rows = self._store.rows[SourcedKind.CATEGORY].items()
        found = next((id for id, row in rows if row.weight == weight), None)
        return found or self._store.told("category", f"{weight:g}")

    def keyed(self, key: str | None, kind: str, number: int) -> str:
        """The id of a task or a mark, which carries it itself."""
        if key is not None and key.startswith(KEY):
            return key.removeprefix(KEY)
        return self.ours(kind, number)
