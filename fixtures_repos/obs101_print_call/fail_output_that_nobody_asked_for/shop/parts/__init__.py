def count(parts):
    print(len(parts))  # expect: OBS101
    return len(parts)


def echo(text):
    return text
