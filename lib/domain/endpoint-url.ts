/** `https://…` of an endpoint that ECS gives with or without a scheme. */
export function endpointUrl(endpoint: string): string {
  return /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`;
}
