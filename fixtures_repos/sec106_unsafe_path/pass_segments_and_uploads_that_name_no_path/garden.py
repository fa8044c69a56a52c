def pictures_of(plot):
    yield f"/srv/pictures/{plot}.png"
