import type { World } from "../../world";

export interface LogsSettings {
  /** Every n-th forward page of a stream comes back empty although there are events; 0 is never. */
  emptyPageEvery: number;
}

export function logsSettings({ settings }: World): LogsSettings {
  return { emptyPageEvery: 0, ...(settings.logs as Partial<LogsSettings> | undefined) };
}
