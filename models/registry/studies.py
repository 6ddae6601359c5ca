"""Lessons, marks, attendance and requests, declared for the registry."""

TABLES = """
attendance
  of     student_id
  erase  delete
  until  erased: the record of learning
  C2 named   lesson_id author_id
  C2 told    state reason at
  C1 inner   student_id

attempt
  of     student_id
  erase  delete
  until  erased: the record of learning
  C2 named   assignment_id
  C2 told    number due_at submitted_at carried
  C1 inner   id student_id

mark
  of     student_id
  erase  delete
  until  erased: the record of learning
  C2 named   course_id lesson_id assignment_id author_id
  C2 told    scale score what_for given_on at withdrawn
  C1 code    key
  C1 inner   id student_id attempt_id

mark_correction
  of     mark_id>mark
  erase  delete
  until  the mark is erased
  C2 named   author_id
  C2 told    was now at
  C1 inner   id mark_id

mastery
  of     student_id
  erase  delete
  until  erased: the record of learning
  C2 named   course_id author_id
  C2 told    topic level at
  C1 inner   id student_id

reassignment
  of     student_id
  erase  delete
  holds  post_id
  until  erased: what was asked for and what came of it
  C2 named   lesson_id assignment_id teacher_id post_id
  C2 told    kind lesson_at cause instead state since reminded_at offered_at
  C2 others  asker_id
  C1 inner   id student_id publication_id attempt_id

reassignment_step
  of     request_id>reassignment
  erase  delete
  until  the request is erased
  C2 told    state at reason offered_at phoned_at
  C2 others  actor_id
  C1 inner   id request_id

reassignment_wish
  of     request_id>reassignment
  erase  delete
  until  the request is erased
  C2 told    at
  C1 inner   id request_id

receipt
  of     person_id
  erase  delete
  until  the person leaves: it proves that they were told
  C2 told    reply reason at
  C2 code    kind
  C1 inner   id about person_id call_id

material_taking
  of     person_id
  erase  delete
  until  the person leaves
  C2 named   material_id
  C2 told    version at
  C1 inner   person_id

material_news
  of     person_id
  erase  delete
  until  the person leaves
  C1 told    wanted
  C1 inner   person_id

advice
  of     student_id
  erase  delete
  until  the child leaves, or it is erased
  C2 told    at released_at
  C2 named   author_id
  C2 others  text
  C1 inner   id student_id

note
  of     student_id
  erase  delete
  until  the child leaves, or it is erased
  C4 secret  sealed key
  C4 others  at author_id
  C1 inner   id student_id

publication
  of     author_id
  erase  keep: the group's changes of lessons, said by the school
  until  the school year is over and the timetable is put away
  C1 told    state cause reason begun_at published_at ended_at
  C1 inner   id author_id

change
  of     publication_id>publication
  erase  keep: the group's lessons
  until  the school year is over and the timetable is put away
  C1 named   lesson_id was_teacher_id now_teacher_id
  C1 told    kind was_starts_at was_ends_at now_starts_at now_ends_at
  C1 inner   id publication_id

assignment
  of     author_id
  erase  keep: the whole group's task
  until  the school year is over
  C1 named   course_id lesson_id
  C1 told    title given_on due_at weight cancelled
  C1 code    key
  C1 inner   id author_id

course
  of     -
  erase  keep: a subject of a group
  C1 named   group_id
  C1 told    subject scale
  C1 inner   id

lesson
  of     -
  erase  keep: a lesson of a group
  C1 told    day starts_at ends_at zone subject room link state changed
  C1 inner   id slot_id holiday_id

busy
  of     author_id
  erase  keep: when a school wants its students, said by the school
  until  the school year is over and the timetable is put away
  C1 named   school_id
  C1 told    reason first last starts ends weekdays zone everybody state
  C1 told    begun_at entered_at ended_at
  C1 inner   id author_id

busy_student
  of     student_id
  erase  delete
  until  erased: it says when the child was wanted elsewhere
  C2 named   busy_id
  C1 inner   student_id

busy_left
  of     by_id
  erase  keep: what the tutor decided about a lesson of the group
  until  the school year is over and the timetable is put away
  C1 named   lesson_id
  C1 told    at
  C1 inner   busy_id by_id

bell
  of     -
  erase  keep: when lessons begin and end
  C1 inner   schedule_id number starts ends

bell_plan
  of     author_id
  erase  keep: on which days other bells ring, said by the school
  until  the school year is over and the timetable is put away
  C1 named   group_id
  C1 told    first last zone state begun_at declared_at ended_at
  C1 inner   id author_id base_id schedule_id

bell_schedule
  of     author_id
  erase  keep: when lessons begin and end
  until  the school year is over and the timetable is put away
  C1 named   group_id
  C1 told    name zone regular made_at
  C1 inner   id author_id

bell_shift
  of     -
  erase  keep: the weekly timetable of a group
  C1 inner   plan_id slot_id was_starts was_ends

holiday
  of     author_id
  erase  keep: days without lessons, said by the school
  until  the school year is over and the timetable is put away
  C1 named   group_id
  C1 told    kind first last zone state begun_at declared_at ended_at
  C1 inner   id author_id

lesson_group
  of     -
  erase  keep: a lesson of a group
  C1 inner   lesson_id group_id

slot
  of     -
  erase  keep: the weekly timetable of a group
  C1 told    weekday starts ends zone subject room link dropped
  C1 inner   id key

slot_group
  of     -
  erase  keep: the weekly timetable of a group
  C1 inner   slot_id group_id
"""
