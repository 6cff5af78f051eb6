"""Read: files into text trees whose every value knows its place."""
