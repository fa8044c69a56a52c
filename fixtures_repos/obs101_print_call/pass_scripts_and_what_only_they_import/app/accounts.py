import getpass


def ask_for_account():
    def again(text):
        print(text)

    name = input("Name: ")
    again(name)
    return name, getpass.getpass()
