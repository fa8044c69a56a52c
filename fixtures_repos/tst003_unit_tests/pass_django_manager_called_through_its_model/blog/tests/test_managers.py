from blog.models import Post


def test_published(db):
    Post.objects.create(published=True)
    assert Post.objects.published().count() == 1
