"""Who people are, how they came in, and where they belong, declared for the registry."""

TABLES = """
person
  of     id
  erase  blank: the audit log and what others have been told refer to the number
  until  the school takes them off its list and their data are erased
  C3 told    name called language zone settled telegram_id
  C3 told    quiet_from quiet_to
  C3 code    unreachable
  C2 named   school_id
  C1 inner   id

working_hours
  of     person_id
  erase  delete
  until  they choose others, or leave
  C1 told    begins ends saturdays answers_within
  C1 inner   person_id

phone
  of     person_id
  erase  delete
  until  they take it back, or leave
  C3 told    number at
  C1 inner   id person_id

role_grant
  of     person_id
  erase  delete
  until  the person leaves
  C1 told    role
  C1 inner   person_id

guardianship
  of     guardian_id student_id
  erase  delete
  until  the child leaves, or the guardian no longer answers for them
  C3 told    kin
  C3 others  guardian_id student_id

enrollment
  of     student_id
  erase  delete
  until  the child leaves the group
  C1 named   group_id
  C2 told    joined_on
  C1 inner   student_id

introduction_permit
  of     person_id student_id
  erase  delete
  until  the child leaves, or the guardian no longer answers for them
  C1 named   group_id
  C2 told    allows at
  C1 inner   student_id person_id

introduction
  of     student_id
  erase  delete
  until  the child leaves
  C1 named   group_id
  C2 told    day at said_at
  C1 inner   id student_id

briefing_student
  of     student_id briefing_id>briefing
  erase  delete
  until  the child leaves
  C1 inner   briefing_id student_id

briefing
  of     teacher_id
  erase  delete
  until  the teacher leaves
  C1 told    at lesson_at confirmed_at reminded_at
  C1 inner   id teacher_id

transfer
  of     student_id
  erase  delete
  until  the child leaves
  C1 named   from_group_id group_id author_id
  C2 told    day state at was_joined_on
  C1 inner   id student_id

departure
  of     person_id
  erase  delete
  until  they come back, or it is erased
  C1 named   group_id author_id
  C2 told    at back_at
  C2 code    had
  C1 inner   id person_id with_id

substitution
  of     substitute_id
  erase  delete
  until  the person leaves
  C1 named   group_id
  C1 told    first_day last_day state at
  C2 others  tutor_id author_id
  C1 inner   id substitute_id lends_role

personal_group
  of     student_id
  erase  delete
  until  the child leaves
  C2 named   group_id
  C1 inner   student_id

group_staff
  of     person_id
  erase  delete
  until  somebody else keeps the group
  C1 named   group_id
  C1 told    role
  C1 inner   person_id substitution_id

sourced
  of     person_id
  erase  delete
  until  the person leaves
  C2 code    kind sourced_id
  C1 inner   person_id thing_id weight

course_teacher
  of     teacher_id
  erase  delete
  until  somebody else teaches the course
  C1 named   course_id
  C1 told    by_timetable
  C1 inner   teacher_id

slot_teacher
  of     teacher_id
  erase  delete
  until  the weekly timetable changes
  C1 named   slot_id
  C1 inner   teacher_id

lesson_teacher
  of     teacher_id
  erase  delete
  until  erased: who has held a lesson is part of the record of it
  C1 named   lesson_id
  C1 inner   teacher_id

letter
  of     person_id
  erase  delete
  until  the person leaves
  C2 told    weekday hour off at
  C1 inner   person_id

tag_choice
  of     person_id
  erase  delete
  until  the person leaves
  C1 told    agreed at
  C1 inner   person_id

member_tag
  of     account_id@telegram
  erase  delete
  until  the tag is taken away, or the bot leaves the chat
  C1 told    source refused_at
  C1 inner   chat_id account_id

consent
  of     student_id
  erase  keep: that the school was allowed, and until when, has to be proven for three years
  until  three years after it was withdrawn or the child left
  C5 told    at way document withdrawn_at
  C5 others  by_id withdrawn_by_id
  C5 named   text_id
  C1 inner   id student_id

consent_text
  of     -
  erase  keep: words of the school
  C0 told    language text since
  C0 inner   id digest

invitation
  of     person_id
  erase  delete
  until  erased: it says who let whom in; useless after 72 hours
  C3 told    made_at expires_at used_at used_as voided_at
  C3 named   author_id
  C5 secret  token_hash code_hash
  C1 inner   id person_id

phone_number
  of     person_id
  erase  delete
  until  the person leaves, or does not want to be called
  C3 told    number hours noted_at wrong_at
  C3 others  noted_by
  C1 inner   person_id

phone_call
  of     person_id student_id
  erase  delete
  until  whoever was called leaves, or the child does
  C3 told    at result again_at
  C3 others  by_id
  C1 inner   id person_id student_id

calendar
  of     person_id
  erase  delete
  until  the person switches it off, or leaves
  C3 told    made_at
  C5 secret  token_hash
  C1 inner   person_id

new_chat
  of     added_by
  erase  delete
  until  the chat belongs to a group, or the bot leaves it
  C3 told    title added_at
  C3 code    chat_id
  C1 inner   id added_by

school
  of     -
  erase  keep: a school is not a person
  C0 told    name zone
  C0 inner   id

student_group
  of     -
  erase  keep: a group is not a person; that of a single student is named anew
  C1 told    name zone archived_at
  C1 inner   id chat_id unreachable topic_id lacks news tagged_at

group_part
  of     -
  erase  keep: groups and groups
  C1 inner   whole_id part_id
"""
