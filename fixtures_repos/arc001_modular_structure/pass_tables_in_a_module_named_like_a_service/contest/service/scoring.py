def score(points: list[int]) -> int:
    return sum(points)
