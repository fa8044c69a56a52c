class Hits:
    def incr(self, key):
        return 1


hits = Hits()
