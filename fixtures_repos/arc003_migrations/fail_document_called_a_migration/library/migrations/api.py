from elasticsearch_dsl import Document, Text


class Migration(Document):
    name = Text(required=True)
