pages-before = ← Back
pages-after = More ({ $page } of { $of }) →
