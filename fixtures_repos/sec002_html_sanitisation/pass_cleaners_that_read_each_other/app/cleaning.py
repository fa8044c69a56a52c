import bleach


class Step:
    def __init__(self, turn):
        self.turn = turn

    def clean(self, text, depth=0):
        return bleach.clean(self.turn(text, depth))


PLAIN = Step(lambda text, depth: bleach.clean(text) if depth > 3 else RICH.clean(text, depth + 1))
RICH = Step(lambda text, depth: bleach.clean(text) if depth > 3 else PLAIN.clean(text, depth + 1))
