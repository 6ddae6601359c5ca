-progress = Progress
-my-progress = My progress
starter-student-start =
    Everything for your studies is here, on the buttons below.

    · “{ menu-today }” — today's lessons. Tap a lesson: the link is there, and who teaches it.
    · “{ menu-week }” — the whole week.
    · “{ -my-progress }” — marks, debts and one step for the week.
    · “{ menu-redo }” — if you have missed a lesson or want to redo some work.
    · “{ menu-guides }” — these tips.
    · “{ menu-settings }” — language and your time zone. Lessons are always shown by your clock.

    If a lesson moves, you get a card: what was and what is now. Tap “{ changes-seen }” or “{ changes-cannot }” — your tutor sees it.

    No buttons? Send /menu.
starter-student-lesson =
    1. The bot reminds you 15 minutes before. The reminder and “{ menu-today }” both have the button “{ timetable-enter }”.
    2. Come three minutes early: check sound and camera, have your exercise book and textbook ready.
    3. No sound, or thrown out? Tap the same button again. Still nothing? See “When there is no Internet”.
    4. After the lesson the teacher notes who was there and writes the homework. You find all of it in “{ -my-progress }”.

    Can't come? Say so beforehand: open the lesson and ask to move it or to make up for it. Then no absence stays unexplained.
starter-student-offline =
    Don't worry: the lesson is not lost.

    · The connection broke for a moment — tap “{ timetable-enter }” again.
    · The Internet is slow — switch the camera off and keep the sound. That often helps.
    · You have a phone — share its Internet, or join from it.
    · No Internet at all — ask an adult to call or write to your tutor.

    The bot loses no messages: they arrive when you are back.

    You can make up for a missed lesson: “{ menu-redo }”, or the button on the lesson itself. The teacher offers a time, the tutor confirms, and the new lesson stands in your timetable.
starter-student-exams =
    · All marks and debts are in “{ -my-progress }”, or send /progress. In the group's chat only you see the answer.
    · “Not handed in” is a debt. Begin with one: the bot says which.
    · Not happy with a mark? Open the work and ask to redo it. The teacher answers: yes, yes until some day, or no — and why.
    · The tutor sets retakes and tests; the date appears in the timetable.

    If a mark seems wrong, say so: tap “{ guides-ask }” below, and your tutor will look into it.
starter-student-other =
    · Your marks and debts are known to you, your parents, your tutor and your teachers. The bot never writes such things into the group's chat.
    · Answer an announcement that has a button: your tutor wants to know that you have read it.
    · To ask about a guide, tap “{ guides-ask }”. Voice or a photo will do.
    · Show nobody the code of your invitation: whoever has it comes in as you.
    · A new phone? Open the same Telegram account, and everything is there. A new number? Ask your tutor for a new invitation.
    · Moved to another city? Change the time zone: “{ menu-settings }”.
starter-parent-start =
    The bot is your line to the distance school: no passwords, no other app. If you have several children, each message begins with the child's name.

    · “{ menu-today }” and “{ menu-week }” — lessons, by your clock. Tap a lesson: the link is there.
    · “{ -progress }” — marks, debts and one step for the week.
    · “{ menu-redo }” — move a lesson, make up for a missed one, redo some work.
    · “{ menu-guides }” — these tips, and what the tutor writes.
    · “{ menu-settings }” — language, time zone and quiet hours.

    When the timetable changes, you get a card: was and now. Tap “{ changes-seen }” or “{ changes-cannot }”: the tutor sees it and need not call.

    No buttons? Send /menu.
starter-parent-lesson =
    · Your child gets a reminder 15 minutes before the lesson, with the button “{ timetable-enter }”. If the child has no Telegram, the reminder comes to you.
    · You need a computer or a tablet, a headset, a quiet place, an exercise book and the textbook.
    · A lesson takes 30–40 minutes. You need not sit by, but help your child to join in the first days.
    · Afterwards the teacher notes who was there and writes the homework; marks are in “{ -progress }”.

    Your child is ill, or you have to see a doctor? Open the lesson and ask to move it or to make up for it, best beforehand. Then the absence has a reason.
