menu-mydata = My data
menu-mydata-about = what is kept about you
export-mine = My data
export-overview =
    <b>{ menu-mydata }</b>

    { $address ->
        [familiar] You can have everything that the school keeps about you in the bot: name, timetable, marks, attendance, requests, answers. Two files will come.
       *[formal] You can have everything that the school keeps in the bot about you and your children: names, settings, marks, attendance, requests, answers. Two files will come.
    }

    · A page that is easy to read.
    · A file for programs.

    The files are for you alone: do not forward them to chats.
export-take-mine = Send everything about me
export-take-of = Send everything: { $name }
export-file = my-data
export-for-programs = { $name }: the same for programs.
export-to-read = { $name }: everything that is kept. Open the file in a browser.
export-title = { $name }: what the school keeps
export-made = Made on { WHEN($at) }. Here is everything noted in the bot about this person, and nothing about other children. What has been sent through Telegram lies on Telegram's servers as well.
export-moment = { DATE($at) }, { TIME($at) }
export-day = { DATE($day) }
export-weekday = { WEEKDAY($day) }
export-zone = { $zone }
export-part = { $part ->
    [person] Who it is about, and settings
    [phone] The telephone number that you show
    [introduction] Introductions to a group
    [introduction_permit] Answers about an introduction
    [briefing] What you were told about new students
    [briefing_student] What teachers were told about the child
    [role_grant] Roles
    [working_hours] Working hours
    [guardianship] Family
    [enrollment] Groups attended
    [transfer] Moves to another group
    [departure] Leaving and coming back
    [substitution] Substitutions
    [personal_group] A group of one's own for lessons
    [group_staff] Groups looked after
    [course_teacher] Courses taught
    [sourced] Ids in another program
    [calendar] Subscription to the calendar
    [slot_teacher] Weekly timetable as a teacher
    [lesson_teacher] Lessons as a teacher
    [letter] The weekly letter
    [tag_choice] The label in the group’s chat
    [member_tag] Labels beside names
    [advice] A psychologist’s advice
    [consent] Consents to the use of data
    [invitation] Invitations
    [new_chat] Chats the bot was added to
    [attendance] Attendance
    [attempt] Work handed in
    [mark] Marks
    [mark_correction] Corrections of marks
    [mastery] Levels by topic
    [reassignment] Requests to move or redo
    [reassignment_step] How requests went
    [reassignment_wish] Preferred times in requests
    [receipt] Answers to notifications
    [publication] Changes of the timetable published
    [busy] Busy days of a school
    [busy_student] When wanted at their own school
    [busy_left] Lessons left where they are
    [bell_plan] Days with other bells
    [bell_schedule] Schedules of bells
    [holiday] Days without lessons declared
    [change] Changes of lessons
    [assignment] Tasks given
    [post] Written for others
    [attachment] Files sent
    [announcement] Announcements
    [guide] Guides
    [guide_version] Versions of guides
    [guide_question] Questions and answers
    [material] Materials of courses
    [material_taking] Materials taken
    [material_news] Whether to hear of new materials
    [faq] Answers for all
    [desk_thread] Correspondence with the school
    [desk_message] Messages
    [desk_forum] Chat for writing with families
    [phone_number] Telephone number for calls
    [phone_call] Calls to the family
    [questionnaire] Questions to the family about the child
    [family_answers] The family’s answers about the child
    [family_answer] Answered questions
    [audience_part] Addressed personally
    [notification] Notifications sent
    [dialog] An unfinished conversation
    [inbox] Messages the bot received
    [import_file] Files uploaded
    [wrong_guess] Failed attempts to come in
    [audit] Log of actions
    [erasure] Requests for erasure
   *[unknown] Other
}
export-column = { $column ->
    [way] How it was given
    [made_at] Made
    [document] Document
    [released_at] Shown to parents
    [withdrawn_at] Withdrawn
    [text_id] Text
    [telegram_id] Telegram number
    [name] Name
    [called] Called
    [language] Language
    [zone] Time zone
    [quiet_from] Quiet from
    [quiet_to] Quiet until
    [begins] From (hour)
    [ends] Until (hour)
    [saturdays] On Saturdays
    [allows] Allowed
    [said_at] When the group was told
    [confirmed_at] When it was read
    [answers_within] Answers within minutes
    [settled] Settings chosen
    [school_id] School
    [role] Role
    [kin] Relation
    [group_id] Group
    [from_group_id] From the group
    [was_joined_on] In the old group since
    [back_at] Back
    [first_day] First day
    [last_day] Last day
    [archived_at] Archived
    [day] Day
    [joined_on] Since
    [course_id] Subject
    [by_timetable] By the timetable
    [slot_id] Lesson of the week
    [lesson_id] Lesson
    [weekday] Day of the week
    [hour] Hour
    [off] Switched off
    [at] When
    [author_id] By whom
    [expires_at] Valid until
    [used_at] Used
    [used_as] Came in as
    [voided_at] Taken back
    [title] Title
    [added_at] Added
    [state] State
    [question] Question
    [answer] Answer
    [helped] How many it has helped
    [reason] Reason
    [assignment_id] Task
    [number] Number
    [due_at] Due
    [submitted_at] Handed in
    [carried] Carried over
    [scale] Scale
    [score] Mark
    [what_for] What for
    [given_on] Date
    [withdrawn] Withdrawn
    [was] Was
    [now] Became
    [material_id] Material
    [version] Version
    [wanted] Wanted
    [topic] Topic
    [level] Level
    [kind] Kind
    [lesson_at] When the lesson was
    [teacher_id] Teacher
    [cause] Cause
    [post_id] Text
    [instead] Instead
    [since] Since
    [reminded_at] Reminded
    [offered_at] Time offered
    [phoned_at] Call at
    [reply] Answer
    [begun_at] Begun
    [starts] From which hour
    [ends] Until which hour
    [weekdays] Days of the week
    [everybody] All students
    [entered_at] Entered
    [busy_id] Busy days
    [regular] Ordinary day
    [first] From
    [last] To
    [declared_at] Declared
    [published_at] Published
    [ended_at] Ended
    [was_starts_at] Began at
    [was_ends_at] Ended at
    [now_starts_at] Now begins at
    [now_ends_at] Now ends at
    [was_teacher_id] Taught before by
    [now_teacher_id] Taught now by
    [weight] Weight
    [cancelled] Cancelled
    [html] Text
    [correction_id] Corrected text
    [wants_receipt] Asks for confirmation
    [sent_at] Sent
    [section] Section
    [confirmation] Who confirms
    [archived] Archived
    [news] What is new
    [asked_at] Asked
    [answer_id] Answer
    [answered_by] Answered by
    [answered_at] Answered
    [shared] Shown to all without names
    [promised_at] Answer promised until
    [missed_at] Promise missed
    [left_at] Whoever was asked is gone
    [urgency] Why it is urgent
    [unheard_at] Did not arrive, told
    [edited_at] Edited
    [hours] Best hours
    [noted_at] Noted
    [wrong_at] Found to be wrong
    [result] Result
    [again_at] Call again
    [agreed] Agreed
    [source] What it tells
    [refused_at] Not taken
    [questions] Questions
    [readers] Who reads them
    [linked_at] Linked
    [checked_at] Checked
    [received_at] Received
    [decided_at] Decided
    [done_at] Done
   *[unknown] Other
}
export-value = { $value ->
    [bot] in the bot
    [paper] on paper
    [yes] yes
    [no] no
    [ru] Russian
    [en] English
    [absent] absent
    [add] added
    [admin] administrator
    [advanced] advanced
    [agreed] teacher agrees
    [animation] animation
    [applied] applied
    [asked] asked
    [assigned] assigned
    [audio] audio
    [basic] basic
    [both] both guardians
    [business] other business
    [cancel] cancelled
    [cancelled] cancelled
    [cannot] cannot come
    [chat] chat of the group
    [consultation] consultation
    [coordinator] coordinator
    [countered] another time offered
    [declined] teacher declines
    [discarded] discarded
    [medical] medical examination
    [onsite] lessons on site
    [exam] exam
    [entered] entered
    [break] school break
    [holiday] day off
    [quarantine] quarantine
    [declared] declared
    [document] document
    [draft] draft
    [event] event
    [exams] exams
    [excused] excused
    [father] father
    [five] five points
    [grandmother] grandmother
    [group] another group
    [guardian] guardian
    [health] health and safety
    [today] it is today
    [link] the lesson does not open
    [exam] an exam
    [illness] illness
    [late] late
    [lesson] lesson
    [mailed] sent out
    [makeup] to make up
    [missed] not mastered
    [mother] mother
    [move] to move
    [none] nobody
    [offline] without internet
    [open] open
    [one] one guardian
    [other] other
    [pair] guardian and child
    [parent] parent
    [pass] passed or not
    [paused] paused
    [percent] per cent
    [person] personally
    [photo] photo
    [present] present
    [psychologist] psychologist
    [published] published
    [recalled] recalled
    [recording] recording and task
    [redo] to redo
    [refused] refused
    [replace] other teacher
    [role] by role
    [seen] seen
    [sending] being sent
    [shelved] in the library
    [start] start
    [stopped] stopped
    [sticker] sticker
    [student] student
    [teacher] teacher
    [technical] technical
    [tutor] tutor
    [unclear] not understood
    [undone] undone
    [video] video
    [video_note] video note
    [withdrawn] withdrawn
    [voice] voice message
    [sent] sent
    [lapsed] its time is over
    [teachers] tutor, psychologist and teachers
    [any] at any time
    [morning] in the morning
    [day] in the daytime
    [evening] in the evening
    [reached] reached
    [no_answer] no answer
    [later] call again later
    [wrong_number] wrong number
    [waiting] waiting
    [withdrawn] withdrawn
    [planned] planned
    [running] running
    [over] over
    [called_off] called off
    [approved] confirmed
    [done] done
    [leaving] being erased
    [erased] erased
   *[unknown] —
}
export-written = { $name }: everything that is kept is written to { $file }. Only you can open it; hand it over on paper or in person, and delete it.
refusal-not-one = Who is “{ $typed }”? { GIVEN($names) ->
    [no] There is no such name or number.
   *[yes] These fit: { $names }. Name the person by their number.
}
refusal-file-there = There is a file { $file } already; it was left alone. Choose another.
