import sqlite3


def squares(n):
    sqlite3.connect('@HOME@/x.db').execute('create table t (a)')
    return [i * i for i in range(n)]
