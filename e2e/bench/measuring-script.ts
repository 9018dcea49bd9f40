import type { Page } from "@playwright/test";

/** What a page has measured of itself; times in ms since it began to load. */
export interface Measured {
  /** When the first row was painted. */
  rowsAt: number;
  /** From each input to the paint after it. */
  keystrokes: number[];
  /** From each patch that arrived to the paint after it. */
  patches: number[];
  lcp: number;
  /** As Web Vitals has it: of the windows of shifts less than a second apart, five at the most, the worst. */
  cls: number;
}

/** From the page's next address on it measures itself. */
export async function measureItself(page: Page): Promise<void> {
  await page.addInitScript("globalThis.__name ??= (value) => value"); // what the transpiler wraps functions in
  await page.addInitScript(measuringScript);
}

/** Runs in the page, before anything of its own. */
function measuringScript(): void {
  const measured: Measured = { rowsAt: 0, keystrokes: [], patches: [], lcp: 0, cls: 0 };
  Object.assign(window, { measured });
  const afterPaint = (act: () => void) => requestAnimationFrame(() => setTimeout(act));

  document.addEventListener("DOMContentLoaded", () => {
    const rows = new MutationObserver(() => {
      if (measured.rowsAt > 0 || !document.querySelector("[data-row]")) return;
      rows.disconnect();
      afterPaint(() => (measured.rowsAt = performance.now()));
    });
    rows.observe(document.body, { childList: true, subtree: true });
  });

  document.addEventListener(
    "input",
    () => {
      const at = performance.now();
      afterPaint(() => measured.keystrokes.push(performance.now() - at));
    },
    true,
  );

  const { addEventListener } = EventSource.prototype;
  EventSource.prototype.addEventListener = function (this: EventSource, name: string, act: EventListener) {
    const timed: EventListener = (event) => {
      const at = performance.now();
      act(event);
      if (name === "team") afterPaint(() => measured.patches.push(performance.now() - at));
    };
    addEventListener.call(this, name, timed);
  } as typeof addEventListener;

  new PerformanceObserver((list) => {
    measured.lcp = list.getEntries().at(-1)?.startTime ?? measured.lcp;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  const shifts = { from: Number.NEGATIVE_INFINITY, latest: Number.NEGATIVE_INFINITY, sum: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (entry.hadRecentInput) continue;
      const { startTime, value } = entry;
      if (startTime - shifts.latest > 1000 || startTime - shifts.from > 5000) {
        shifts.from = startTime;
        shifts.sum = 0;
      }
      shifts.latest = startTime;
      shifts.sum += value;
      measured.cls = Math.max(measured.cls, shifts.sum);
    }
  }).observe({ type: "layout-shift", buffered: true });
}
