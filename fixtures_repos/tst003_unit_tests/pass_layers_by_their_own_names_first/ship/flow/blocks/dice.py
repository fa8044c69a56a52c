import random


def throw(sides=6):
    chosen = random.randint(1, sides)
    return chosen
