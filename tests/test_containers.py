"""Dockerfile, Compose file and the Kubernetes example: they know the bot, and no secret of it.

They were taken by hadolint, the schema of Kubernetes 1.37 and that of Compose; see decision 0032.
"""

import re
import tomllib

import pytest

from bot import running
from bot.settings import Settings
from tests.source import ROOT

DOCKERFILE, COMPOSE, KUBERNETES = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("Dockerfile", "compose.yaml", "deploy/kubernetes.yaml")
)
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
ALL = {"Dockerfile": DOCKERFILE, "compose.yaml": COMPOSE, "kubernetes.yaml": KUBERNETES}
NOT_OURS = {"MPLCONFIGDIR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
IMAGES = re.compile(r"^\s*(?:FROM|image:) +(\S+)", re.MULTILINE)
NAMED = re.compile(r"^\s*(?:ENV )?([A-Z_]{4,})(?:=|: )(.*?)(?: \\)?$", re.MULTILINE)
SECRETS = ("BOT_TOKEN", "POSTGRES_PASSWORD", "DATABASE_URL")


@pytest.mark.parametrize("name", ALL)
def test_each_setting_is_one_that_the_bot_knows(name: str) -> None:
    known = {field.upper() for field in Settings.model_fields} | NOT_OURS
    named = {variable for variable, _ in NAMED.findall(ALL[name])}
    assert len(named) > 2
    assert {one for one in named if not one.startswith("POSTGRES_")} <= known


@pytest.mark.parametrize("name", ALL)
def test_no_secret_stands_in_a_file(name: str) -> None:
    """Each comes from outside: a variable, or a secret made by hand."""
    for variable, value in NAMED.findall(ALL[name]):
        if variable in SECRETS and not value.startswith("sqlite"):
            assert "${POSTGRES_PASSWORD:?" in value, variable
    assert not re.search(r"\d{6,}:[\w-]{30,}", ALL[name])


@pytest.mark.parametrize("name", ALL)
def test_images_have_short_names_and_no_registry(name: str) -> None:
    for image in IMAGES.findall(ALL[name]):
        assert re.fullmatch(r"[a-z]+(:[\w.-]+)?", image), image
        assert not image.endswith(":latest")


def test_nothing_runs_as_root_or_writes_where_it_should_not() -> None:
    (user,) = re.findall(r"^USER (\d+)$", DOCKERFILE, re.MULTILINE)
    assert f"--uid {user} " in DOCKERFILE
    assert f"runAsUser: {user}" in KUBERNETES
    for line in ("runAsNonRoot: true", "readOnlyRootFilesystem: true", "- ALL"):
        assert line in KUBERNETES
    services = re.split(r"\n  (?=\w+:\n)", COMPOSE.partition("services:")[2].split("\nvolumes:")[0])
    for service in services[1:]:
        for line in ("read_only: true", "- ALL", "no-new-privileges:true", "memory:"):
            assert line in service, service[:10]


def test_who_stops_the_bot_is_more_patient_than_it_is_slow() -> None:
    (graceful,) = re.findall(r"terminationGracePeriodSeconds: (\d+)", KUBERNETES)
    (composed,) = re.findall(r"stop_grace_period: (\d+)s", COMPOSE.partition("\n  postgres:\n")[0])
    assert min(int(graceful), int(composed)) > 2 * running.LONGEST_STOP


def test_probes_ask_where_the_bot_listens() -> None:
    (port,) = re.findall(r'HTTP_PORT: "(\d+)"', KUBERNETES)
    assert f"containerPort: {port}" in KUBERNETES
    assert re.findall(r"path: (/\w+)\n\s+port: http\n", KUBERNETES) == [
        "/health",
        "/health",
        "/ready",
    ]
    (port,) = re.findall(r'HTTP_PORT: "(\d+)"', COMPOSE)
    assert f"http://127.0.0.1:{port}/health" in COMPOSE
    assert "ports:" not in COMPOSE


def test_the_image_holds_the_bot_and_nothing_else() -> None:
    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = set(made["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    copied = set(re.findall(r"^COPY (\w+) ", DOCKERFILE, re.MULTILINE))
    assert copied == rooms - {"demo", "emulator"}
    allowed = {line[1:] for line in IGNORED if line.startswith("!")}
    assert allowed == copied | {"requirements.lock"}
    assert IGNORED[1] == "*"
