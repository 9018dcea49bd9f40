export const deviceCodeGrant = "urn:ietf:params:oauth:grant-type:device_code";
export const grantTypes = ["authorization_code", "refresh_token", deviceCodeGrant] as const;
export type GrantType = (typeof grantTypes)[number];

export function isGrantType(text: string): text is GrantType {
  return grantTypes.some((one) => one === text);
}
