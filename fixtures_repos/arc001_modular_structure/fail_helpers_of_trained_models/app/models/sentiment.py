import torch

from app.models.words import Words


class Sentiment:
    def __init__(self) -> None:
        self.words = Words()
        self.net = torch.load("net.pt")

    def judge(self, text: str) -> float:
        return float(self.net(self.words.of(text)))
