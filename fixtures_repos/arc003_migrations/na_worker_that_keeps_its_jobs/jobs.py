import threading
from queue import Queue


class Worker:
    def __init__(self):
        self.jobs = {}
        self.channel = Queue(maxsize=1)

    def submit(self, name):
        self.jobs[name] = "waiting"
        self.channel.put(name)
        return name

    def status(self, name):
        return self.jobs[name]

    def run(self):
        while True:
            self.jobs[self.channel.get()] = "done"


worker = Worker()
threading.Thread(target=worker.run, daemon=True).start()
