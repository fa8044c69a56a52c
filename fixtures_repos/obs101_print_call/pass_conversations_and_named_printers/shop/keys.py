import subprocess


class Search:
    """Nobody but a developer looks at what it holds."""

    def words(self):
        return []

    def print(self):
        print("words:")
        for word in self.words():
            print("-", word)


class Issuer:
    @staticmethod
    def ask():
        name = input("For whom is the key? ")
        _issue(name)


def _issue(name):
    print("Issuing a key for", name)
    subprocess.run(["openssl", "genrsa", "-out", name], check=True)
    print("Please look who owns it.")
