from shop.models import Project


class SetHostStoreUseCase:
    def execute(self, host: str) -> None:
        project = Project.objects.get(host=host)
        project.host = host
        project.save()
