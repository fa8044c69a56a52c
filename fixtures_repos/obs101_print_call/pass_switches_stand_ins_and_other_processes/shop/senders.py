class Sender:
    def send(self, message):
        raise NotImplementedError


class PrintSender(Sender):
    def send(self, message):
        print("received:", message)
