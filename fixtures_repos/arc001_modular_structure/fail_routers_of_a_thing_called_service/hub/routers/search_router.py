from fastapi import APIRouter


class SearchRouter:
    def create(self):
        router = APIRouter()
        router.get(f"/search/{self.index}")(self.search)
        return router

    def search(self, words: str):
        return {"index": self.index, "words": words}
