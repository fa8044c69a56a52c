from github import Github

from papers.models import Paper


class PaperRepository:
    def numbers(self):
        return list(Paper.objects.values_list("number", flat=True))

    def file(self, path):
        return Github().get_repo("papers").get_contents(path)
