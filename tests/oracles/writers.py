"""The tables that a press of somebody in each role may change, in a second, hand-written list."""

# Tables that a press may change, by the presser's role: what is not named here is not theirs.
_ANYBODY = frozenset({"person", "receipt", "guide_question", "erasure", "calendar"})
_ANYBODY |= {"material_news"}
_REQUESTS = frozenset(
    {"reassignment", "reassignment_step", "reassignment_wish", "attachment", "post"}
)
_DESK = frozenset({"desk_thread", "desk_message", "attachment", "post", "faq"})
_CASES = frozenset({"hard_case", "case_message", "attachment", "post"})
_PHONE = frozenset({"phone"})
_GRADES = frozenset({"mark", "mark_correction", "attempt", "attendance", "assignment", "mastery"})
_GRADES |= {"course", "import_file"}
_SCHOOL = frozenset({"lesson", "lesson_group", "lesson_teacher", "slot", "slot_group"})
_SCHOOL |= {"slot_teacher", "change", "publication", "announcement", "audience", "audience_part"}
_SCHOOL |= {"guide", "guide_version", "faq", "post", "invitation", "student_group", "new_chat"}
_SCHOOL |= {"person", "guardianship", "enrollment", "role_grant", "consent", "consent_text"}
_SCHOOL |= {"course", "course_teacher", "personal_group", "group_part", "group_staff"}
_SCHOOL |= {"import_file", "school", "holiday", "transfer", "departure", "substitution"}
_SCHOOL |= {"bell", "bell_plan", "bell_schedule", "bell_shift"}
_SCHOOL |= {"busy", "busy_student", "busy_left"}
_CALLS = frozenset({"phone_call", "phone_number"})
_MERGED = frozenset({"letter", "calendar", "sourced", "advice", "note", "material"})
_MERGED |= {"material_taking"}  # and all of the above
_ANSWERS = frozenset({"family_answers", "family_answer"})
_NEW = frozenset({"introduction", "introduction_permit", "briefing", "briefing_student"})
_STAFF = _PHONE | {"working_hours"}
_OFFICE = _CALLS | _STAFF | _NEW | _ANSWERS | {"questionnaire", "desk_forum", "desk_topic"}
_FAMILY = frozenset({"letter", "consent", "consent_text", "introduction", "introduction_permit"})
_FAMILY |= _ANSWERS | {"material_taking", "tag_choice"}
MAY_WRITE = {
    "student": _ANYBODY | _REQUESTS | _DESK | {"material_taking"},
    "parent": _ANYBODY | _REQUESTS | _DESK | _PHONE | _FAMILY,
    "psychologist": _ANYBODY | _DESK | _CASES | _STAFF | {"advice", "note"},
    "coordinator": _ANYBODY | _DESK | _CASES | _CALLS | _STAFF | {"busy", "busy_student"},
    "teacher": _ANYBODY | _REQUESTS | _DESK | _GRADES | _STAFF | {"briefing", "material"},
    "tutor": _ANYBODY | _REQUESTS | _DESK | _CASES | _GRADES | _SCHOOL | _MERGED | _OFFICE,
    "admin": _ANYBODY | _REQUESTS | _DESK | _GRADES | _SCHOOL | _MERGED | _OFFICE,
}
