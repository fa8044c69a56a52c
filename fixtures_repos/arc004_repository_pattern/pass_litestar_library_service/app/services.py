from advanced_alchemy.repository import SQLAlchemyAsyncRepository
from advanced_alchemy.service import SQLAlchemyAsyncRepositoryService

from app.models import Author


class AuthorService(SQLAlchemyAsyncRepositoryService[Author]):
    class Repo(SQLAlchemyAsyncRepository[Author]):
        model_type = Author

    repository_type = Repo
