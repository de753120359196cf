"""How wording was compared and judged until versions were sealed with their verdicts: a copy that stays as it was.

Versions sealed before that were judged so. Nothing else may use it, and it goes when nobody has such archives.
"""
