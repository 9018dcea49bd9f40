import "server-only";
import type { SignInMethod } from "@/lib/domain/person";
import { env } from "@/server/env";
import { hashOf, isSame } from "./secret";

interface Kept {
  expiresAt: Date;
  revokedAt: Date | null;
}

type SessionCheck = (row: Kept & { secretHash: string; method: SignInMethod }, given: { secret: string }) => boolean;
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
  function isOfWayThatIsOpen({ method }) {
    // It is that of whoever sat at the machine, before others came to it.
    return method !== "operator" || env().hasOperator;
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
