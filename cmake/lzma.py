# Packs standard input to standard output for web/single/lzma.js: raw LZMA with lp = 0 and pb = 0, and with the lc that packs
# best, which takes the place of the first byte, always 0.
import lzma
import sys


def packed(data, lc):
    chain = {
        "id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": lc, "lp": 0, "pb": 0, "nice_len": 273,
        "dict_size": 1 << 23,
    }
    return bytes([lc]) + lzma.compress(data, format=lzma.FORMAT_RAW, filters=[chain])[1:]


data = sys.stdin.buffer.read()
sys.stdout.buffer.write(min((packed(data, lc) for lc in range(4)), key=len))
