def amount():
    return 1


def count(rows):
    print("\n{} rows counted".format(len(rows)))
    print()
    print(f"\n{len(rows)} rows kept")
