# tutorbot in a container: nothing but the bot, for a user without rights, on a file system that
# may be read-only. Settings come from the environment; docs/operations.md names them.

FROM python:3.13-slim AS build
WORKDIR /opt/tutorbot
COPY requirements.lock ./
RUN python -m venv .venv && \
    .venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes -r requirements.lock
COPY bot ./bot
COPY handlers ./handlers
COPY jobs ./jobs
COPY locales ./locales
COPY migrations ./migrations
COPY models ./models
COPY ui ./ui
# Nobody may write there later: compiled now, or at every start.
RUN .venv/bin/python -m compileall -q bot handlers jobs migrations models ui

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/tutorbot --create-home tutorbot && \
    chmod 700 /var/lib/tutorbot
COPY --from=build /opt/tutorbot /opt/tutorbot
WORKDIR /opt/tutorbot
USER 10001
# Paths of the store and of the bot's own files; /tmp is for what Matplotlib keeps of fonts.
ENV DATABASE_URL=sqlite+aiosqlite:////var/lib/tutorbot/tutorbot.db \
    STATE_FOLDER=/var/lib/tutorbot \
    MPLCONFIGDIR=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
VOLUME /var/lib/tutorbot
ENTRYPOINT [".venv/bin/python", "-m", "bot"]
CMD ["run"]
