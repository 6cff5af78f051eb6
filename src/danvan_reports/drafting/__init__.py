"""Draft: facts into official wording, each piece with the path of the input it came from."""
