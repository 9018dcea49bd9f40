/** The tags by which Slipway knows again what it made. */
export const ownTags = { createdBy: "slipway:created-by", service: "slipway:service", run: "slipway:run" } as const;
