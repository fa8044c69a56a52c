import threading
from queue import Queue


class Notes:
    def __init__(self):
        self.texts = {}
        self.lock = threading.Lock()
        self.news = Queue()

    def save(self, name, text):
        with self.lock:
            self.texts[name] = text
        self.news.put(name)

    def load(self, name):
        return self.texts.get(name)


notes = Notes()
