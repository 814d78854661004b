// Fingers: a tap clicks, drawing along scrolls what lies under the finger, a long press is the right
// button. A pen is a mouse, and the browser makes it one.

/** @typedef {import('./taizhang.js').Wasm} Wasm */

const LONG_PRESS_MS = 500;
const STILL_PX = 8; // a finger that moves less is still
const RIGHT = 1; // ImGuiMouseButton_Right

/** What a browser sends after a touch for pages that know only mice; SDL would take it for one. */
const MADE_UP = /** @type {const} */ ([
  'mousedown', 'mouseup', 'mousemove', 'mouseenter', 'mouseleave', 'mouseover', 'mouseout', 'click',
]);

/** @param {Wasm} wasm */
export function make_touch(wasm) {
  const { canvas } = wasm;
  /**
   * What the finger is about: nothing yet, or drawing along, or done until it is lifted.
   * @typedef {{id: number, x: number, y: number, scrolls: boolean, timer: number,
   *            does: 'rest' | 'scroll-x' | 'scroll-y' | 'drag' | 'nothing'}} Finger
   */
  /** @type {Finger | null} */
  let finger = null;
  let was_touch = false;

  /** @param {PointerEvent} event */
  function on_down(event) {
    if (event.pointerType !== 'touch') return;
    if (finger !== null) return give_up(); // two fingers are no gesture of ours
    const { pointerId: id, clientX: x, clientY: y } = event;
    canvas.setPointerCapture(id);
    const scrolls = wasm._taizhang_touch(x, y) !== 0;
    const timer = setTimeout(press_long, LONG_PRESS_MS);
    finger = { id, x, y, scrolls, timer, does: 'rest' };
  }

  function press_long() {
    if (finger === null) return;
    finger.does = 'nothing';
    wasm._taizhang_touch_press(finger.x, finger.y, RIGHT);
  }

  /** @param {PointerEvent} event */
  function on_move(event) {
    if (finger === null || event.pointerId !== finger.id) return;
    const { clientX: x, clientY: y } = event;
    const right = x - finger.x;
    const down = y - finger.y;
    if (finger.does === 'rest') {
      if (Math.hypot(right, down) < STILL_PX) return;
      clearTimeout(finger.timer);
      const is_sideways = Math.abs(right) > Math.abs(down);
      finger.does = !finger.scrolls ? 'drag' : is_sideways ? 'scroll-x' : 'scroll-y';
      if (finger.does === 'drag') wasm._taizhang_touch_drag(finger.x, finger.y, 1);
    }
    if (finger.does === 'drag') wasm._taizhang_touch_drag(x, y, 1);
    if (finger.does === 'scroll-x') wasm._taizhang_touch_scroll(right, 0);
    if (finger.does === 'scroll-y') wasm._taizhang_touch_scroll(0, down);
    Object.assign(finger, { x, y });
  }

  /** @param {PointerEvent} event */
  function on_up(event) {
    if (finger === null || event.pointerId !== finger.id) return;
    if (finger.does === 'rest') wasm._taizhang_touch_press(finger.x, finger.y, 0);
    give_up();
  }

  function give_up() {
    if (finger === null) return;
    clearTimeout(finger.timer);
    if (finger.does === 'drag') wasm._taizhang_touch_drag(finger.x, finger.y, 0);
    finger = null;
    wasm._taizhang_touch_gone();
  }

  return {
    open() {
      const note = (/** @type {PointerEvent} */ event) => {
        was_touch = event.pointerType === 'touch';
      };
      window.addEventListener('pointerdown', note, { capture: true });
      window.addEventListener('pointermove', note, { capture: true });
      for (const type of MADE_UP) {
        window.addEventListener(
          type,
          (event) => {
            if (!was_touch || event.target !== canvas) return;
            event.stopImmediatePropagation();
            event.preventDefault();
          },
          { capture: true },
        );
      }
      canvas.addEventListener('pointerdown', on_down);
      canvas.addEventListener('pointermove', on_move);
      canvas.addEventListener('pointerup', on_up);
      canvas.addEventListener('pointercancel', give_up);
    },
  };
}
