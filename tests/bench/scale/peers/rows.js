// What the pages of the grids have in common: the register's tasks as rows of 8 columns, and what is measured of them.

/** A field of a row. @typedef {'number' | 'title' | 'lead' | 'responsible' | 'deadline' | 'status' | 'progress' | 'updated'} Field */

/** Field, head, width in px. @type {[Field, string, number][]} */
export const COLUMNS = [
  ['number', '序号', 62], ['title', '任务', 282], ['lead', '牵头部门', 116], ['responsible', '责任部门', 170],
  ['deadline', '完成时限', 118], ['status', '状态', 84], ['progress', '进展', 180], ['updated', '更新时间', 102],
];
export const ROW_HEIGHT = 28; // px, as ours has it

/** Of the page, ms after it was navigated to: its scripts are there, and the register is asked for. */
export const times = { start: 0 };

/** The register whose address the page's own has. @returns {Promise<any>} */
export async function load() {
  times.start = performance.now();
  const address = new URLSearchParams(location.search).get('register') ?? '';
  return JSON.parse(await (await fetch(address)).text());
}

/** Tasks alone; in the file's order, which spares the grids a sort that ours has to do. @returns {Promise<Record<Field, string>[]>} */
export async function load_rows() {
  const { records } = await load();
  return records.filter((/** @type {any} */ one) => one._template === 'task').map((/** @type {any} */ one, /** @type {number} */ at) => ({
    number: String(at + 1),
    title: one.title ?? '',
    lead: (one.lead ?? []).join('、'),
    responsible: (one.responsible ?? []).join('、'),
    deadline: one.deadline?.rule?.date ?? one.deadline?.deadline ?? '',
    status: one.status ?? '',
    progress: one.progress ?? '',
    updated: one.updated ?? '',
  }));
}

/**
 * Tells the bench of the grid: `filter` is called with the text of each key, `count` says how many rows are left.
 * @param {{filter: (text: string) => void, count: () => number, scroller: string, row: string}} grid
 */
export async function measure(grid) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById('filter'));
  field.addEventListener('input', () => grid.filter(field.value));
  const own = /** @type {any} */ (window);
  const shown = await own.scale.until_painted(() => document.querySelector(grid.row)?.textContent?.includes('深入'));
  const scroller = /** @type {HTMLElement} */ (document.querySelector(grid.scroller));
  own.move = (/** @type {number} */ to) => {
    scroller.scrollTop = to;
  };
  own.peer = { shown, start: times.start, count: grid.count, length: () => scroller.scrollHeight - scroller.clientHeight };
}
