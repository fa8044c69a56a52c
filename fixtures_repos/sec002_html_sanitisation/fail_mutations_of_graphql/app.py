import strawberry
from starlette.applications import Starlette
from strawberry.asgi import GraphQL

NOTES: list[str] = []


@strawberry.type
class Query:
    @strawberry.field
    def notes(self) -> list[str]:
        return NOTES


@strawberry.type
class Mutation:
    @strawberry.mutation
    def add(self, note: str) -> str:
        NOTES.append(note)
        return note


app = Starlette()
app.mount("/graphql", GraphQL(strawberry.Schema(query=Query, mutation=Mutation)))
