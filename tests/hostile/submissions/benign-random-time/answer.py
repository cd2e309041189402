import random
import time
import uuid
from datetime import datetime


def squares(n):
    random.seed()
    assert time.time() > 0 and uuid.uuid4() and datetime.now()
    return sorted(random.sample([i * i for i in range(n)], n))
