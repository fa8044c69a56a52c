from redis.asyncio import Redis

redis = Redis()
