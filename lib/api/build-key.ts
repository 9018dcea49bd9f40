export interface BuildAddress {
  target: string;
  buildId: string;
}

/** Where what is known of a build is kept in a page. */
export const buildKey = ({ target, buildId }: BuildAddress) => ["build", target, buildId] as const;
