"""Which text of a document is which component of its official form, by style, words, place and order."""
