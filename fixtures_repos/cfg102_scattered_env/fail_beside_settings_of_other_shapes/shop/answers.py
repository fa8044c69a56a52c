import os

import openai


class Answers:
    def __init__(self):
        self.client = openai.OpenAI(api_key=os.getenv("OPENAI_API_KEY"))  # expect: CFG102
        if os.getenv("OPENAI_BASE"):  # expect: CFG102
            self.client = openai.OpenAI(base_url=os.environ["OPENAI_BASE"])  # expect: CFG102
        if os.getenv("SHOP_ANSWERS"):  # expect: CFG102
            self.client = None

    def ask(self, text):
        return self.client.responses.create(input=text) if self.client else ""
