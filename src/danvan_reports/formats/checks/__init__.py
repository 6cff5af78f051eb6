"""The kinds of rules: each is one function from a rule and a document to findings; the rules themselves are data."""
