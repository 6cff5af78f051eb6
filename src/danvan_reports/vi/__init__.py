"""Vietnamese official usage: figures, money, dates, periods, words, document numbers, names and text repair.

Every module stands on the standard library alone and neither reads nor writes anything outside its
arguments.
"""
