/** The header by which a page learns its own address, with what stands behind the `?`. `proxy.ts` sets it, whatever a browser sends. */
export const pageAddressHeader = "x-slipway-page";
