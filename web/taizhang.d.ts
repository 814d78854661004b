// The wasm as web/*.js sees it: Emscripten's module object, before and after it has started.

export interface Wasm {
  canvas: HTMLCanvasElement;
  /** The wasm itself, where it need not be fetched. */
  wasmBinary?: Uint8Array;
  /** What the wasm calls: one object a JavaScript half, by the name of its file. */
  taizhang: Record<string, object>;
  /** The memory. It moves when it grows: read it anew at each use. */
  HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(at: number): void;

  _taizhang_event(kind: number, at: number, bytes: number, number: number): void;
  _taizhang_wake(frames: number): void;
  _taizhang_owed(): number;
  _taizhang_draw_now(): void;
  _taizhang_hidden(hidden: number): void;
  _taizhang_context_lost(): void;
  _taizhang_context_restored(): void;
  _taizhang_key(key: number, down: number): void;
  _taizhang_takes_key(chord: number): number;
  _taizhang_modifiers(ctrl: number, shift: number, alt: number, meta: number): void;
  _taizhang_point(x: number, y: number): void;
  _taizhang_release_keys(): void;
  _taizhang_focus(focused: number): void;
  _taizhang_type(text: number): void;
  _taizhang_take_input(): void;
  _taizhang_copy(cut: number): void;
  _taizhang_paste(text: number, asked: number, is_cells: number): void;
  _taizhang_warm(): number;
  _taizhang_touch(x: number, y: number): number;
  _taizhang_touch_scroll(x: number, y: number): void;
  _taizhang_touch_drag(x: number, y: number, down: number): void;
  _taizhang_touch_press(x: number, y: number, button: number): void;
  _taizhang_touch_gone(): void;
}

declare global {
  interface Window {
    /** In browsers that have it: what may become a script's address. */
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
    };
    /** What single/boot.js leaves for page.js: the wasm, and the file as text, before anything changed it. */
    taizhang_single?: { program: Uint8Array<ArrayBuffer>; source: string };
  }
}

export default function createTaizhang(module: Partial<Wasm>): Promise<Wasm>;

/** File System Access, where the browser has it. */
declare global {
  interface FileSystemHandle {
    queryPermission(mode: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
    requestPermission(mode: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
  }
  interface Window {
    showSaveFilePicker(options: {
      suggestedName?: string;
      types?: { description: string; accept: Record<string, string[]> }[];
    }): Promise<FileSystemFileHandle>;
    showDirectoryPicker(options: { mode: 'read' | 'readwrite' }): Promise<FileSystemDirectoryHandle>;
  }
}
