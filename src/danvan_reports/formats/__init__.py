"""The official format as data: profiles, rules, and the checker that reads any ``.docx`` against them."""
