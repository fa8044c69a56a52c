def told(rows):
    print(f"\n{len(rows)} rows")  # expect: OBS101


def count(rows):
    print("counting", len(rows))  # expect: OBS101
    print("\ncounted", len(rows))
