from watch.texts import filled

QUIET, LOUD = "quiet", "loud"


class Alarm:
    def __init__(self, title, limit):
        self.title = title
        self.limit = limit
        self.state = QUIET

    def measure(self, value):
        self.state = LOUD if value > self.limit else QUIET

    def mail(self, template):
        return filled(template, {"STATE": self.state.upper(), "TITLE": self.title})
