"""Topics of a forum: where a message belongs, who may write there, what happens to them."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.ephemerals import quoted
from emulator.records import Chat, ForumTopic, Message, Wire
from emulator.refusals import bad_request
from emulator.standing import may
from emulator.world import World

# The first of the six that createForumTopic takes (doc).
COLOUR = 7322096
_NAME_LIMIT = 128


def topic_fields(topic: ForumTopic | None) -> Wire:
    """What a message shows of its topic; nothing outside of topics and in General.

    A message that replies to no other one replies to the message that opened the topic (seen).
    """
    if topic is None:
        return {}
    return {
        "message_thread_id": topic.id,
        "is_topic_message": True,
        "reply_to_message": quoted(topic.created.wire),
    }


def is_opening(wire: Wire) -> bool:
    """Whether this is the service message that opened a topic."""
    return "forum_topic_created" in wire


def chosen_topic(world: World, chat: Chat, arguments: Arguments, reply: Wire) -> ForumTopic | None:
    """The topic that the bot writes into: the one it names, else that of what it replies to."""
    answered = reply.get("reply_to_message", {})
    number = arguments.integer("message_thread_id") or answered.get("message_thread_id")
    if not number:
        return None
    topic = chat.topics.get(number)
    if topic is None:
        raise bad_request("message thread not found")  # seen
    if topic.closed and not governs(world, chat, topic, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")  # seen; td 1.8.69
    return topic


def governs(world: World, chat: Chat, topic: ForumTopic, right: str) -> bool:
    """Whether the bot has the right, or opened the topic itself (td ForumTopicManager.cpp)."""
    return topic.creator_id == world.bot_id or may(world, chat, right)


def topic_name(raw: str) -> str:
    """A topic's name as the server keeps it: without blank ends, cut (td clean_name)."""
    return raw.strip()[:_NAME_LIMIT]


def open_topic(
    world: World, chat: Chat, by: Wire, name: str, colour: int = COLOUR, emoji: str = ""
) -> ForumTopic:
    """A new topic; its number is that of the service message."""
    look: Wire = {"name": name, "icon_color": colour}
    if emoji:
        look["icon_custom_emoji_id"] = emoji
    message = world.post(chat, by, {"forum_topic_created": look, "is_topic_message": True})
    topic = ForumTopic(message.wire["message_id"], name, colour, by["id"], message, emoji)
    chat.topics[topic.id] = topic
    return topic


def edit_topic(world: World, chat: Chat, topic: ForumTopic, by: Wire, changed: Wire) -> Message:
    """Give a topic another ``name`` or ``icon_custom_emoji_id``."""
    topic.name = changed.get("name", topic.name)
    topic.icon_custom_emoji_id = changed.get("icon_custom_emoji_id", topic.icon_custom_emoji_id)
    return world.post(chat, by, {**topic_fields(topic), "forum_topic_edited": changed})


def close_topic(
    world: World, chat: Chat, topic: ForumTopic, by: Wire, *, closed: bool = True
) -> Message:
    """Close a topic, or open it again."""
    topic.closed = closed
    event = "forum_topic_closed" if closed else "forum_topic_reopened"
    return world.post(chat, by, {**topic_fields(topic), event: {}})


def delete_topic(world: World, chat: Chat, topic: ForumTopic) -> None:
    """Take a topic away with all that was written in it; nobody is told."""
    del chat.topics[topic.id]
    for message in list(chat.messages.values()):
        if message.wire.get("message_thread_id") == topic.id:
            world.delete(chat, message)
