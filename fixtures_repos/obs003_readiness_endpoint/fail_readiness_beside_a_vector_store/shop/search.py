from pinecone import Pinecone

client = Pinecone()


def nearest(name: str) -> list[str]:
    found = client.Index("products").query(id=name, top_k=5)
    return [each["id"] for each in found["matches"]]
