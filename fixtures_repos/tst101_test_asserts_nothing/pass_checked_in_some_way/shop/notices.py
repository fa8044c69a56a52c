class Notices:
    def __init__(self, mailer):
        self.mailer = mailer

    def ordered(self, item):
        try:
            self.mailer.send(item)
        except Exception:
            record(item)


def record(item):
    with open("failed", "a") as log:
        log.write(item)
