groups-whose =
    I was added to the chat “{ $title }”.

    Which group is that? After your answer, changes of its timetable will be announced there. Nothing personal is ever said in a group chat.
groups-none =
    I was added to the chat “{ $title }”, but there are no groups yet. Add one first: /people. Then remove me from the chat and add me again.
groups-one = { $group }
groups-linked = Done: the chat “{ $title }” is that of { $group }. Changes of the timetable will be announced there, too.
refusal-chat-taken = This chat belongs to { $group } already. To give it to another group, remove me from the chat and add me again.
refusal-group-has-chat = { $group } has another chat already. Remove me from that one first.
refusal-group-exists = There is a group “{ $name }” already. Choose another name.
