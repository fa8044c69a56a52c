from functools import cache


@cache
def plans():
    return ["small", "large"]


def upgrade(cursor, plan, shop):
    cursor.execute(f"UPDATE {shop} SET plan = 1")  # expect: SEC102
