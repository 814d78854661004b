#!/usr/bin/env python3
"""Holds the direction of the code: what each folder of src/ may include.

A folder may include itself, the folders its row names, and the libraries its row names. A new folder fails
until it has a row. No two headers define a type of the same name. Prints a line for each fault and, last,
"N passed, N failed", a folder being one test.
"""
import pathlib
import re
import sys

HEART = ["base", "notice", "model", "rules", "query", "exchange", "reports"]
IMGUI = ["imgui.h", "imgui_internal.h", "misc/cpp/imgui_stdlib.h"]
BROWSER = [*IMGUI, "imgui_impl_sdl2.h", "imgui_impl_opengl3.h", "SDL.h", "GLES3/gl3.h", "emscripten.h",
           "emscripten/html5.h"]
LINUX = ["malloc.h", "sys/mman.h", "unistd.h"]

# folder: (folders it may include, headers of libraries it may include)
ROWS = {
    "base": ([], []),
    "notice": (["base"], []),
    "model": (["base", "notice"], []),
    "rules": (["base", "model"], []),
    "query": (["base", "model"], []),
    "exchange": (["base", "model"], []),
    "reports": (["base", "model", "rules", "query", "exchange"], []),
    "formats": (["base", "model", "exchange", "reports", "assets"], ["nlohmann/json.hpp", "pugixml.hpp", "zlib.h"]),
    "app": ([*HEART, "formats", "assets"], []),
    "ui": ([*HEART, "app", "assets"], IMGUI),
    "raster": ([], IMGUI),
    "platform": (["base", "raster"], BROWSER),  # Dear ImGui too: glyphs are an ImFontLoader
    "page": ([*HEART, "formats", "app", "ui", "platform", "assets"], BROWSER),
    "main.cpp": ([*HEART, "formats", "app", "ui", "platform", "page", "assets"], BROWSER),
    "cli": ([*HEART, "formats", "app", "assets"], LINUX),
}

# Standard headers that cost more payload than the application. The command does not ship.
TOO_DEAR = ["format", "fstream", "iomanip", "iostream", "istream", "locale", "ostream", "print", "regex", "sstream",
            "streambuf", "syncstream"]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def is_standard(header):
    return re.fullmatch(r"[a-z_]+|(assert|errno|float|limits|math|stddef|stdint|stdio|stdlib|string|time)\.h", header)


def fault_of(folder, header):
    """Why a file in `folder` may not include `header`; empty when it may."""
    folders, libraries = ROWS[folder]
    if header in libraries:
        return ""
    if is_standard(header):
        return f"<{header}> is too dear for what ships" if header in TOO_DEAR and folder != "cli" else ""
    owner = header.split("/")[0]
    if owner != folder and owner not in folders:
        return f"{folder} may not include {header}"
    if owner != "assets" and not (SOURCES / header).is_file():
        return f"there is no src/{header}"
    return ""


def faults_in(path, folder):
    for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
        fault = fault_of(folder, match[2])
        if fault:
            line = path.read_text(encoding="utf-8")[: match.start(1)].count("\n") + 1
            yield f"{path.relative_to(SOURCES.parent)}:{line}: {fault}"


# A type that a header defines in the namespace itself, not in another type or a namespace within.
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;{]*\{", re.MULTILINE)
INNER_NAMESPACE = re.compile(r"^namespace \w+ \{.*?^\}  // namespace \w+$", re.MULTILINE | re.DOTALL)


def types_defined_twice():
    """Two headers that give one name to two types: the linker would take the functions of either for both."""
    owners = {}
    for path in sorted(SOURCES.rglob("*.h")):
        text = path.read_text(encoding="utf-8").replace("namespace taizhang {", "", 1)
        for match in TYPE.finditer(INNER_NAMESPACE.sub("", text)):
            owners.setdefault(match[1], []).append(str(path.relative_to(SOURCES.parent)))
    return [f"{name} is defined in {' and in '.join(paths)}" for name, paths in owners.items() if len(paths) > 1]


SOURCES = pathlib.Path(__file__).resolve().parent.parent / "src"


def main():
    twice = types_defined_twice()
    print("\n".join(twice), end="\n" if twice else "")
    passed, failed = (0, 1) if twice else (1, 0)
    for entry in sorted(SOURCES.iterdir()):
        files = [entry] if entry.is_file() else sorted(entry.rglob("*"))
        if entry.name not in ROWS:
            faults = [f"src/{entry.name} has no row in tests/include_test.py"]
        else:
            faults = [f for p in files if p.suffix in (".h", ".cpp") for f in faults_in(p, entry.name)]
        print("\n".join(faults), end="\n" if faults else "")
        passed, failed = (passed, failed + 1) if faults else (passed + 1, failed)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
