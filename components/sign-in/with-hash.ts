/** A browser that is sent to sign in keeps what stood behind the `#`: the line of a log that somebody was sent. */
export function withHash(returnPath: string): string {
  return returnPath.includes("#") ? returnPath : returnPath + window.location.hash;
}
