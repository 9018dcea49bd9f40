import { usePathname, useRouter, useSearchParams } from "next/navigation";

/** One of few, kept in the address, so that a link shows the same; the usual one is left out of it. */
export function useAddressValue<Value extends string>(
  name: string,
  values: readonly Value[],
  usual: Value,
): [Value, (value: Value) => void] {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const given = search.get(name);
  const value = values.find((each) => each === given) ?? usual;
  const set = (next: Value) => {
    const wanted = new URLSearchParams(search);
    if (next === usual) wanted.delete(name);
    else wanted.set(name, next);
    router.replace(wanted.size > 0 ? `${pathname}?${wanted}` : pathname, { scroll: false });
  };
  return [value, set];
}
