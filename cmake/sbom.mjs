// Writes what the application is made of, in CycloneDX 1.6: node cmake/sbom.mjs FOLDER makes FOLDER/sbom.json. The
// versions are read from the sources that the build used; THIRD-PARTY.md says the same to people.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = process.env.TAIZHANG_CACHE ?? join(homedir(), '.cache/taizhang');
const settings = join(cache, 'settings.cmake'); // what bootstrap.sh chose, if it ran
const chosen = existsSync(settings) ? readFileSync(settings, 'utf8') : '';

/** @param {string} variable */
const setting = (variable) => chosen.match(new RegExp(`set\\(${variable} "([^"]*)"\\)`))?.[1];

/** @param {string} name as cmake/dependencies.cmake and sdl2.cmake declare it */
const source = (name) => setting(`FETCHCONTENT_SOURCE_DIR_${name.toUpperCase()}`) ?? join(root, 'build/web/_deps', `${name}-src`);

/** @param {string} program */
function on_path(program) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find(existsSync);
}

function emscripten_folder() {
  const emxx = setting('TAIZHANG_EMXX') ?? on_path('em++');
  const folder = emxx ? dirname(realpathSync(emxx)) : '';
  return existsSync(join(folder, 'emscripten-version.txt')) ? folder : '/usr/share/emscripten'; // as cmake/web.cmake
}

/**
 * What the patterns' groups find in the file, with dots between.
 * @param {string} file
 * @param {...RegExp} patterns
 */
function version_in(file, ...patterns) {
  const text = readFileSync(file, 'utf8');
  return patterns.map((pattern) => {
    const found = text.match(pattern);
    if (!found) throw new Error(`${file} does not say its version as ${pattern}`);
    return found[1];
  }).join('.');
}

const imgui = version_in(join(source('imgui'), 'imgui.h'), /define IMGUI_VERSION\s+"(.*)"/);
const sdl = version_in(join(source('sdl2'), 'include/SDL_version.h'),
  /define SDL_MAJOR_VERSION\s+(\d+)/, /define SDL_MINOR_VERSION\s+(\d+)/, /define SDL_PATCHLEVEL\s+(\d+)/);
const json = version_in(join(source('json'), 'include/nlohmann/detail/abi_macros.hpp'),
  /define NLOHMANN_JSON_VERSION_MAJOR (\d+)/, /define NLOHMANN_JSON_VERSION_MINOR (\d+)/, /define NLOHMANN_JSON_VERSION_PATCH (\d+)/);
const unihan = version_in(join(source('unihan'), 'Unihan_Readings.txt'), /^# Unicode [Vv]ersion:? ([\d.]+)/m);
const zlib = version_in(join(source('zlib'), 'zlib.h'), /define ZLIB_VERSION "([\d.]+)"/);
const pugixml = version_in(join(source('pugixml'), 'readme.txt'), /^pugixml ([\d.]+)/);
const emscripten_home = emscripten_folder();
const emscripten = version_in(join(emscripten_home, 'emscripten-version.txt'), /([\d.]+)/);
const musl = version_in(join(emscripten_home, 'system/lib/libc/musl/VERSION'), /([\d.]+)/);
// 180100 is 18.1.0.
const libcxx = version_in(join(emscripten_home, 'system/lib/libcxx/include/__config'), /define _LIBCPP_VERSION (\d+)/)
  .replace(/(\d\d)(\d\d)$/, (_, minor, patch) => `.${Number(minor)}.${Number(patch)}`);
const esbuild = on_path('esbuild') && execFileSync('esbuild', ['--version'], { encoding: 'utf8' }).trim();

/** `scope` is CycloneDX's: required, what ships; excluded, what only made it. */
const components = [
  { name: 'Dear ImGui', version: imgui, licence: 'MIT', purl: `pkg:github/ocornut/imgui@v${imgui}`, scope: 'required' },
  { name: 'SDL', version: sdl, licence: 'Zlib', purl: `pkg:github/libsdl-org/SDL@release-${sdl}`, scope: 'required' },
  { name: 'JSON for Modern C++', version: json, licence: 'MIT', purl: `pkg:github/nlohmann/json@v${json}`, scope: 'required' },
  { name: 'Unicode Han Database', version: unihan, licence: 'Unicode-DFS-2015', purl: `pkg:generic/unihan@${unihan}`, scope: 'required' },
  { name: 'zlib', version: zlib, licence: 'Zlib', purl: `pkg:github/madler/zlib@v${zlib}`, scope: 'required' },
  { name: 'pugixml', version: pugixml, licence: 'MIT', purl: `pkg:github/zeux/pugixml@v${pugixml}`, scope: 'required' },
  { name: 'Emscripten', version: emscripten, licence: 'MIT OR NCSA', purl: `pkg:github/emscripten-core/emscripten@${emscripten}`, scope: 'required' },
  { name: 'musl', version: musl, licence: 'MIT', purl: `pkg:generic/musl@${musl}`, scope: 'required' },
  { name: 'libc++ and compiler-rt', version: libcxx, licence: 'Apache-2.0 WITH LLVM-exception', purl: `pkg:github/llvm/llvm-project@llvmorg-${libcxx}`, scope: 'required' },
  ...(esbuild ? [{ name: 'esbuild', version: esbuild, licence: 'MIT', purl: `pkg:github/evanw/esbuild@v${esbuild}`, scope: 'excluded' }] : []),
];

const own = version_in(join(root, 'src/ui/panels.h'), /kVersion = "(.*)"/);
writeFileSync(join(process.argv[2] ?? 'dist', 'sbom.json'), `${JSON.stringify({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: { type: 'application', 'bom-ref': 'taizhang', name: 'Taizhang', version: own, licenses: [{ expression: 'MIT' }] },
  },
  components: components.map(({ name, version, licence, purl, scope }) => ({
    type: scope === 'required' ? 'library' : 'application',
    'bom-ref': purl, name, version, scope, purl, licenses: [{ expression: licence }],
  })),
  dependencies: [{ ref: 'taizhang', dependsOn: components.filter(({ scope }) => scope === 'required').map(({ purl }) => purl) }],
}, null, 2)}\n`);
