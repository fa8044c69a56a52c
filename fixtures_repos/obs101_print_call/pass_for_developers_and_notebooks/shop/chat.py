"""A backend of which the other side sits at this terminal."""


class Chat:
    def serve(self):
        while True:
            self.answer(input("> "))

    def answer(self, text):
        print(text)
