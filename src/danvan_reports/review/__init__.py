"""Review: do the figures, dates and citations of the facts agree with each other?"""
