"""What people have written to be read by others, declared for the registry."""

TABLES = """
post
  of     author_id
  erase  loose: what stays as the school's word, or in a child's request, is not taken from it
  until  the announcement, guide, question or request that holds it goes
  C2 told    html
  C1 inner   id author_id album

attachment
  of     post_id>post
  erase  loose: a file goes with the words it belongs to
  until  its post goes
  C2 told    kind name
  C2 code    file_id
  C1 inner   id post_id

announcement
  of     author_id
  erase  keep: what the school has said to its families
  until  the school year is over
  C1 told    state due_at wants_receipt begun_at sent_at ended_at
  C1 named   post_id correction_id
  C1 inner   id author_id audience_id silent_of version excused

guide
  of     author_id
  erase  keep: how things are done at the school
  until  it is taken out of the library
  C1 told    section language confirmation archived
  C1 inner   id author_id audience_id

guide_version
  of     author_id
  erase  keep: how things are done at the school
  until  its guide goes
  C0 told    number title news state published_at
  C0 named   post_id
  C1 inner   id guide_id author_id

guide_question
  of     asker_id
  erase  delete
  holds  post_id answer_id
  until  the asker leaves
  C2 told    section asked_at answered_at shared
  C2 named   post_id answer_id answered_by
  C1 inner   id version_id asker_id

material
  of     author_id
  erase  keep: what the school gives its students to learn from
  until  whoever keeps the course withdraws it
  C1 told    title topic state version published_at
  C1 named   course_id post_id
  C1 inner   id author_id message_id lost_at

faq
  of     author_id
  erase  keep: what the school answers everybody; it names nobody
  until  its author throws it away
  C0 told    question answer state since helped
  C1 inner   id author_id audience_id said_id

desk_thread
  of     student_id
  erase  delete
  until  the child leaves
  C2 told    role state since asked_at promised_at reminded_at missed_at left_at
  C2 others  staff_id
  C1 inner   id student_id

desk_forum
  of     owner_id
  erase  delete
  until  its owner unlinks it, or leaves
  C3 told    title linked_at checked_at
  C3 code    chat_id trouble
  C1 inner   id owner_id told

desk_topic
  of     forum_id>desk_forum thread_id>desk_thread
  erase  delete
  until  the forum or the thread goes
  C1 inner   thread_id forum_id topic_id

desk_message
  of     author_id addressee_id thread_id>desk_thread
  erase  delete
  holds  post_id
  until  whoever wrote or got it leaves, or the child does; 48 hours, if it was sent to nobody
  C2 told    at answered_at edited_at unheard_at urgency
  C2 others  post_id answered_by
  C3 inner   chat_id message_id
  C1 inner   id thread_id author_id addressee_id replies_to version

hard_case
  of     student_id
  erase  delete
  until  the child leaves, or it is erased
  C4 others  role state since opened_at promised_at answered_at reminded_at missed_at
  C4 others  tutor_id asked_id
  C1 inner   id student_id

case_message
  of     case_id>hard_case
  erase  delete
  holds  post_id
  until  the child leaves, or it is erased
  C4 others  at edited_at decides urgent author_id post_id
  C3 inner   chat_id message_id
  C1 inner   id case_id replies_to version

questionnaire
  of     student_id
  erase  delete
  until  the child leaves; 48 hours, if it was sent to nobody
  C2 told    questions begun_at sent_at
  C2 others  author_id
  C1 inner   id student_id

family_answers
  of     guardian_id student_id
  erase  delete
  until  the guardian takes them back or leaves, or the child does
  C2 told    state readers asked_at reminded_at ended_at
  C2 others  guardian_id
  C1 inner   id questionnaire_id student_id

family_answer
  of     answers_id>family_answers
  erase  delete
  holds  post_id
  until  the answers go; 30 days, if they were never sent
  C4 told    number at
  C4 others  post_id
  C1 inner   id answers_id

audience
  of     author_id
  erase  keep: whom the school has spoken to, as numbers
  until  what was sent to it goes
  C1 inner   id author_id

audience_part
  of     person_id
  erase  delete
  until  what was sent to it goes
  C1 told    kind role
  C1 named   group_id
  C1 inner   id audience_id person_id
"""
