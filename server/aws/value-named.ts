import "server-only";

/** Of a build's variables. */
export function valueNamed(variables: { name?: string; value?: string }[], wanted: string): string | undefined {
  return variables.find(({ name }) => name === wanted)?.value;
}
