/** The two columns of what is told about a failed item. */
export const itemLabel =
  "border-line px-4 font-medium text-ink-3 max-desk:pt-3 desk:border-t desk:py-3 desk:first:border-0";
export const itemValue =
  "min-w-0 border-line pr-4 max-desk:px-4 max-desk:pb-3 max-desk:not-last:border-b desk:border-t desk:py-3 desk:nth-of-type-1:border-0";
