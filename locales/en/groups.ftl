groups-whose =
    I was added to the chat “{ $title }”.

    Which group is that? After your answer, changes of its timetable will be announced there. Nothing personal is ever said in a group chat.
groups-none =
    I was added to the chat “{ $title }”, but there are no groups yet. Add one first: /people. Then remove me from the chat and add me again.
groups-one = { $group }
groups-linked = Done: the chat “{ $title }” is that of { $group }. Changes of the timetable will be announced there, too.
groups-topic = Announcements
groups-looked = { GIVEN($lacks) ->
    [yes] <b>The chat { $group }: rights are missing</b>

        { $lacks }

        Give this right to the members of the chat, or make the bot an administrator. Until then announcements may come there in part or not at all.
   *[no] <b>The chat { $group }: all is well.</b> I can write there.{ $topic ->
        [yes] {" "}There is a topic for announcements; close it to others, so that nothing drowns in talk.
       *[no] {""}
    }{ $tags ->
        [yes] {" "}Beside the names I put subjects and “tutor”; whose parent somebody is only if that parent agrees.
       *[no] {" "}Labels beside names (subjects, “tutor”) appear if the bot may manage the tags of members; everything else works without.
    }
}
groups-lack-write = — writing messages
groups-lack-files = — sending photos, videos and files
groups-lack-topics = — opening a topic for announcements (the right “Manage topics”): until then I write into General
groups-look-again = Check again
groups-looking = Checking the chat { $group }. If something is missing, I will write.
groups-lost = The bot can no longer write into the chat { $group }: { $trouble ->
    [kicked] it was removed. Add it again and say whose chat it is.
    [no-rights] it may not write there. Give it back that right in the settings of the chat.
   *[other] Telegram does not take its messages. See whether the bot is still in the chat.
} Private messages arrive as before.
groups-topic-gone = In the chat { $group } the topic for announcements can’t be written to any more: it was deleted or closed. I write into General.
groups-topic-again = Open the topic again
refusal-chat-taken = This chat belongs to { $group } already. To give it to another group, remove me from the chat and add me again.
refusal-group-has-chat = { $group } has another chat already. Remove me from that one first.
refusal-group-exists = There is a group “{ $name }” already. Choose another name.
