KINDS = ("tree", "herb")

by_kind = lambda icon: dict(zip(KINDS, (icon,) * len(KINDS)))
