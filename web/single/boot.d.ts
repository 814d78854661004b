// What cmake/single_file.mjs puts into boot.js: the file's markup, with `{{name}}` where a part stands.
declare const MARKUP: string;
