const domains =
  "accounts analytics basket billing catalog checkout content delivery fraud identity inventory invoices loyalty media messages orders partners payments pricing promotions reports returns reviews search warehouse";
const kinds = "api web admin events webhooks internal preview reader";

/** As many names as are asked for, as teams would give them: `checkout-api`, and later `checkout-api-2`. */
export function serviceNames(count: number): string[] {
  const names = kinds.split(" ").flatMap((kind) => domains.split(" ").map((domain) => `${domain}-${kind}`));
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length);
    return `${names[index % names.length]}${round > 0 ? `-${round + 1}` : ""}`;
  });
}
