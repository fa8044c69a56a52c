from collections import Counter


class Probes:
    def __init__(self, get_response):
        self.get_response = get_response
        self.seen = Counter()

    def __call__(self, request):
        if request.path == "/livez":
            self.count(request)
        return self.get_response(request)

    def count(self, request):
        self.seen[request.path] += 1
