def listed():
    answer = prompt("orders")
    print(answer)  # expect: OBS101
    return answer


def prompt(name):
    return f"{name}: "
