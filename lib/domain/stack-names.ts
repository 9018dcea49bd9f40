/** Of the two stacks that Slipway makes of its own templates. */
export const buildStackName = (serviceName: string) => `slipway-${serviceName}-build`;

export const serviceStackName = (serviceName: string) => `slipway-${serviceName}`;
