/** How the tables of this page look. */
export const head = "text-2xs font-medium text-ink-3";
export const cell = "h-(--row) px-3.5 py-1.5 text-left align-middle font-medium max-desk:px-3";
export const number = "num text-right whitespace-nowrap font-normal";
export const headCell = "h-8 px-3.5 text-left align-middle font-medium whitespace-nowrap max-desk:px-3";
export const numberHead = "text-right";
