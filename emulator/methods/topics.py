"""Methods about the topics of a forum."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.methods.registry import method
from emulator.records import Chat, ForumTopic, Wire
from emulator.refusals import bad_request
from emulator.rights import find_chat
from emulator.standing import may
from emulator.topics import (
    COLOUR,
    close_topic,
    delete_topic,
    edit_topic,
    governs,
    open_topic,
    topic_name,
)
from emulator.world import World


def _forum(world: World, arguments: Arguments) -> Chat:
    chat = find_chat(world, arguments)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")  # td ForumTopicManager.cpp is_forum
    return chat


def _topic(chat: Chat, arguments: Arguments) -> ForumTopic:
    number = arguments.integer("message_thread_id")
    if number <= 0:
        raise bad_request("invalid forum topic identifier specified")  # td 1.8.69
    topic = chat.topics.get(number)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")  # seen
    return topic


@method("createForumTopic")
def create_forum_topic(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#createforumtopic"""
    chat = _forum(world, arguments)
    if not may(world, chat, "can_manage_topics"):
        # td ForumTopicManager.cpp create_forum_topic
        raise bad_request("not enough rights to create a topic")
    name = topic_name(arguments.text("name"))
    if not name:
        raise bad_request("title must be non-empty")  # td ForumTopicManager.cpp
    colour = arguments.integer("icon_color", COLOUR)
    emoji = arguments.text("icon_custom_emoji_id")
    topic = open_topic(world, chat, world.me, name, colour, emoji)
    return {"message_thread_id": topic.id, **topic.created.wire["forum_topic_created"]}


@method("editForumTopic")
def edit_forum_topic(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#editforumtopic"""
    chat = _forum(world, arguments)
    topic = _topic(chat, arguments)
    if not governs(world, chat, topic, "can_manage_topics"):
        # td ForumTopicManager.cpp edit_forum_topic
        raise bad_request("not enough rights to edit the topic")
    changed: Wire = {}
    if arguments.text("name"):
        changed["name"] = topic_name(arguments.text("name"))
        if not changed["name"]:
            raise bad_request("title must be non-empty")  # td ForumTopicManager.cpp
    if "icon_custom_emoji_id" in arguments.fields:
        changed["icon_custom_emoji_id"] = arguments.text("icon_custom_emoji_id")
    if not changed:
        return True
    if all(getattr(topic, name) == value for name, value in changed.items()):
        raise bad_request("TOPIC_NOT_MODIFIED")  # seen
    edit_topic(world, chat, topic, world.me, changed)
    return True


def _close(world: World, arguments: Arguments, *, closed: bool) -> bool:
    chat = _forum(world, arguments)
    topic = _topic(chat, arguments)
    if not governs(world, chat, topic, "can_manage_topics"):
        # td ForumTopicManager.cpp toggle_forum_topic_is_closed
        raise bad_request("not enough rights to close or open the topic")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")  # seen
    close_topic(world, chat, topic, world.me, closed=closed)
    return True


@method("closeForumTopic")
def close_forum_topic(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#closeforumtopic"""
    return _close(world, arguments, closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#reopenforumtopic"""
    return _close(world, arguments, closed=False)


@method("deleteForumTopic")
def delete_forum_topic(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#deleteforumtopic"""
    chat = _forum(world, arguments)
    topic = _topic(chat, arguments)
    if not governs(world, chat, topic, "can_delete_messages"):
        # td ForumTopicManager.cpp delete_forum_topic
        raise bad_request("not enough rights to delete the topic")
    delete_topic(world, chat, topic)
    return True
