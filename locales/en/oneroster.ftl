oneroster-written = The OneRoster set is in { $file }. It holds names and marks: keep it like a gradebook.
