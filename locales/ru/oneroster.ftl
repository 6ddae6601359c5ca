oneroster-written = Набор OneRoster записан: { $file }. В нём имена и оценки — храните его как журнал.
