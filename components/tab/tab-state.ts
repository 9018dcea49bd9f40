/** How what a tab watches is doing. */
export type TabState = "running" | "waiting" | "failed" | "succeeded";

const shapes: Record<TabState, string> = {
  running: `<circle cx="16" cy="16" r="11" fill="none" stroke="#1d74b7" stroke-width="6" stroke-dasharray="46 24"/>`,
  waiting: `<circle cx="16" cy="16" r="15" fill="#b7791f"/><path d="M11 9v14M21 9v14" stroke="#fff" stroke-width="5"/>`,
  failed: `<rect width="32" height="32" rx="6" fill="#c0362c"/><path d="M9 9l14 14M23 9L9 23" stroke="#fff" stroke-width="5"/>`,
  succeeded: `<circle cx="16" cy="16" r="15" fill="#2f855a"/><path d="M8 17l6 6 11-13" fill="none" stroke="#fff" stroke-width="5"/>`,
};

/** Told apart by shape too. */
export function faviconOf(state: TabState): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shapes[state]}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Shows it in the tab; answers how to take it back. A link that is there already is not changed: React owns it. */
export function showInTab(state: TabState): () => void {
  const own = document.createElement("link");
  own.rel = "icon";
  own.type = "image/svg+xml";
  own.href = faviconOf(state);
  document.head.append(own); // of several, browsers take the last one that they can show
  return () => own.remove();
}
