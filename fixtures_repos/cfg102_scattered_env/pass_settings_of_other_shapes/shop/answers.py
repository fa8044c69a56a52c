import os

import openai


class Answers:
    def __init__(self):
        self.client = None
        if os.getenv("OPENAI_API_KEY"):
            self.client = openai.OpenAI()
        if os.getenv("RQ_JOB_ID"):
            self.client = None

    def ask(self, text):
        return self.client.responses.create(input=text) if self.client else ""
