"""What the bot notes for its own work, declared for the registry."""

TABLES = """
notification
  of     person_id chat_id@telegram
  erase  delete
  until  the person leaves, so that a recall reaches every copy; answers for 48 hours
  C2 told    due_at sent_at
  C2 code    kind state trouble
  C2 others  payload
  C3 inner   chat_id
  C1 inner   id person_id group_id about urgent use_by once edits attempts maybe_twice
  C1 inner   message_id beside version follows missed_id

dialog
  of     chat_id@telegram user_id@telegram
  erase  delete
  until  the question is answered or left
  C2 code    state answers
  C3 inner   chat_id user_id

inbox
  of     lane@telegram
  erase  blank: the number of an update keeps it from being worked twice
  until  48 hours, its text only until it is worked
  C2 code    raw
  C2 told    received_at
  C3 inner   lane
  C1 inner   update_id state attempts trouble

import_file
  of     author_id
  erase  delete
  until  an hour, what was in it only until it is used
  C2 told    name state received_at
  C2 others  content answers
  C1 inner   id author_id fingerprint

wrong_guess
  of     telegram_id@telegram
  erase  delete
  until  24 hours
  C3 told    at
  C3 inner   telegram_id
  C1 inner   id

audit
  of     person_id
  erase  keep: who did what, as numbers, must stand; the number leads to nobody any more
  until  the school's own rules for its records say so
  C5 told    at
  C5 code    role action decision reason
  C5 inner   id person_id kind thing_id previous hash

erasure
  of     person_id
  erase  blank: a restored backup must not bring them back; numbers and moments only
  until  the store itself goes: a backup could bring them back
  C3 told    state asked_at decided_at reason done_at
  C3 others  asker_id decided_by
  C1 inner   id person_id

installation
  of     -
  erase  keep: nobody's
  C5 secret  salt
  C5 inner   id bot_id ticked_at

missed
  of     -
  erase  keep: nobody's
  C1 inner   id at
"""
