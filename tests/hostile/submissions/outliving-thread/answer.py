import threading
import time


def squares(n):
    threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    return [i * i for i in range(n)]
