"""Its name stands in a configuration that is not kept here."""


def run():
    print("checking orders")  # expect: OBS101
    return True
