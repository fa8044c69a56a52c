class LetterSender:
    def post(self, text):
        return text


class ParcelSender:
    def post(self, text):
        return text
