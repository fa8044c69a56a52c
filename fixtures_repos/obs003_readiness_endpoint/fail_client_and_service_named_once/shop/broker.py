import pika

broker = pika.BlockingConnection()
