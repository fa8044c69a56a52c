import threading


class Updater(threading.Thread):
    def run(self):
        self.update()

    def update(self):
        return 1

    @classmethod
    def rehearse(cls):
        print("finished")


class Listing:
    def __iter__(self):
        print("listing")
        return iter([1])

    def show(self):
        return [self.entry(1)]

    def entry(self, item):
        print("entry", item)
