from django.contrib import messages


class Teller:
    def __init__(self, request=None):
        self.request = request

    def tell(self, text):
        if self.request:
            messages.info(self.request, text)
        else:
            print(text)
