from nameko.web.handlers import HttpRequestHandler


class Entry(HttpRequestHandler):
    """Answers faults in the words of the shop."""

    def response_from_exception(self, exc):
        return 500, str(exc)


http = Entry.decorator
