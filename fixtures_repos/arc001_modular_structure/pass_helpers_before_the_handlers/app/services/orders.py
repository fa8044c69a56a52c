class Missing:
    pass


class Orders:
    def names(self) -> list[str]:
        return ["first"]
