class Engine:
    def __init__(self) -> None:
        self.figures = {"asked": 0, "last": ""}  # expect: DAT101
        self.texts: dict[str, bool] = {}  # expect: DAT101

    def judge(self, text: str) -> bool:
        self.figures["asked"] += 1
        self.figures["last"] = text
        self.texts[text] = "!" in text
        return self.texts[text]


engine = Engine()
