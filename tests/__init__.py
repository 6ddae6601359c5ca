"""Stories first, then the edges: everything the project promises, tried out."""
