/** Where a person types the code that a device shows. */
export const devicePath = "/identity-center/device";
/** Where a client on the person's own machine sends the browser. */
export const authorizePath = "/authorize";
