import "server-only";
import { hashOf, isSame } from "./secret";

interface Kept {
  expiresAt: Date;
  revokedAt: Date | null;
}

type SessionCheck = (row: Kept & { secretHash: string }, given: { secret: string }) => boolean;
type TokenCheck = (row: Kept) => boolean;

const isRevoked = ({ revokedAt }: Kept) => revokedAt !== null;
const isOver = ({ expiresAt }: Kept) => expiresAt.getTime() <= Date.now();

/** All must hold for a session to be one. */
export const sessionChecks: SessionCheck[] = [
  function hasTheSecret({ secretHash }, { secret }) {
    return isSame(secretHash, hashOf(secret));
  },
  function isNotRevoked(row) {
    return !isRevoked(row);
  },
  function hasNotExpired(row) {
    return !isOver(row);
  },
];

/** All must hold for an API token to be one. */
export const tokenChecks: TokenCheck[] = [
  function isNotRevoked(row) {
    return !isRevoked(row);
  },
  function hasNotExpired(row) {
    return !isOver(row);
  },
];
