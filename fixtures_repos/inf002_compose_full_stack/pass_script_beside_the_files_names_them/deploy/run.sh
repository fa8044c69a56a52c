docker network create shop

docker compose -f docker-compose.yml \
        -f db/docker-compose.pgdb.yml \
        up --build -d
