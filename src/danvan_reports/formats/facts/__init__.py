"""What a ``.docx`` really shows: effective text, looks and places, read from its bytes."""
