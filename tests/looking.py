"""`python -m tests.looking FOLDER`: looks at every file there, and says what memory it took."""

import asyncio
import sys
from pathlib import Path

from benchmarks.importing import peak
from bot.clock import now
from bot.database import connect, migrate, url_of
from models import incoming
from models.incoming import Asked, Sent


async def main(folder: Path) -> None:
    contents = await asyncio.to_thread(lambda: sorted(folder.glob("*.file")))
    url = url_of(folder / "empty.db")
    await asyncio.to_thread(migrate, url)
    store, asked = connect(url), Asked(None, "Asia/Yekaterinburg", now())
    for content in contents:
        async with store.reading() as session:
            sent = Sent(await asyncio.to_thread(content.read_bytes))
            await incoming.look(session, sent, asked, {})
    await store.close()
    sys.stdout.write(str(peak()))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
