# Packs standard input to standard output for web/single/lzma.js: raw LZMA with lc = 2, lp = 0 and pb = 0.
import lzma
import sys

FILTER = {
    "id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "lc": 2, "lp": 0, "pb": 0, "nice_len": 273,
    "dict_size": 1 << 23,
}
sys.stdout.buffer.write(lzma.compress(sys.stdin.buffer.read(), format=lzma.FORMAT_RAW, filters=[FILTER]))
