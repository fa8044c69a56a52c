def price(copies: int) -> int:
    return copies * 3
