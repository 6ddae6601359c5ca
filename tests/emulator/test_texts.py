"""Texts: Telegram's own parser, automatic entities, trimming, HTML of what was heard."""

from __future__ import annotations

from typing import Any

import pytest

from emulator import Emulator, Person, td_text
from emulator.text import as_html
from tests.emulator.client import Api


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001, started=True)


KINDS = [
    ("<b>x</b>", {"type": "bold"}),
    ("<i>x</i>", {"type": "italic"}),
    ("<u>x</u>", {"type": "underline"}),
    ("<s>x</s>", {"type": "strikethrough"}),
    ("<tg-spoiler>x</tg-spoiler>", {"type": "spoiler"}),
    ("<code>x</code>", {"type": "code"}),
    ("<pre>x</pre>", {"type": "pre"}),
    (
        '<pre><code class="language-python">x</code></pre>',
        {"type": "pre", "language": "python"},
    ),
    ("<blockquote>x</blockquote>", {"type": "blockquote"}),
    ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
    (
        '<a href="https://x.y/?a=1&amp;b=2">x</a>',
        {"type": "text_link", "url": "https://x.y/?a=1&b=2"},
    ),
    (
        '<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>',
        {"type": "custom_emoji", "custom_emoji_id": "5368324170671202286"},
    ),
    (
        '<tg-time unix="1790000000" format="wDT">x</tg-time>',
        {"type": "date_time", "unix_time": 1790000000, "date_time_format": "wDT"},
    ),
    (
        '<tg-time unix="1790000000" format="r">x</tg-time>',
        {"type": "date_time", "unix_time": 1790000000, "date_time_format": "r"},
    ),
    (
        '<tg-time unix="1790000000" format="dt">x</tg-time>',
        {"type": "date_time", "unix_time": 1790000000, "date_time_format": "dt"},
    ),
    ('<tg-time unix="1790000000">x</tg-time>', {"type": "date_time", "unix_time": 1790000000}),
]


@pytest.mark.parametrize(("html", "entity"), KINDS, ids=[html for html, _ in KINDS])
async def test_every_kind_of_entity_there_and_back(
    api: Api, anna: Person, html: str, entity: dict[str, Any]
) -> None:
    message = await api.text(anna.id, f"🙂 {html}", parse_mode="HTML")
    assert message["text"] == "🙂 x"
    assert message["entities"] == [{**entity, "offset": 3, "length": 1}]
    assert anna.last.html == f"🙂 {html}"


async def test_mention_by_id_shows_the_person(api: Api, anna: Person) -> None:
    link = f'<a href="tg://user?id={anna.id}">x</a>'
    message = await api.text(anna.id, link, parse_mode="HTML")
    assert message["entities"][0]["user"] == anna.user
    assert anna.last.html == link
    stranger = await api.text(anna.id, link.replace("1001", "555"), parse_mode="HTML")
    assert "entities" not in stranger


async def test_explicit_entities(api: Api, anna: Person) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 3},
        {"type": "date_time", "offset": 4, "length": 5, "unix_time": 7, "date_time_format": "r"},
        {"type": "bold", "offset": 90, "length": 5},
    ]
    message = await api.text(anna.id, "раз скоро", entities=entities)
    assert message["entities"] == entities[:2], "what lies outside the text is dropped"


async def test_telegram_marks_what_it_knows(api: Api, anna: Person) -> None:
    message = await api.text(anna.id, "/help@school_bot https://я.рф a@b.ru #дз @anna /старт")
    kinds = [entity["type"] for entity in message["entities"]]
    assert kinds == ["bot_command", "url", "email", "hashtag", "mention"]


async def test_code_is_left_alone(api: Api, anna: Person) -> None:
    message = await api.text(anna.id, "<code>/help</code> /start", parse_mode="HTML")
    assert [(e["type"], e["offset"]) for e in message["entities"]] == [
        ("code", 0),
        ("bot_command", 6),
    ]


async def test_blank_ends_go(api: Api, anna: Person) -> None:
    message = await api.text(anna.id, "  \n x <b>жирно </b>  ", parse_mode="HTML")
    assert message["text"] == "x жирно"
    assert message["entities"] == [{"type": "bold", "offset": 2, "length": 5}]


async def test_markdown(api: Api, anna: Person) -> None:
    message = await api.text(anna.id, "*жирно* _косо_", parse_mode="MarkdownV2")
    assert [entity["type"] for entity in message["entities"]] == ["bold", "italic"]


def test_nested_html_there_and_back() -> None:
    html = "<b>a<i>b🙂</i></b> &lt;1&gt; &amp; <u><s>c</s></u>"
    assert as_html(*td_text.parse(html, "HTML")) == html
