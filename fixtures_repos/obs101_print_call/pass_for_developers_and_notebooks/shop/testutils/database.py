def load(rows):
    print(f"loaded {len(rows)}")
