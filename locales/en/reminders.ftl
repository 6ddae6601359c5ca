reminders-soon =
    { GIVEN($child) ->
        [no] <b>Lesson soon: { $subject }</b>
       *[yes] <b>{ $child }: { $subject } soon</b>
    }
    It begins at { TIME($at) }.{ GIVEN($group) ->
        [no] {""}
       *[yes] {" "}Group: { $group }.
    }
reminders-enter = Join the lesson
