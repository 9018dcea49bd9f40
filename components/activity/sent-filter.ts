import type { ActivityFilter } from "@/lib/api/access-queries";

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What is asked for: the address has days, of the place where it is read, both of them included. */
export function sentFilter({ from, to, ...rest }: ActivityFilter): ActivityFilter {
  return {
    ...rest,
    ...(from && day.test(from) && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to && day.test(to) && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  };
}
