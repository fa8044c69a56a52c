from pydantic import BaseModel


class Repository(BaseModel):
    name: str


class GitHubRepositoryCreate(BaseModel):
    repository: Repository
