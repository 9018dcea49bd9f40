/** The words of the buttons that go back, wherever they stand. */
export const rollback = {
  history: "History",
  press: (version: string) => `Roll back to ${version}`,
  pressShort: "Roll back",
  previous: (version: string) => `Roll back to the previous version, ${version}`,
  starting: "Starting…",
};

export type RollbackText = typeof rollback;
