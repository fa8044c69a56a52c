def tell(text):
    print(text)


def run(changes):
    for branch in changes:
        (oldrev, newrev) = changes[branch]
        if set(newrev) == {"0"}:
            print("Nothing to do for a branch that is gone:", branch, oldrev)
