import argparse, array, base64, bz2, calendar, collections, copy, csv, ctypes, difflib, graphlib, hashlib, hmac, inspect, io, itertools, json, lzma, math, operator, pickle, pprint, queue, re, secrets, sqlite3, statistics, string, struct, textwrap, tomllib, traceback, unittest, weakref, xml.etree.ElementTree, zlib, zoneinfo


def squares(n):
    assert hashlib.sha256(b'x').hexdigest() and zlib.compress(b'x') and sqlite3.connect(':memory:').execute('select 1').fetchone() == (1,)
    return [i * i for i in range(n)]
