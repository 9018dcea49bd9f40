/** What only the folded settings of a deploy say. */
export const moreSettings = {
  secretsAside: "by ARN: no value is read or shown",
  secretsHint:
    "The service’s execution role gets the right to read these, and no others. One key of a secret: its ARN and :KEY::.",
  secretWords: {
    name: "Name",
    value: "Pick a secret, or its ARN",
    nameOf: (row: number) => `Name of secret ${row}`,
    valueOf: (row: number) => `ARN of secret ${row}`,
    add: "Add a secret",
    remove: (name: string) => `Remove ${name || "this secret"}`,
  },
  stores: { ssm: "Systems Manager", secretsmanager: "Secrets Manager" },
  taskRoleHint: "What the app itself may do in AWS. Empty: nothing.",
  metrics: {
    AVERAGE_CPU: "Average CPU",
    AVERAGE_MEMORY: "Average memory",
    REQUEST_COUNT_PER_TARGET: "Requests per task",
  },
  units: { AVERAGE_CPU: "%", AVERAGE_MEMORY: "%", REQUEST_COUNT_PER_TARGET: "a minute" },
  commandHint: "Instead of the image’s own: one part a line, or a JSON array as in a Dockerfile.",
  logGroupHint: "One that is there. Empty: the service’s own, kept for 90 days.",
  tagsHint:
    "Beside Slipway’s own. A new service’s roles and log group get them too; later changes are made on the service alone.",
  tagWords: {
    name: "Key",
    value: "Value",
    nameOf: (row: number) => `Key of tag ${row}`,
    valueOf: (row: number) => `Value of tag ${row}`,
    add: "Add a tag",
    remove: (name: string) => `Remove ${name || "this tag"}`,
  },
};

export type MoreSettingsText = typeof moreSettings;
