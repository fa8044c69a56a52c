import psycopg2

cursor = psycopg2.connect("dbname=shop").cursor()
