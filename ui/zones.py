"""Time zones as people know them: by the city, in Russian or in English."""

from collections import defaultdict
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from models.words import folded

# One zone for each clock of Russia, from west to east; Novosibirsk because many live there.
RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)

# Bigger cities that give no IANA zone its name.
CITIES = {
    "Europe/Moscow": "Санкт-Петербург, Петербург, Питер, Казань, Нижний Новгород, Воронеж, "
    "Ростов-на-Дону, Краснодар, Сочи, Мурманск, Архангельск, Ярославль, Тула, Рязань, Пенза, "
    "Севастополь, Махачкала, Белгород, Сыктывкар, Saint Petersburg, St Petersburg, Kazan, Sochi",
    "Europe/Samara": "Тольятти, Ижевск, Togliatti, Izhevsk",
    "Asia/Yekaterinburg": "Пермь, Челябинск, Уфа, Тюмень, Курган, Оренбург, Сургут, Нижневартовск, "
    "Ханты-Мансийск, Салехард, Магнитогорск, Нижний Тагил, Perm, Chelyabinsk, Ufa, Tyumen, Surgut",
    "Asia/Krasnoyarsk": "Абакан, Норильск, Кызыл, Кемерово, Norilsk, Abakan, Kemerovo",
    "Asia/Irkutsk": "Улан-Удэ, Братск, Ulan-Ude",
    "Asia/Yakutsk": "Благовещенск, Blagoveshchensk",
    "Asia/Vladivostok": "Хабаровск, Комсомольск-на-Амуре, Khabarovsk",
    "Asia/Sakhalin": "Южно-Сахалинск, Yuzhno-Sakhalinsk",
    "Asia/Almaty": "Астана, Алма-Ата, Шымкент, Astana",
}


def city(zone: str, language: str) -> str:
    """The city by which people know a zone: its exemplar city in CLDR, else as IANA writes it."""
    known = Locale(language).time_zones
    for name in (zone, *_aliases()[_canonical(zone)]):  # CLDR lists some under their old name
        if "city" in known.get(name, {}):
            return str(known[name]["city"])
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def offset(zone: str, at: datetime) -> str:
    """How far the zone is from Greenwich at that moment: UTC+5, UTC−3:30."""
    there = at.astimezone(ZoneInfo(zone)).utcoffset()
    minutes = int(there.total_seconds() // 60) if there else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def search(typed: str) -> list[str]:
    """The zones that somebody may mean by a city or an IANA name, the likeliest only."""
    wanted = _normal(typed)
    known = _by_name()
    if wanted in known:
        return sorted(known[wanted])
    if len(wanted) < 3:
        return []
    return sorted({zone for name in known if name.startswith(wanted) for zone in known[name]})


@cache
def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for zone in available_timezones():
        if "/" in zone and not zone.startswith("Etc/"):
            names = (zone, zone.rsplit("/", 1)[1], city(zone, "ru"), city(zone, "en"))
            for name in names:
                found[_normal(name)].add(_canonical(zone))
    for zone, cities in CITIES.items():
        for name in cities.split(", "):
            found[_normal(name)] = {zone}
    return {name: frozenset(of) for name, of in found.items()}


@cache
def _aliases() -> dict[str, list[str]]:
    """Every name of a zone, by its first one."""
    found = defaultdict(list)
    for zone in sorted(available_timezones()):
        found[_canonical(zone)].append(zone)
    return found


def _canonical(zone: str) -> str:
    """One name for zones that IANA knows under several."""
    return str(get_global("zone_aliases").get(zone, zone))


def _normal(name: str) -> str:
    return " ".join(folded(name).replace("_", " ").replace("-", " ").split())
