from dataclasses import dataclass
@dataclass
class When:
    since: str|None=None
    until: str|None=None
    point: str|None=None
def period(*a, **k): return When()
