from github import Github


class Repository:
    def __init__(self, name):
        self._repo = Github().get_repo(name)

    def file(self, path):
        return self._repo.get_contents(path)