starter-parent-offline =
    · The connection broke for a minute — let your child tap “{ timetable-enter }” again.
    · The connection is weak — switch the camera off and close other programs.
    · A phone can join the lesson, or share its Internet.
    · No connection at all — call the tutor. If you can't, write as soon as you are back: the lesson can be made up for in “{ menu-redo }”.

    The bot loses nothing: while you are away, messages wait and then arrive by themselves. If Telegram is closed to you, or you have blocked the bot, the tutor sees that a message has not arrived, and calls.
starter-parent-exams =
    · “{ -progress }” (or /progress), at any minute: what is good, what is owed, one step for the week. Ask even in the group's chat — only you see the answer.
    · Once a week a short letter says the same. You can switch it off below the letter itself.
    · Work can be redone: “{ menu-redo }”. The teacher says yes, offers another date, or explains a no; the last word is the tutor's.
    · The dates of tests are in “{ menu-week }”; if one moves, you get a card.

    A mark seems wrong? Tap “{ guides-ask }” below — the tutor gets your question.
starter-parent-other =
    · What is known of your child is seen by the child, you, the tutor and the child's teachers. Never by other parents; nothing personal goes to the group's chat.
    · If the school has decided not to send marks through Telegram, the bot says so, and the tutor tells you.
    · A father, a grandmother, a guardian each joins by an invitation of their own: ask the tutor. The others hear of every adult who joins.
    · An invitation works once. Pass it on to nobody.
    · An important guide has the button “{ guides-confirm }”: the tutor sees who has confirmed, and reminds only the silent.
    · Something is unclear? “{ guides-ask }” — voice will do. The answer comes here.
starter-teacher-start =
    The bot takes the timetable, the marks and the letters about moved lessons off your hands.

    · “{ menu-today }” and “{ menu-week }” — your lessons, by your clock; inside a lesson its link and its group.
    · “{ menu-gradebook }” — tasks and marks by subject; the lesson itself is noted with “{ gradebook-open-lesson }” inside it.
    · “{ menu-redo }” — who asks to redo some work, to make up for a lesson or to move it.
    · “{ -progress }” — your students' marks in your subjects.
    · “{ menu-guides }” — these tips, and what the tutor writes.
    · “{ menu-settings }” — language, time zone and quiet hours.

    A mark can be given in one line, right here: <code>Ivanova algebra 4 hw 7</code>. If two students have that surname, the bot asks, and for ten minutes you may think again.
starter-teacher-lesson =
    1. A reminder comes 15 minutes before; the link is the button “{ timetable-enter }”.
    2. Once the lesson has begun, open it in “{ menu-today }” and tap “{ gradebook-open-lesson }”. Note who is absent or late, then tap “{ gradebook-rest-there }”.
    3. Marks are given there, too. A task with its date: “{ menu-gradebook }” → subject → “{ gradebook-set-task }”. The student and the parents see it at once in their progress.
    4. A mistake? A mark can be corrected or withdrawn; the old one stays in the history.

    You can't give a lesson? Tap “{ changes-cannot }” below the card of a change, or write to the tutor: the tutor moves and replaces, and everybody hears at once.
starter-teacher-offline =
    · Your connection is gone — send the tutor a word from your phone: the lesson is moved, and the families hear within a minute.
    · A student's connection is gone — note it as excused. Such an absence is made up for without blame.
    · Give homework that can be done with the textbook: it is seen in the bot even when the lesson can't be joined.
    · A request to make up for a lesson comes to “{ menu-redo }”: agree, offer a time of your own, or refuse with a reason.

    Marks given over a bad connection are not doubled: a second tap does no harm.
