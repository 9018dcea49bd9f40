interface PagePolicyOptions {
  nonce: string;
  /** React and the bundler evaluate code and load it anew. */
  isDevelopment: boolean;
}

/** Only scripts that the server itself has written may run, and what these load. */
export function pagePolicy({ nonce, isDevelopment }: PagePolicyOptions): string {
  return policyOf({
    "default-src": "'self'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "script-src-attr": "'none'",
    "style-src": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Widths and colours that are data stand in `style` attributes; no sheet or script gets in by these.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  });
}

/** For all that is no page: nothing in it is ever to be run or shown within another page. */
export const otherPolicy = policyOf({
  "default-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
});

/** For an image that has one style sheet within it, of which this is the hash. */
export function badgePolicy(styleSha256: string): string {
  return `${otherPolicy}; style-src 'sha256-${styleSha256}'`;
}

function policyOf(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
