"""What is drawn on paper. Read with the first file, in its thread: reportlab needs a while."""
