/** The one nearest to zero; zero where there is none. */
export function least(moves: readonly number[]): number {
  return moves.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one), moves[0] ?? 0);
}
