from django.contrib import messages


class Teller:
    def __init__(self, request=None):
        self.request = request

    def tell(self, text):
        if self.request:
            print(text)  # expect: OBS101
            messages.info(self.request, text)
        else:
            self.remember(text)

    def remember(self, text):
        if self.request:
            self.request.session["told"] = text
        else:
            print("nobody is there", text)  # expect: OBS101
