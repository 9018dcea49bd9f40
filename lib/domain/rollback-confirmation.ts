/** What has to be typed before a rollback in a protected target. */
export function rollbackConfirmation(alias: string, serviceName: string): string {
  return `${alias}/${serviceName}`;
}
