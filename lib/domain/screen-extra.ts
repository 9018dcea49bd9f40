/** What a screen shows only where an admin has allowed it: what services cost, and where they answer. */
export const screenExtras = ["cost", "links"] as const;
export type ScreenExtra = (typeof screenExtras)[number];