starter-teacher-exams =
    · A mark in one line: <code>Ivanova algebra 4 hw 7</code> — surname, subject, mark, what for. Many at once: a table as a file, “{ menu-gradebook }” → “{ gradebook-by-file }”.
    · Scales: two to five, pass or fail, per cent; it is chosen in “{ menu-gradebook }” while the subject has no marks.
    · A task with a date is set in “{ menu-gradebook }”. What is not handed in becomes a debt that the student and the parents see.
    · A request to redo is a card in “{ menu-redo }”: yes, yes until…, no because… The tutor decides after you.
    · A new attempt gets a mark of its own, the old mark is kept.

    Tests and retakes are put into the timetable by the tutor.
starter-teacher-other =
    · You see only your own students and subjects. Don't pass on what you know of a child: the bot writes nothing personal into the group's chat, and neither should you.
    · /progress in the group's chat answers only whoever has asked.
    · If the school sends no marks through Telegram, the bot takes none either — keep the journal where your school keeps it.
    · Write students' names as the group's list has them.
    · The tutor answers what families ask about guides.
    · To ask the tutor, tap “{ guides-ask }” below any guide.
starter-tutor-start =
    · “{ menu-people }” — groups, families, invitations. Add the child and the adults, tap “{ invitations-invite }”, hand over the link or the code: they join with one tap.
    · “{ menu-import }” (/import) — send a table (XLSX or CSV); the bot shows what would change, and asks.
    · “{ menu-today }”, “{ menu-week }” — the group's lessons; inside a lesson: move, cancel, replace.
    · “{ menu-redo }” — what students and parents ask for; you decide.
    · “{ menu-announce }” (/announce) — to a group, a role or some people, with answers.
    · “{ menu-guides }” — “{ guides-new }” is there, too.
    · “{ menu-clashes }” — who is wanted in two lessons at once.

    Before anything is sent you see who will get it, and afterwards who has seen it, who is silent and whom it did not reach.
starter-tutor-lesson =
    · To move: open the lesson → “{ changes-offer-move }” → the bot offers free times. Everything waits in a draft (/draft) until you tell everybody.
    · Students, parents, the teacher and the group's chat hear, each by their own clock. For a minute all of it can be undone.
    · The card shows who has answered “{ changes-seen }”, who “{ changes-cannot }”, and why. A reminder goes to the silent only.
    · The teacher notes attendance and marks in the “{ menu-gradebook }”; you see them in the “{ -progress }” of your group and can correct them.
    · Two changes that belong together: publish them together, and people get one card.
starter-tutor-offline =
    · A teacher has no connection — move or replace the lesson: three taps, and the families know.
    · A child has no connection — offer to make up for the lesson; the request comes to “{ menu-redo }”.
    · “Not reached” below what you have sent is a list for the telephone: the bot says who has blocked it and who has not joined. There is nothing to note after the call.
    · The bot loses no messages: if Telegram is out of reach, they go later, in their order; a reminder that is too late is not sent at all.
    · A child without Telegram — everything goes to the adults.
starter-tutor-exams =
    · A request goes three steps: the student or a parent asks, the teacher answers (and may offer another time), you decide. All see one card and where it is now.
    · Three kinds: redo, move, make up for a missed lesson.
    · After your yes the lesson stands in the timetable by itself, and the debt is closed by a new attempt.
    · A no needs its reason: it will be read.
    · Once a week parents get a letter: what is good, what is owed, one step. The details are in “{ -progress }”.
    · Marks can come as a file, too; the bot shows the lines it did not understand.

    Announce the week of tests with “{ menu-announce }”, and write what to remember with “{ guides-new }”.
starter-tutor-other =
    · A guide: “{ guides-new }” → send a text, a photo, a video or a file → title, section, readers, is it to be confirmed → look at it as a reader → send it. A new version goes to those who have the one before; newcomers get it by themselves.
    · A question about a guide comes to you. Your answer can become a part of the guide for all, without a name.
    · Personal things go to private chats only: the bot writes neither marks nor names into the group's chat.
    · A family sees its own children, a teacher their own subject. Access ends with the button “{ invitations-disconnect }” on somebody's card.
    · The school may forbid marks in Telegram — a setting of the administrator; then the bot says that there is news, and no more.
