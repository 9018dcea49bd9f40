/** What the stacks begin with that Slipway makes of its own templates, and with them the names of all that CloudFormation makes there. */
export const stackPrefix = "slipway-";

export const buildStackName = (serviceName: string) => `${stackPrefix}${serviceName}-build`;

export const serviceStackName = (serviceName: string) => `${stackPrefix}${serviceName}`;
